package org.forebell.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.forebell.backtest.silence.HearingLog;
import org.forebell.backtest.silence.SilenceTrial;

/** Judges silences, writes silence.json and tells of it. */
final class SilenceReport {

  private final PrintWriter say;

  SilenceReport(PrintWriter say) {
    this.say = say;
  }

  int write(HearingLog log, long seed, Path out) throws IOException {
    if (log.areas().isEmpty()) {
      throw new CannotBegin("the files hold no history: nobody was ever heard");
    }
    ObjectNode root = new SilenceTrial(log, seed).json();
    Files.createDirectories(out);
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(out.resolve("silence.json"), json.writeValueAsString(root) + "\n");
    root.path("years").forEach(this::tell);
    say.printf("written to %s%n", out.resolve("silence.json"));
    return 0;
  }

  private void tell(JsonNode year) {
    JsonNode areas = year.path("areas");
    if (areas.path("number").asInt() == 0) {
      return;
    }
    JsonNode cut = year.path("cut");
    say.printf(
        Locale.ROOT,
        "%s: %d areas; %d of %d cuts told, half of them within %s usual gaps (95 %%; fixed"
            + " limits of hindsight %s); %.3f false"
            + " silences and %.3f false lates an area-month, %.1f %% of the time%n",
        year.path("year").asText(),
        areas.path("number").asInt(),
        cut.path("told").asInt(),
        cut.path("number").asInt(),
        cut.path("medianDelayInUsualGaps").asText(),
        cut.path("medianByFixedLimitOfHindsight").asText(),
        areas.path("falseSilencesAnAreaMonth").asDouble(),
        areas.path("falseLatesAnAreaMonth").asDouble(),
        100 * areas.path("shareOfTimeSilent").asDouble());
    JsonNode instead = year.path("instead");
    say.printf(
        Locale.ROOT,
        "      later and later instead: %d late, %d cut off, %d quiet; nothing to report instead: %d"
            + " of %d quiet%n",
        instead.path("later_late").asInt(),
        instead.path("later_cut_off").asInt(),
        instead.path("later_quiet").asInt(),
        instead.path("nothing_quiet").asInt(),
        cut.path("number").asInt());
    JsonNode rarer = year.path("rarerAreas");
    say.printf(
        Locale.ROOT,
        "      %d areas with less than a report a week: %.3f false silences an area-month%n",
        rarer.path("number").asInt(),
        rarer.path("falseSilencesAnAreaMonth").asDouble());
  }
}
