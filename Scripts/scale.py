#!/usr/bin/env python3
"""Drafts that are nothing but one thing, at four sizes: the cost of each must grow with its size, not faster.

Prints the processor time of each and exits with 1 if any grew more than it should.
"""
import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile


def word(number):
    """An invented word, the same for the same number."""
    source = random.Random(number)
    return "".join(source.choice("bcdfghklmnprst") + source.choice("aeiou") for _ in range(4))


def repeated(piece, before="", behind=""):
    return lambda count: before + piece * count + behind


def numbered(piece, before="", behind="", join=""):
    return lambda count: before + join.join(piece % ((index,) * piece.count("%")) for index in range(count)) + behind


def worded(piece, join=" "):
    return lambda count: join.join(piece % word(index) for index in range(count))


# Name: extension, pieces at the smallest size, draft of a number of pieces.
DRAFTS = {
    "sentences in paragraphs": (
        "html",
        20000,
        repeated('<p>The council met on Monday and voted for the new bridge.</p>\n'),
    ),
    "sentences in lines": ("txt", 20000, repeated('The council met on Monday and voted for the new bridge.\n')),
    "paragraphs of a letter": ("html", 20000, repeated('<p>a</p>')),
    "lines of a letter": ("txt", 20000, repeated('a\n')),
    "lines behind a space": ("txt", 20000, repeated(' a\n')),
    "equal paragraphs": ("html", 20000, repeated('<p>The same line here.</p>')),
    "equal paragraphs of text": ("txt", 20000, repeated('The same line here.\n\n')),
    "equal paragraphs of Markdown": ("md", 20000, repeated('The same line here.\n\n')),
    "open tags": ("html", 20000, repeated('<p><i>x</p>')),
    "end tags alone": ("html", 20000, repeated('</b>', before='<p>x')),
    "less-than signs": ("html", 20000, repeated('< ', before='<p>')),
    "tags in a tag": ("html", 20000, repeated('b ', before='<p>x <a ')),
    "quotes that stay open": ("html", 20000, repeated('<p>x <a title="')),
    "comments that stay open": ("html", 20000, repeated('<p>x</p><!-- ')),
    "comments": ("html", 20000, repeated('<!-- c --><p>x</p>')),
    "attributes of a tag": ("html", 1000, numbered(' a%d=b', before="<p", behind=">x</p>")),
    "alternative texts": ("html", 20000, repeated('<img src=a alt="teh cat"> ')),
    "headlines": ("html", 20000, repeated('<h1>Title here</h1>')),
    "links": ("html", 20000, repeated('<a href="http://a.b/?utm_source=x">w</a> ')),
    "canonical links": ("html", 20000, numbered('<link rel=canonical href="http://a.b/%d">', behind="<p>x</p>")),
    "stets": ("html", 8000, repeated('<!-- stet typo --><p>THe mayor spoke.</p>')),
    "idle stets": ("html", 8000, repeated('<!-- stet typo --><p>The mayor spoke.</p>')),
    "stretches in stretches": ("html", 8000, repeated('<!-- stet-begin typo --><p>THe mayor spoke.</p>')),
    "ends of stretches": ("html", 8000, repeated('<!-- stet-end --><p>THe mayor spoke.</p>')),
    "stets before nothing": ("html", 8000, repeated('<!-- stet typo -->', behind='<p>x</p>')),
    "stets in Markdown": ("md", 8000, repeated('<!-- stet typo -->\n\nTHe mayor.\n\n')),
    "quotation marks": ("txt", 20000, repeated('" ')),
    "open quotations": ("txt", 20000, repeated('“a ')),
    "brackets": ("txt", 20000, repeated('(')),
    "brackets of two kinds": ("txt", 20000, repeated('(a [')),
    "brackets of Markdown": ("md", 20000, repeated('[')),
    "links that stay open": ("md", 20000, repeated('[a](')),
    "images": ("md", 20000, repeated('![a](b) ')),
    "links of Markdown": ("md", 20000, repeated('[a](http://x.y/?a=b&utm_source=q) ')),
    "emphasis": ("md", 20000, repeated('*a **b ')),
    "bare addresses": ("md", 20000, repeated('www.a.b ')),
    "addresses in angles": ("md", 20000, repeated('<http://a.b> ')),
    "quoted lines": ("md", 20000, repeated('> a\n')),
    "list items": ("md", 20000, repeated('- a\n')),
    "rows of a table": ("md", 20000, repeated('| c | d |\n')),
    "headings": ("md", 20000, repeated('# a\n\n')),
    "fences": ("md", 20000, repeated('```\na\n```\n')),
    "references": ("md", 20000, repeated('&amp; ')),
    "keys of YAML": ("md", 2000, numbered("k%d: v\n", before="---\n", behind="---\n\nText.\n")),
    "keys of TOML": ("md", 2000, numbered('k%d = "v"\n', before="+++\n", behind="+++\n\nText.\n")),
    "a long word": ("txt", 20000, repeated('aaaaaaaaaa')),
    "a long line": ("txt", 20000, repeated('The council met on Monday. ')),
    "hyphens in a word": ("txt", 20000, repeated('a-')),
    "points": ("txt", 20000, repeated('.')),
    "commas": ("txt", 20000, repeated(',')),
    "spaces": ("txt", 20000, repeated(' ')),
    "no-break spaces in words": ("txt", 20000, repeated('a\xa0\xa0b ')),
    "no-break spaces": ("txt", 20000, repeated('\xa0')),
    "zero-width spaces": ("txt", 20000, repeated('\u200b')),
    "direction marks": ("txt", 20000, repeated('\u202e')),
    "lost characters": ("txt", 20000, repeated('a�')),
    "mojibake": ("txt", 20000, repeated('Ã©')),
    "control characters": ("txt", 20000, repeated('\x01')),
    "combining marks": ("txt", 20000, repeated('́')),
    "blank lines": ("txt", 20000, repeated('a\n\n\n\n')),
    "trailing spaces": ("txt", 20000, repeated('a  \n')),
    "different unknown words": ("txt", 6000, worded("%s")),
    "different unknown names": ("txt", 6000, worded("He met the %s today, said Mokhber and Mokhbar.")),
    "unknown words in paragraphs": ("txt", 6000, worded("The word %s is here.", join="\n\n")),
    "misspellings": ("txt", 20000, repeated('He recieved teh word. ')),
    "doubled initials": ("txt", 20000, repeated('He saw the pPresident. ')),
    "lost initials": ("txt", 20000, repeated('brahim Rezaei said so.\n\n')),
    "doubled words": ("txt", 20000, repeated('the the ')),
    "two capitals": ("txt", 20000, repeated('THe ')),
    "articles": ("txt", 20000, repeated('an report a apple ')),
    "missing spaces": ("txt", 20000, repeated('end.Start,of ')),
    "addresses": ("txt", 20000, repeated('http://a.b/c?utm_source=x ')),
    "mail addresses": ("txt", 20000, repeated('a@b.co ')),
    "at signs": ("txt", 20000, repeated('a@')),
    "redacted addresses": ("txt", 20000, repeated('[email protected] ')),
    "placeholders": ("txt", 20000, repeated('{{ a }} TK [b] XXX ')),
    "shortcodes": ("txt", 20000, repeated('[caption id=1] ')),
    "markup in text": ("txt", 20000, repeated('<b>x</b> &lt;i&gt; ')),
    "dates": ("txt", 20000, repeated('On Friday, 31 June 2025, he came. ')),
    "serial numbers": ("txt", 20000, repeated('ISSN 2330-717X\n\n')),
    "digits": ("txt", 20000, repeated('1')),
    "boilerplate": ("txt", 20000, repeated('Leave a Reply\n\n')),
    "bylines": ("txt", 20000, repeated('By Ann Bell\n\n')),
    "divided words": ("txt", 20000, repeated('infor-\nmation ')),
    "line breaks": ("html", 20000, repeated('a<br>', before='<p>')),
    "spans": ("html", 20000, repeated('<span>a</span>')),
    "references in pages": ("html", 20000, repeated('a&rsquo;', before='<p>')),
    "scripts": ("html", 20000, repeated('<script>var a="<p>";</script><p>x</p>')),
    "linked data": (
        "html",
        20000,
        repeated('<script type="application/ld+json">{"@type":"Article","headline":"A b"}</script>'),
    ),
    "times": ("html", 20000, repeated('<time datetime="2025-01-01">x</time>')),
    "rows": ("html", 20000, repeated('<table><tr><td>a</td><td>b</td></tr></table>')),
    "articles of a page": (
        "html",
        20000,
        repeated('<article><h2>A</h2><p>The council met on Monday and voted.</p></article>'),
    ),
    "stretches of language": ("html", 20000, repeated('<span lang=de>Wort</span> ')),
    "hidden mail addresses": (
        "html",
        20000,
        repeated(
            '<p>at <a href="/cdn-cgi/l/email-protection" class="__cf_email__" d'
            'ata-cfemail="5118151e1d1c1102051403">[email&#160;protected]</a></p>'),
    ),
    "markup of Word": ("html", 20000, repeated('<p class=MsoNormal>x<o:p></o:p></p>')),
    "empty links": ("html", 20000, repeated('<a href=""></a>')),
    "images without text": ("html", 20000, repeated('<img src=a.jpg>')),
    "sections of CDATA": ("html", 20000, repeated('<p><![CDATA[x]]></p>')),
    "bodies": ("html", 20000, repeated('<html><body>a')),
    "list items of a page": ("html", 20000, repeated('<li>word ')),
}


def seconds(command, path, limit):
    """The processor time of a run; None where it was ended or refused the draft."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        run = subprocess.run([*command, path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=limit)
    except subprocess.TimeoutExpired:
        return float("inf")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode not in (0, 1):
        return None
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--galley", required=True)
    parser.add_argument("--command", default="lint", help="the command, with its options")
    parser.add_argument("names", nargs="*", help="the drafts to run; all, if none is given")
    options = parser.parse_args()
    command = [options.galley, *options.command.split(), "--no-config"]
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in options.names or DRAFTS:
            extension, count, draft = DRAFTS[name]
            path = os.path.join(folder, "draft." + extension)
            times = []
            for factor in (1, 2, 4, 8):
                with open(path, "w", encoding="utf-8") as file:
                    file.write(draft(count * factor))
                times.append(seconds(command, path, 60))
            shown = " ".join("refused" if time is None else f"{time:7.2f}" for time in times)
            # Below a fifth of a second the start and the clock weigh as much as the draft.
            is_fault = times[3] is not None and times[2] is not None and times[3] > max(0.2, 3 * times[2])
            faults += is_fault
            print(f"{name:30} {shown}{'   grows too fast' if is_fault else ''}", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
