/// What the page does beyond being read: filters, sorting, keys, the choice of light or dark.
///
/// Without it, the page is complete.
enum ReportScript {
  /// The buttons in the page's head.
  static let tools: StaticString = """
    <div class="tools" hidden><button type="button" id="b-theme">Theme: auto</button>\
    <button type="button" id="b-help" aria-keyshortcuts="?">Keys</button></div>
    """

  /// What stands above the text: the stepper and the list of keys.
  static let controls: StaticString = """
    <nav class="stepper" aria-label="Findings" hidden><button type="button" id="b-previous" \
    aria-label="Previous finding">‹</button><span id="s-place" aria-live="polite"></span>\
    <button type="button" id="b-next" aria-label="Next finding">›</button></nav>
    <dialog id="help" aria-labelledby="help-title"><h2 id="help-title">Keys</h2><dl>\
    <div><dt><kbd>j</kbd> <kbd>n</kbd></dt><dd>next finding</dd></div>\
    <div><dt><kbd>k</kbd> <kbd>p</kbd></dt><dd>previous finding</dd></div>\
    <div><dt><kbd>/</kbd></dt><dd>filter</dd></div>\
    <div><dt><kbd>t</kbd></dt><dd>light or dark</dd></div>\
    <div><dt><kbd>?</kbd></dt><dd>this list</dd></div></dl>\
    <p><button type="button" id="b-close">Close</button></p></dialog>

    """

  /// The script.
  static let text: StaticString = """
    (() => {
    'use strict';
    const one = (s, r = document) => r.querySelector(s);
    const all = (s, r = document) => Array.from(r.querySelectorAll(s));
    const root = document.documentElement;
    const notes = all('.note');
    const marks = new Map();
    for (const mark of all('mark')) {
      const id = mark.getAttribute('aria-describedby');
      if (!marks.has(id)) marks.set(id, []);
      marks.get(id).push(mark);
    }
    const drafts = all('.draft').map(section => ({
      section, notes: all('.note', section), row: one('tr[data-draft="' + section.id + '"]')
    }));
    for (const element of all('.tools, .stepper, #filters')) element.hidden = false;

    // Light or dark.
    const themes = ['auto', 'light', 'dark'];
    const themeButton = one('#b-theme');
    const setTheme = theme => {
      if (theme === 'auto') delete root.dataset.theme; else root.dataset.theme = theme;
      themeButton.textContent = 'Theme: ' + theme;
      try { localStorage.setItem('galley-theme', theme); } catch {}
    };
    const nextTheme = () => setTheme(themes[(themes.indexOf(root.dataset.theme || 'auto') + 1) % 3]);
    try { const kept = localStorage.getItem('galley-theme'); if (themes.includes(kept)) setTheme(kept); } catch {}
    themeButton.addEventListener('click', nextTheme);

    // From finding to finding.
    let current = -1;
    const place = one('#s-place');
    const seen = () => notes.filter(note => !note.hidden);
    const showPlace = () => {
      const open = seen();
      const at = open.indexOf(notes[current]);
      place.textContent = (at < 0 ? '–' : at + 1) + ' of ' + open.length;
      one('.stepper').hidden = notes.length === 0;
    };
    const select = note => {
      for (const old of all('.current')) old.classList.remove('current');
      current = notes.indexOf(note);
      if (!note) return;
      note.classList.add('current');
      for (const mark of marks.get(note.id) || []) mark.classList.add('current');
      showPlace();
    };
    const step = by => {
      const open = seen();
      if (!open.length) return;
      let at = open.indexOf(notes[current]);
      at = at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length;
      const note = open[at];
      select(note);
      const mark = (marks.get(note.id) || [note])[0];
      for (let box = mark.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
      mark.scrollIntoView({ block: 'center' });
      const link = one('.ref', (marks.get(note.id) || []).find(m => one('.ref', m)) || note) || one('.num', note);
      if (link) { link.tabIndex = 0; link.focus({ preventScroll: true }); }
    };
    one('#b-next').addEventListener('click', () => step(1));
    one('#b-previous').addEventListener('click', () => step(-1));
    document.addEventListener('click', event => {
      const link = event.target.closest('a.ref, a.num');
      if (!link) return;
      const id = link.matches('.num') ? link.closest('.note').id : link.getAttribute('href').slice(1);
      select(document.getElementById(id));
    });

    // Filters.
    const text = one('#f-text');
    const rule = one('#f-rule');
    const boxes = all('#filters input[type=checkbox]');
    const filter = () => {
      if (!text) return;
      const words = text.value.trim().toLowerCase();
      const kinds = new Set(boxes.filter(box => box.checked).map(box => box.value));
      const isOpen = !rule.value && kinds.size === boxes.length;
      let findings = 0, shown = 0;
      for (const draft of drafts) {
        const named = !words || draft.row.textContent.toLowerCase().includes(words);
        let kept = 0;
        for (const note of draft.notes) {
          const keep = kinds.has(note.dataset.severity) && (!rule.value || note.dataset.rule === rule.value)
            && (named || note.textContent.toLowerCase().includes(words));
          note.hidden = !keep;
          for (const mark of marks.get(note.id) || []) mark.classList.toggle('off', !keep);
          if (keep) kept++;
        }
        const keep = kept > 0 || (isOpen && named);
        draft.section.hidden = draft.row.hidden = !keep;
        findings += kept;
        if (keep) shown++;
      }
      one('#f-count').textContent = findings + ' of ' + notes.length + ' findings, ' + shown + ' of '
        + drafts.length + ' drafts';
      showPlace();
    };
    if (text) {
      text.addEventListener('input', filter);
      for (const box of [rule, ...boxes]) box.addEventListener('change', filter);
    }

    // Sorting.
    const table = one('#list');
    const number = cell => Number(cell.textContent.replace(/,/g, ''));
    all('thead th', table).forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') ? head.getAttribute('aria-sort') === 'ascending' : column > 0;
        for (const other of all('thead th', table)) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const rows = drafts.map(draft => draft.row);
        rows.sort((a, b) => {
          const [x, y] = [a.cells[column], b.cells[column]];
          const order = column ? number(x) - number(y) : x.textContent.localeCompare(y.textContent);
          return down ? -order : order;
        });
        table.tBodies[0].append(...rows);
      });
    });

    // Keys, help, print.
    const help = one('#help');
    one('#b-help').addEventListener('click', () => help.showModal());
    one('#b-close').addEventListener('click', () => help.close());
    document.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
      if (event.target.closest('input, select, textarea')) return;
      const act = { j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1), t: nextTheme,
        '?': () => help.showModal(), '/': () => text && text.focus() }[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
    let closed = [];
    addEventListener('beforeprint', () => {
      closed = all('details:not([open])');
      for (const d of closed) d.open = true;
    });
    addEventListener('afterprint', () => { for (const d of closed) d.open = false; });
    filter();
    showPlace();
    })();
    """
}
