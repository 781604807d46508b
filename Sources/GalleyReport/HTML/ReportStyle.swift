/// The page's style: paper and proof marks, light and dark, wide, narrow and in print.
enum ReportStyle {
  /// The style sheet.
  static let text: StaticString = """
    :root{color-scheme:light dark;--ground:light-dark(#f2efe8,#161513);--paper:light-dark(#fffefb,#1f1d1a);
    --ink:light-dark(#25211c,#e8e2d7);--quiet:light-dark(#6a6258,#a59c8e);--line:light-dark(#dfd8cb,#37332d);
    --error:light-dark(#a8241b,#ff9c8f);--warning:light-dark(#835200,#edbd5e);
    --suggestion:light-dark(#285d8c,#8fc2ee);
    --error-wash:light-dark(#fae3df,#47221d);--warning-wash:light-dark(#faeccd,#413212);
    --suggestion-wash:light-dark(#e0ecf6,#1c3549);--gone:light-dark(#a8241b,#ff9c8f);
    --new:light-dark(#24693a,#8fd19e);
    --serif:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L",P052,"Book Antiqua",Georgia,serif;
    --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
    --mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;--margin:20rem}
    [data-theme=light]{color-scheme:light}[data-theme=dark]{color-scheme:dark}
    *{box-sizing:border-box}[hidden]{display:none!important}
    html{scroll-padding:5rem;text-size-adjust:100%}
    body{margin:0;background:var(--ground);color:var(--ink);font:400 .9375rem/1.5 var(--sans)}
    main,.top,footer{max-width:72rem;margin:0 auto;padding:0 1.5rem}
    h1,h2,h3,h4,h5,h6,p,dl,dd,ol,ul,table,blockquote,pre,fieldset{margin:0;padding:0;border:0}
    a{color:inherit;text-underline-offset:.18em;text-decoration-thickness:1px;text-decoration-color:var(--quiet)}
    :focus-visible{outline:2px solid var(--suggestion);outline-offset:2px;border-radius:2px}
    .sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .skip{position:absolute;left:1rem;top:-4rem;background:var(--paper);padding:.5rem 1rem;z-index:3}
    .skip:focus{top:1rem}
    .symbols{position:absolute}
    button,input,select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);
    border-radius:4px;
    padding:.25rem .6rem}button{cursor:pointer}button:hover{border-color:var(--quiet)}
    input[type=checkbox]{accent-color:var(--ink);margin:0}
    .error{--tone:var(--error);--wash:var(--error-wash)}.warning{--tone:var(--warning);--wash:var(--warning-wash)}
    .suggestion{--tone:var(--suggestion);--wash:var(--suggestion-wash)}
    .sev{color:var(--tone);font-weight:600;white-space:nowrap}
    .sev svg{width:.85em;height:.85em;fill:currentColor;margin-right:.35em;vertical-align:-.06em}
    .cut{stroke:var(--paper);stroke-width:1.8;fill:none}

    .top{display:grid;grid-template-columns:1fr auto;align-items:end;gap:.1rem 1rem;padding-top:3rem;
    padding-bottom:1.5rem}
    .brand{grid-column:1/-1;font:italic 1.125rem var(--serif);color:var(--quiet);letter-spacing:.01em}
    h1{font:400 clamp(1.9rem,5vw,2.75rem)/1.15 var(--serif);letter-spacing:-.01em;text-wrap:balance}
    .tools{display:flex;gap:.5rem;font-size:.8125rem}
    main>section>h2{font:400 1.375rem/1.3 var(--serif);margin-bottom:1rem}
    .overview,.list{border-top:1px solid var(--line);padding:1.75rem 0 2.25rem}
    dl.facts{display:flex;flex-wrap:wrap;gap:1rem 3rem}dl.facts dt{color:var(--quiet);font-size:.8125rem}
    dl.facts dd{font:400 1.75rem/1.2 var(--serif);font-variant-numeric:lining-nums}
    .bar{display:block;width:100%;height:.625rem;margin-top:1.75rem;border-radius:5px}.bar rect{fill:var(--tone)}
    .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 2rem;margin:.6rem 0 0}.legend .sev{font-weight:400}
    .legend b{font-variant-numeric:tabular-nums}
    table{border-collapse:collapse;width:100%;text-align:left}
    th,td{padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--line);font-weight:400;vertical-align:baseline}
    thead th{color:var(--quiet);font-size:.8125rem}
    caption{text-align:left;color:var(--quiet);font-size:.8125rem;padding:0 0 .25rem}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.zero{color:var(--quiet);opacity:.75}
    .rules{margin-top:2rem}.rules th[scope=row]{white-space:nowrap}.rules td:nth-child(2){color:var(--quiet);
    width:100%}
    .rules rect{fill:var(--quiet);opacity:.55}.rules svg{display:block}
    .rules caption{font:400 1.0625rem var(--serif);color:var(--ink)}
    .failures{margin-top:2rem;border-left:3px solid var(--error);padding-left:1rem}.failures ul{list-style:none}
    .failures h3{font:600 .9375rem var(--sans);color:var(--error)}.failures b{overflow-wrap:anywhere}
    .filters{display:flex;flex-wrap:wrap;align-items:center;gap:.6rem 1.25rem;margin-bottom:1rem;font-size:.8125rem}
    .filters fieldset{display:flex;gap:1rem}.filters fieldset label{display:flex;gap:.4em;align-items:center}
    .filters select{max-width:16rem}#f-count{color:var(--quiet);margin-left:auto}
    #list th[scope=row]{width:100%;overflow-wrap:anywhere}
    #list small{display:block;color:var(--quiet);font-size:.8125rem}
    #list thead button{border:0;background:none;padding:0;color:inherit}
    #list [aria-sort=ascending] button::after{content:" ↑"}#list [aria-sort=descending] button::after{content:" ↓"}

    .draft{border-top:1px solid var(--line);padding:2.5rem 0 3.5rem;content-visibility:auto;
    contain-intrinsic-size:auto 60rem}
    .draft>header>h2{font:600 1rem/1.4 var(--sans);overflow-wrap:anywhere}
    .facts{color:var(--quiet)}p.facts{font-size:.8125rem}.facts dd{color:var(--ink)}
    .front{display:grid;align-items:start;grid-template-columns:minmax(0,1fr) var(--margin);margin:1.25rem 0 0}
    .front>:only-child{grid-column:1/-1}
    .metadata{font-size:.8125rem}.metadata th{color:var(--quiet);width:7rem;white-space:nowrap}
    .metadata td{overflow-wrap:anywhere;padding-right:0}.metadata small{color:var(--quiet);font-size:inherit}
    .values{display:inline-grid;grid-auto-columns:minmax(0,1fr);gap:0 1.5rem;max-width:100%}
    .several{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr))}
    .several .value{border-left:2px solid var(--line);padding-left:.6rem}.several small{display:block}
    .missing,.rejected{color:var(--quiet)}.missing{font-style:italic;margin-right:.75rem}
    .general h3{font:400 .8125rem var(--sans);color:var(--quiet);padding-left:1.5rem}
    .body{margin-top:1.5rem;display:grid;grid-template-columns:minmax(0,1fr) var(--margin)}
    .body>*,.text{grid-column:1}.row,ul.list{display:contents}.row>.notes{grid-column:2;align-self:start}
    .reach2{grid-row:span 2}.reach3{grid-row:span 3}.reach4{grid-row:span 4}.reach5{grid-row:span 5}
    .reach6{grid-row:span 6}.reach7{grid-row:span 7}.reach8{grid-row:span 8}.reach9{grid-row:span 9}
    .body::before,.body::after{content:"";display:block;height:2.25rem;grid-column:1;
    background:var(--paper);border:1px solid var(--line)}
    .body::before{border-bottom:0;border-radius:3px 3px 0 0}.body::after{border-top:0;border-radius:0 0 3px 3px}
    .text{background:var(--paper);border:solid var(--line);border-width:0 1px;padding:.5em 3.25rem;
    font:400 1.125rem/1.62 var(--serif);overflow-wrap:anywhere;hanging-punctuation:first}
    .lines,.blank{white-space:pre-wrap}
    h3.text{font-size:1.875rem;line-height:1.2;padding-top:.3em;padding-bottom:.4em;letter-spacing:-.008em}
    h4.text{font-size:1.375rem;line-height:1.3;padding-top:1em}h5.text{font-size:1.125rem;font-weight:600;
    padding-top:1em}
    h6.text{font-size:1.125rem;font-style:italic;padding-top:1em}
    .byline{font-style:italic;color:var(--quiet)}.caption,.aside{font-size:.9375rem;color:var(--quiet)}
    .label{font:400 .75rem var(--sans);margin-right:.7em;color:var(--quiet);border:1px solid var(--line);
    border-radius:3px;padding:.05em .4em}
    blockquote.text{padding-left:5rem;font-style:italic}
    .list{list-style:none}ul.list{padding:0;border:0}.item{padding-left:4.75rem;position:relative}
    .item::before{content:"•";position:absolute;margin-left:-1.1em;color:var(--quiet)}.deep{padding-left:6.5rem}
    .cells{font-size:1rem}.cell{display:inline-block;border-bottom:1px solid var(--line);padding:.1em 1.2em .1em 0}
    pre.text{font:.875rem/1.55 var(--mono);white-space:pre-wrap}.text code{font:.875em var(--mono)}
    .link{text-decoration:underline 1px var(--quiet);text-underline-offset:.2em}
    .hid{font:600 .6875em var(--sans);border:1px solid;border-radius:3px;padding:.05em .3em;margin:0 .1em;
    vertical-align:.1em;color:var(--error);white-space:nowrap}
    mark{background:var(--wash);color:inherit;border-radius:2px;padding:.08em .06em;box-decoration-break:clone;
    -webkit-box-decoration-break:clone;text-decoration:underline 1.5px var(--tone);text-underline-offset:.22em;
    text-decoration-skip-ink:none}
    mark.warning{text-decoration-style:dashed}mark.suggestion{text-decoration-style:dotted}
    mark.error{text-decoration-style:wavy;text-decoration-thickness:1px}mark.blank{padding:.08em .2em}
    mark.off{background:none;text-decoration:none;padding:0}mark.off>.ref,mark.off>.point{display:none}
    mark.current,mark:target{box-shadow:0 0 0 2px var(--tone)}.point{color:var(--tone);font-weight:700}
    .ref{display:inline-block;font:600 .6875rem/1 var(--sans);font-style:normal;color:var(--tone);
    text-decoration:none;
    vertical-align:.55em;padding:.1rem .15rem;min-width:1em;text-align:center;font-variant-numeric:lining-nums}
    .notes{list-style:none;padding:.45rem 0 .45rem 1.5rem;font-size:.8125rem;line-height:1.45;min-width:0}
    .note{border-left:2px solid var(--tone);padding:.1rem 0 .1rem .8rem;margin:.3rem 0 .8rem;overflow-wrap:anywhere}
    .note.current,.note:target{background:var(--wash)}
    .what{display:flex;align-items:baseline;gap:0 .6rem}.rule,.at,.see{color:var(--quiet)}
    .at{margin-left:auto;font-variant-numeric:tabular-nums}
    .num{font-weight:700;color:var(--tone);text-decoration:none;font-variant-numeric:tabular-nums}
    .message{font-size:.875rem;margin:.1rem 0}
    .fix{margin:.3rem 0 .2rem}.badge{color:var(--quiet);border:1px solid var(--line);border-radius:3px;
    padding:0 .35em;
    margin-right:.55em;font-size:.75rem;white-space:nowrap}.safe{color:var(--new);border-color:currentColor}
    .change{font:.9375rem/1.5 var(--serif)}del{color:var(--gone);text-decoration:line-through 1.5px}
    ins{color:var(--new);text-decoration:underline 1.5px;text-underline-offset:.18em}del+ins{margin-left:.25em}
    .note summary{color:var(--quiet);cursor:pointer;width:fit-content}
    .note details p{padding:.1rem 0 .3rem;max-width:60ch}
    .quiet,.outside{background:var(--paper);border:solid var(--line);border-width:0 1px}
    details>.row>.text,details li>.text{border:0}.quiet>summary,.outside>summary{padding:.55rem 3.25rem;
    color:var(--quiet);font-size:.8125rem;cursor:pointer}
    .quiet>summary:hover,.outside>summary:hover{color:var(--ink)}.outside .text{color:var(--quiet)}
    footer{color:var(--quiet);font-size:.8125rem;padding-top:1.5rem;padding-bottom:5rem;
    border-top:1px solid var(--line)}
    .stepper{position:fixed;right:1.25rem;bottom:1.25rem;display:flex;gap:.6rem;align-items:center;
    background:var(--paper);
    border:1px solid var(--line);border-radius:2rem;padding:.3rem .6rem;font-size:.8125rem;
    font-variant-numeric:tabular-nums;box-shadow:0 2px 10px #0002}
    .stepper button{border:0;background:none;font-size:1.25rem;line-height:1;padding:.1rem .5rem .25rem}
    dialog{background:var(--paper);color:var(--ink);border:1px solid var(--line);border-radius:6px;
    padding:1.5rem 2rem}
    dialog::backdrop{background:#0006}dialog h2{font:400 1.375rem var(--serif);margin-bottom:.75rem}
    dialog dl>div{display:flex;gap:1rem;padding:.2rem 0}dialog dt{min-width:5rem}dialog>p{margin-top:1rem}
    kbd{font:.8125rem var(--mono);border:1px solid var(--line);border-radius:3px;padding:.1em .4em}

    @media (max-width:64rem){:root{--margin:0rem}.body,.row,ul.list,.front{display:block}
    .notes{padding:.6rem 3.25rem;background:var(--paper);border:solid var(--line);border-width:0 1px}
    .front .notes{background:none;border:0;padding:.3rem 0}.general{margin-top:1.25rem}.general h3{padding:0}}
    @media (max-width:40rem){main,.top,footer{padding-left:1rem;padding-right:1rem}.top{grid-template-columns:1fr;
    padding-top:1.5rem}.text,.notes,.quiet>summary,.outside>summary{padding-left:1rem;padding-right:1rem}
    .draft{margin:0 -1rem;padding-left:0;padding-right:0}.draft>header{padding:0 1rem}
    .body::before,.body::after{height:1rem}.item{padding-left:2.25rem}.deep{padding-left:3.5rem}
    blockquote.text{padding-left:2.25rem}.text{font-size:1.0625rem}
    .rules td:nth-child(2),.rules th:nth-child(2),.rules td:last-child,
    .rules thead td{display:none}.rules th[scope=row]{white-space:normal;width:100%}
    .metadata th{width:auto}.filters fieldset{flex-wrap:wrap}#f-count{margin-left:0}h3.text{font-size:1.5rem}
    #list thead th{font-size:.75rem}dl.facts{gap:.75rem 2rem}}
    @media print{:root,[data-theme]{color-scheme:light;--ground:#fff;--paper:#fff;--margin:0rem}body{font-size:9.5pt}
    .tools,.filters,.stepper,.skip,footer,dialog,.outside{display:none!important}main,.top{max-width:none;padding:0}
    .draft{break-before:page;content-visibility:visible;padding:0}.body,.row,ul.list,.front{display:block}
    .text,.body::before,.body::after,.notes,.quiet,.outside{border:0}.body::before,.body::after{height:0}
    .text{padding:.35em 0;font-size:11pt}.item{padding-left:1.5rem}blockquote.text{padding-left:1.5rem}
    .notes{padding:.2rem 0 .4rem 1.5rem}.note,h3,h4,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}
    .quiet>summary{padding:.3rem 0}mark,.bar rect,.rules rect{print-color-adjust:exact;
    -webkit-print-color-adjust:exact}
    details::details-content{content-visibility:visible;block-size:auto}}
    """
}
