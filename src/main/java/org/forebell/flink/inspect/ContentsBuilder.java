package org.forebell.flink.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.forebell.flink.inspect.Contents.AreaLine;
import org.forebell.flink.inspect.Contents.BookLine;
import org.forebell.flink.inspect.Contents.CountryLine;
import org.forebell.flink.inspect.Contents.LadderLine;
import org.forebell.flink.inspect.Contents.OffsetLine;
import org.forebell.flink.inspect.Contents.OperatorLine;
import org.forebell.flink.inspect.Contents.SubjectLine;

/** Puts together what is found key by key, in any order. */
final class ContentsBuilder {

  private final CheckpointMetadata metadata;
  private final Map<String, AreaLine> areas = new TreeMap<>();
  private final List<CountryLine> countries = new ArrayList<>();
  private final List<OffsetLine> offsets = new ArrayList<>();
  private final List<LadderLine> ladders = new ArrayList<>();
  private final List<BookLine> books = new ArrayList<>();
  private int regions;
  private long regionBytes;
  private int notices;
  private long reportIds;
  private long reportIdBytes;

  ContentsBuilder(CheckpointMetadata metadata) {
    this.metadata = metadata;
  }

  void add(JsonNode row) {
    String key = row.get("key").asText();
    long bytes = row.path("bytes").asLong();
    switch (row.get("kind").asText()) {
      case StateRow.HISTORY, StateRow.WATCH, StateRow.SILENCE ->
          areas.merge(key, area(key, row), ContentsBuilder::both);
      case StateRow.COUNTRY -> countries.add(new CountryLine(key, bytes));
      case StateRow.OFFSET ->
          offsets.add(
              new OffsetLine(key, row.get("partition").asInt(), row.get("offset").asLong()));
      case StateRow.REPORT -> {
        reportIds++;
        reportIdBytes += bytes;
      }
      case StateRow.REGION -> {
        regions++;
        regionBytes += bytes;
      }
      case StateRow.NOTICE -> notices++;
      case StateRow.LADDER -> ladders.add(ladder(key, row));
      case StateRow.BOOK -> books.add(book(key, row));
      default -> throw new IllegalStateException("a row of no known kind: " + row);
    }
  }

  Contents build() {
    countries.sort(Comparator.comparing(CountryLine::country));
    ladders.sort(Comparator.comparing(LadderLine::alert));
    books.sort(Comparator.comparing(BookLine::recipient));
    offsets.sort(Comparator.comparing(OffsetLine::topic).thenComparing(OffsetLine::partition));
    return new Contents(
        metadata.getCheckpointId(),
        operators(),
        offsets,
        List.copyOf(areas.values()),
        countries,
        ladders,
        books,
        regions,
        regionBytes,
        notices,
        reportIds,
        reportIdBytes);
  }

  private List<OperatorLine> operators() {
    return metadata.getOperatorStates().stream()
        .map(ContentsBuilder::operator)
        .sorted(Comparator.comparing(OperatorLine::uid))
        .toList();
  }

  private static OperatorLine operator(OperatorState state) {
    return new OperatorLine(
        state.getOperatorUid().orElse(state.getOperatorID().toHexString()),
        state.getOperatorName().orElse(""),
        state.getParallelism(),
        state.getMaxParallelism(),
        state.getStateSize());
  }

  private static AreaLine area(String key, JsonNode row) {
    List<SubjectLine> subjects = new ArrayList<>();
    for (JsonNode each : row.path("subjects")) {
      subjects.add(
          new SubjectLine(
              each.get("subject").asText(),
              each.get("level").asText(),
              each.path("alert").asText(null),
              each.has("version") ? each.get("version").asInt() : null,
              each.path("since").asText(null)));
    }
    return new AreaLine(
        key,
        row.path("reports").asLong(),
        row.path("events").asLong(),
        row.get("waiting").asLong(),
        row.get("timers").asLong(),
        row.get("bytes").asLong(),
        row.path("decidedUntil").asText(null),
        row.path("silentSince").asText(null),
        subjects);
  }

  private static LadderLine ladder(String alert, JsonNode row) {
    return new LadderLine(
        alert,
        row.path("area").asText(null),
        row.path("level").asText(null),
        row.path("version").asInt(),
        row.path("awaited").asText(null),
        row.path("rung").asInt(),
        row.path("climbsAt").asText(null),
        row.get("told").asInt(),
        row.get("answers").asInt(),
        row.get("bytes").asLong());
  }

  private static BookLine book(String recipient, JsonNode row) {
    return new BookLine(
        recipient,
        row.get("known").asLong(),
        row.get("underway").asLong(),
        row.get("taken").asLong(),
        row.get("held").asLong(),
        row.get("rings").asInt(),
        row.path("digestAt").asText(null),
        row.get("bytes").asLong());
  }

  /** An area's ledger, what is watched of it, and who is heard from there. */
  private static AreaLine both(AreaLine one, AreaLine other) {
    AreaLine watched = one.decidedUntil() == null ? other : one;
    return new AreaLine(
        one.area(),
        one.reports() + other.reports(),
        one.events() + other.events(),
        one.waiting() + other.waiting(),
        one.timers() + other.timers(),
        one.bytes() + other.bytes(),
        watched.decidedUntil(),
        one.silentSince() == null ? other.silentSince() : one.silentSince(),
        watched.subjects());
  }
}
