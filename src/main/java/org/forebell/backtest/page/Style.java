package org.forebell.backtest.page;

/**
 * The page's style sheet. Colours are those of Okabe and Ito (2008), which colour-blind readers can
 * tell apart, darkened or lightened until text in them can be read on its ground.
 */
final class Style {

  private static final String COLOURS =
      """
      :root{color-scheme:light dark;--ink:#1b2130;--dim:#596273;--line:#d5dae3;--ground:#fff;
      --soft:#f3f5f9;--k0:#0072b2;--k1:#b84a00;--k2:#007a5a;--k3:#8a3f7f;--bad:#b3261e;
      --bar:#bfdcf0;--veil:rgba(0,0,0,.14)}
      @media screen and (prefers-color-scheme:dark){:root{--ink:#e7eaf0;--dim:#a3acbc;
      --line:#39414f;--ground:#12161d;--soft:#1b212b;--k0:#6cbaf2;--k1:#f5a25f;--k2:#52cfa3;
      --k3:#dba4d3;--bad:#ff8f86;--bar:#1e4a6b;--veil:rgba(0,0,0,.6)}}
      """;

  private static final String TEXT =
      """
      *{box-sizing:border-box}
      html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
      body{margin:0 auto;padding:1rem;max-width:72rem;background:var(--ground);color:var(--ink);
      font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:break-word}
      .over{margin:0;color:var(--dim);font-size:.9rem}
      h1{margin:.1rem 0 1rem;font-size:clamp(1.5rem,5vw,2.1rem);line-height:1.2;
      letter-spacing:-.01em}
      h2{margin:0 0 .75rem;font-size:1.35rem;line-height:1.25}
      h3{margin:2rem 0 .25rem;font-size:1.05rem}
      section{margin-top:2.75rem;padding-top:1.5rem;border-top:1px solid var(--line);
      scroll-margin-top:.5rem}
      p,ul,dl{max-width:44rem;margin:.75rem 0}
      ul{padding-left:1.2rem}
      a{color:var(--k0)}
      nav ol{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;margin:0;padding:0;list-style:none}
      nav a{display:inline-block;padding:.3rem 0}
      dt{margin-top:.6rem;color:var(--dim);font-size:.9rem}
      dd{margin:0}
      code,pre{font:.875rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;
      overflow-wrap:anywhere}
      pre{max-width:100%;padding:.75rem 1rem;overflow-x:auto;background:var(--soft);
      border-radius:.4rem;white-space:pre-wrap}
      .note,.missing{color:var(--dim);font-size:.9rem}
      .missing{padding-left:.75rem;border-left:3px solid var(--line)}
      .said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
      white-space:nowrap}
      .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.8rem,1fr));gap:.6rem}
      .facts div{padding:.6rem .8rem;background:var(--soft);border-radius:.4rem}
      .facts dt{margin:0}
      .facts dd{font-size:1.4rem;font-weight:600;line-height:1.2}
      details{margin:1rem 0}
      summary{padding:.3rem 0;color:var(--k0);cursor:pointer}
      """;

  private static final String TABLES =
      """
      figure{margin:1.25rem 0}
      figcaption{max-width:44rem;color:var(--dim);font-size:.9rem;margin-bottom:.35rem}
      .box{overflow-x:auto;position:relative;max-width:100%;
      background:linear-gradient(to left,var(--ground) 30%,transparent) right/3rem 100% no-repeat
      local,linear-gradient(to left,var(--veil),transparent) right/.9rem 100% no-repeat scroll}
      .box:focus-visible{outline:2px solid var(--k0);outline-offset:2px}
      table{border-collapse:collapse;font-size:.875rem;line-height:1.35;
      font-variant-numeric:tabular-nums}
      th,td{padding:.35rem .7rem;border-bottom:1px solid var(--line);text-align:right;
      vertical-align:top;white-space:nowrap}
      thead th,thead td{vertical-align:bottom;font-weight:600;white-space:normal;
      border-bottom-color:var(--dim)}
      thead td{border-bottom:0}
      thead th{min-width:5.2rem}
      thead th[scope=colgroup]{text-align:center;border-bottom-color:var(--line)}
      tbody th[scope=row]{position:sticky;left:0;z-index:1;min-width:7.5rem;max-width:17rem;
      background:var(--ground);text-align:left;font-weight:400;white-space:normal}
      .block th{padding-top:1rem;text-align:left;font-weight:600}
      .block span{position:sticky;left:.7rem}
      tr.ours>*,tr.ours>th[scope=row]{background-color:var(--soft)}
      tr.total>*,tr.ours>th[scope=row]{font-weight:600}
      td small{display:block;color:var(--dim);font-size:.75rem;font-weight:400}
      td.wide small{font-size:.8rem}
      td.words{text-align:left}
      tr:has(td.wide) th[scope=row]{width:17rem}
      td.wide{min-width:16rem;max-width:34rem;white-space:normal}
      td.best b{text-decoration:underline;text-underline-offset:.2em}
      td.kept .sign{color:var(--k2)}
      td.broken{color:var(--bad);font-weight:700}
      td.short{color:var(--k1);font-weight:600}
      .sign{margin-right:.35em;font-weight:700}
      td.first{border-left:1px solid var(--line)}
      td[data-bar]{min-width:10rem;background:linear-gradient(var(--bar),var(--bar)) left center/
      calc(var(--bar-length)*.58) 64% no-repeat}
      """;

  private static final String PHONE =
      """
      @media screen and (max-width:36rem){th,td{padding:.35rem .4rem}thead th{min-width:4rem}
      tbody th[scope=row]{min-width:6.5rem;max-width:8rem;padding-left:0}
      .block th{padding-left:0}.block span{left:0}td[data-bar]{min-width:8rem}
      tr:has(td.wide) th[scope=row]{width:8rem}}
      """;

  private static final String PLOTS =
      """
      .plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));
      gap:1.5rem 2rem}
      .plot{margin:0;max-width:30rem}
      .plot b{color:var(--ink)}
      svg{display:block;width:100%;height:auto;margin-bottom:.4rem}
      svg text{fill:var(--ink);font-size:12px}
      svg .tick{fill:var(--dim);font-size:11px;font-variant-numeric:tabular-nums}
      svg .end{text-anchor:end}
      svg .mid{text-anchor:middle}
      svg path{fill:none}
      .grid{stroke:var(--line)}
      .guide{stroke:var(--dim);stroke-dasharray:3 4}
      svg .band{fill:var(--k0);opacity:.2}
      .line{stroke-width:2;stroke-linejoin:round}
      .k0{stroke:var(--k0)}
      .k1{stroke:var(--k1)}
      .k2{stroke:var(--k2)}
      .k3{stroke:var(--k3)}
      .line.k1{stroke-dasharray:7 4}
      .line.k2{stroke-dasharray:2 3}
      .line.k3{stroke-dasharray:9 3 2 3}
      svg .mark{stroke-width:1.5;stroke-dasharray:none;fill:var(--ground)}
      svg .mark.k0{fill:var(--k0)}
      svg .star{fill:var(--ink);stroke:var(--ground);stroke-width:1.5}
      """;

  private static final String PRINT =
      """
      @page{margin:14mm}
      @media print{body{max-width:none;padding:0;font-size:10pt}nav,summary{display:none}
      section{margin-top:1.2rem;padding-top:.8rem}h2,h3,figcaption{break-after:avoid}
      tr,.plot,.facts{break-inside:avoid}thead{display:table-header-group}
      .box{overflow:visible;background:none}table{font-size:7pt}th,td{padding:.15rem .3rem}
      td small,td.wide small{font-size:6pt}
      thead th{min-width:0}tbody th[scope=row]{position:static;min-width:4rem}
      td.wide{min-width:9rem}.plots{grid-template-columns:1fr 1fr}
      details::details-content{content-visibility:visible;display:block;height:auto}
      *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
      """;

  static final String SHEET = COLOURS + TEXT + TABLES + PHONE + PLOTS + PRINT;

  private Style() {}
}
