package org.forebell.bulletin.page;

/**
 * The page's style sheet. Text on each colour has a contrast of 4.5 or more (WCAG 2.2, 1.4.3), by
 * day, by night and in print; a level is told by its word and its shape too.
 */
final class Sheet {

  private static final String COLOURS =
      """
      :root{color-scheme:light dark;--ink:#171c26;--dim:#566072;--line:#d7dce4;--ground:#fff;
      --soft:#f3f5f8;--critical:#a31621;--warning:#a04300;--watch:#6b5a00;--normal:#2b6b3f;
      --mesh:#c9d0da;--course:#1d4f91;--on:#fff}
      @media screen and (prefers-color-scheme:dark){:root{--ink:#e8ebf0;--dim:#a5aebd;
      --line:#363e4b;--ground:#11151b;--soft:#1a2029;--critical:#ff8d88;--warning:#ffab6b;
      --watch:#e3cf63;--normal:#7fd19b;--mesh:#3b4553;--course:#7db8f5;--on:#11151b}}
      """;

  private static final String TEXT =
      """
      *{box-sizing:border-box}
      html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
      body{margin:0 auto;padding:.9rem 1rem 2rem;max-width:66rem;background:var(--ground);
      color:var(--ink);font:1rem/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",
      sans-serif;overflow-wrap:break-word}
      h1{margin:0;font-size:clamp(1.25rem,4.5vw,1.75rem);line-height:1.15;letter-spacing:-.01em}
      h2{margin:1.9rem 0 .6rem;padding-top:.6rem;border-top:2px solid var(--ink);font-size:1.1rem;
      line-height:1.2}
      h2 small{font-weight:400;color:var(--dim);font-size:.85rem}
      p,ul{margin:.4rem 0;max-width:50rem}
      ul{padding-left:1.1rem}
      li{margin:.2rem 0}
      a{color:inherit;text-decoration-color:var(--dim);text-underline-offset:.15em}
      code{font:.82rem/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;
      overflow-wrap:anywhere}
      .dim{color:var(--dim)}
      .id{white-space:nowrap;font-size:.9em}
      .note{color:var(--dim);font-size:.85rem}
      header{display:flex;flex-wrap:wrap;gap:.2rem 1rem;justify-content:space-between;
      align-items:baseline}
      header p{margin:0;flex-basis:100%;font-size:.9rem;color:var(--dim)}
      .mark{padding:.1rem .5rem;border:2px solid var(--ink);font-weight:700;font-size:.85rem;
      white-space:nowrap}
      .alarm{margin:.8rem 0;padding:.6rem .8rem;border:3px double var(--critical);
      color:var(--critical);font-weight:700}
      .level{display:inline-block;padding:0 .45rem;border-radius:.2rem;color:var(--on);
      font-size:.78rem;font-weight:700;letter-spacing:.03em;line-height:1.5rem;white-space:nowrap}
      .critical .level,.level.critical{background:var(--critical)}
      .warning .level,.level.warning{background:var(--warning)}
      .watch .level,.level.watch{background:var(--watch)}
      .normal .level,.level.normal{background:var(--normal)}
      """;

  private static final String NEWS =
      """
      .news{margin:1rem 0 0;padding:.7rem .9rem;background:var(--soft);border-radius:.4rem}
      .news h2{margin:0 0 .3rem;padding:0;border:0;font-size:1rem}
      .news ol{margin:0;padding:0;list-style:none}
      .news li{margin:0;padding:.3rem 0 .3rem .7rem;border-left:.3rem solid var(--normal);
      font-size:1.05rem}
      .news li+li{margin-top:.25rem}
      .news .critical{border-color:var(--critical);font-weight:600}
      .news .warning{border-color:var(--warning)}
      .news .watch{border-color:var(--watch)}
      .counts{display:grid;grid-template-columns:repeat(4,1fr);gap:.5rem;margin:.8rem 0 0;
      max-width:none}
      .counts div{padding:.35rem .6rem;border-left:.3rem solid}
      .counts .critical{border-color:var(--critical)}
      .counts .warning{border-color:var(--warning)}
      .counts .watch{border-color:var(--watch)}
      .counts .normal{border-color:var(--normal)}
      .counts dt{color:var(--dim);font-size:.8rem}
      .counts dd{margin:0;font-size:1.5rem;font-weight:700;line-height:1.1;
      font-variant-numeric:tabular-nums}
      """;

  private static final String MAPS =
      """
      .maps{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.6rem,1fr));gap:.5rem;
      margin:.6rem 0}
      .maps figure{margin:0;background:var(--soft);border-radius:.4rem;padding:.25rem .25rem 0}
      summary{padding:.2rem 0;cursor:pointer;font-size:.9rem}
      .maps figcaption{padding:0 .3rem .3rem;font-size:.8rem;line-height:1.2}
      svg{display:block;width:100%;height:auto;overflow:visible}
      svg path{fill:none;stroke-linecap:round;stroke-linejoin:round}
      .mesh{stroke:var(--mesh);stroke-width:.9}
      .points{stroke:var(--mesh);stroke-width:3}
      .map text{fill:var(--on);font-size:9.5px;font-weight:700;text-anchor:middle}
      .map .critical path{fill:var(--critical);stroke:var(--soft);stroke-width:1.2}
      .map .warning path{fill:var(--warning);stroke:var(--soft);stroke-width:1.2}
      .map .watch path{fill:var(--soft);stroke:var(--watch);stroke-width:2}
      """;

  private static final String AREAS =
      """
      .areas{margin:0;padding:0;list-style:none;max-width:none}
      .areas li{display:grid;grid-template-columns:2.1rem minmax(0,1.5fr) minmax(0,1fr) 7.2rem;
      gap:.15rem .9rem;margin:0;padding:.65rem 0;border-top:1px solid var(--line);
      scroll-margin-top:.5rem}
      .areas li:target{background:var(--soft)}
      .rank{grid-row:1/span 2;font-size:1.15rem;font-weight:700;text-align:right;
      font-variant-numeric:tabular-nums;color:var(--dim)}
      .where{font-size:1.05rem;line-height:1.3}
      .where small,.likely small,.trend small{display:block;color:var(--dim);font-size:.82rem}
      .likely b{font-size:1.3rem;line-height:1.1;font-variant-numeric:tabular-nums}
      .trend small{text-align:right}
      .more{grid-column:2/-1;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));
      gap:.1rem 1.2rem;margin:.15rem 0 0;font-size:.88rem}
      .more div{display:flex;gap:.4rem}
      .more dt{flex:0 0 3.9rem;color:var(--dim)}
      .more dd{margin:0;min-width:0}
      .open{color:var(--critical);font-weight:700}
      .rail{stroke:var(--line);stroke-width:5}
      .chance{stroke:var(--course);stroke-width:5}
      .critical .chance{stroke:var(--critical)}
      .warning .chance{stroke:var(--warning)}
      .watch .chance{stroke:var(--watch)}
      .bar path{stroke-linecap:butt}
      .tick{stroke:var(--ink);stroke-width:1.2}
      .bar{margin-top:.2rem;max-width:11rem}
      .usual{stroke:var(--dim);stroke-dasharray:2 3}
      .course{stroke:var(--course);stroke-width:1.6}
      .end{stroke:var(--course);stroke-width:5}
      table{border-collapse:collapse;width:100%;font-size:.88rem;line-height:1.3;
      font-variant-numeric:tabular-nums}
      th,td{padding:.28rem .45rem;border-bottom:1px solid var(--line);text-align:right;
      vertical-align:top}
      th:first-child,td:first-child,.words{text-align:left;padding-left:0}
      thead th{font-weight:600;color:var(--dim);vertical-align:bottom;font-size:.8rem}
      tbody th{font-weight:400}
      .whole{white-space:nowrap}
      td .spark{width:5.2rem;margin-left:auto}
      """;

  private static final String PHONE =
      """
      @media screen and (max-width:40rem){
      .areas li{grid-template-columns:1.7rem minmax(0,1fr) 6rem}
      .where{grid-column:2/-1}.rank{grid-row:1/span 3;font-size:1rem}
      .more{grid-template-columns:1fr}.more div{display:block}
      .more dt,.more dd{display:inline}.more dt::after{content:" "}.wide{display:none}
      th,td{padding:.28rem .25rem}.counts{grid-template-columns:1fr 1fr}
      .maps{grid-template-columns:repeat(3,1fr);gap:.3rem}.maps figcaption{font-size:.72rem}}
      """;

  private static final String PRINT =
      """
      @page{size:A4;margin:12mm}
      @media print{body{max-width:none;padding:0;font-size:9.5pt}
      h2{margin-top:1rem;break-after:avoid}
      .areas li,figure,tr,.news,.counts{break-inside:avoid}
      thead{display:table-header-group}
      .maps{grid-template-columns:repeat(5,1fr)}
      .news li,.where{font-size:10.5pt}.likely b{font-size:12pt}
      a{text-decoration:none}
      *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
      """;

  static final String ALL = COLOURS + TEXT + NEWS + MAPS + AREAS + PHONE + PRINT;

  private Sheet() {}
}
