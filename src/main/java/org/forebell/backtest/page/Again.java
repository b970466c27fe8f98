package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;

/** How to compute this page again, and from what. */
final class Again {

  private Again() {}

  static Section of(JsonNode root) {
    String body =
        Html.paragraph("The same reports give the same bytes, of backtest.json and of this page.")
            + "<pre>./forebell fit --reports F… --out model.json\n"
            + "./forebell backtest --reports F… --out DIR</pre>\n"
            + "<dl>"
            + fact("SHA-256 of the canonical reports", root.at("/reports/sha256"))
            + fact("Seed of the resampling", root.path("seed"))
            + fact("Forebell", root.path("forebell"))
            + fact("Policy", root.at("/policy/version"))
            + fact("Model", root.at("/model/name"))
            + fact("Its reports", root.at("/model/fittedOn/reportsSha256"))
            + "</dl>\n";
    return new Section("again", "Recompute", "How to compute this again", body);
  }

  private static String fact(String name, JsonNode value) {
    String text = value.asText("");
    return text.isEmpty() || value.isNull()
        ? ""
        : "<dt>" + Html.escaped(name) + "</dt><dd>" + Html.code(text) + "</dd>";
  }
}
