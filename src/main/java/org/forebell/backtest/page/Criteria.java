package org.forebell.backtest.page;

import com.fasterxml.jackson.databind.JsonNode;

/** When each level is taken and left, in words, and the policy itself. */
final class Criteria {

  private Criteria() {}

  static Section of(JsonNode root) {
    StringBuilder body = new StringBuilder();
    for (JsonNode each : root.path("criteria")) {
      body.append(Html.heading("Level " + each.path("level").asText())).append("<dl>");
      part(body, "Taken", each.path("up"));
      part(body, "Left", each.path("down"));
      part(body, "What it came to", each.path("evidence"));
      body.append("</dl>\n");
    }
    if (body.length() == 0) {
      body.append(Html.missing("this back-test has no criteria of levels."));
    }
    String policy = root.path("policy").path("text").asText("");
    if (!policy.isEmpty()) {
      body.append(Html.details("The policy", "<pre>" + Html.escaped(policy) + "</pre>\n"));
    }
    return new Section("levels", "Levels", "When a level is taken and left", body.toString());
  }

  private static void part(StringBuilder body, String name, JsonNode words) {
    String text = words.asText("");
    if (!text.isEmpty() && !words.isNull()) {
      body.append("<dt>").append(name).append("</dt><dd>").append(Html.escaped(text));
      body.append("</dd>");
    }
  }
}
