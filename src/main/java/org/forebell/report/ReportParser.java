package org.forebell.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads records into reports by the contract {@code schema/report.json}, without a tree. What a
 * report says about actors, positions, names and narratives is read past here and goes nowhere.
 *
 * <p>Records are read as if written by an enemy: every record gets a report or a reason, in time
 * and memory bounded by its length, and none changes how another is read. Not safe for use by
 * several threads at once: give each its own.
 */
public final class ReportParser {

  /** Stands for a time of knowledge that the record itself tells, as in files. */
  public static final long KNOWN_FROM_RECORD = Long.MIN_VALUE;

  /** The longest record read, in bytes. */
  public static final int LONGEST = 64 * 1024;

  private final RecordWalk walk = new RecordWalk();
  private final List<Rejection> problems = new ArrayList<>();
  private JsonFactory factory = factory();

  /**
   * A factory of its own for each parser: it remembers the names it met, which makes names cheap,
   * and must therefore be dropped when too many strange ones came by.
   */
  private static JsonFactory factory() {
    return new JsonFactoryBuilder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNumberLength(LONGEST).maxNameLength(LONGEST).build())
        .build();
  }

  /**
   * Reads one record; never throws.
   *
   * @param bytes the record, null for a record without a value
   * @param knownAt when it became known, epoch milliseconds, or {@link #KNOWN_FROM_RECORD}
   * @return the report, or the first reason why it is none
   */
  public Reading parse(byte[] bytes, int offset, int length, long knownAt) {
    read(bytes, offset, length, knownAt);
    return problems.isEmpty()
        ? new Accepted(walk.draft().report(), walk.draft().knownAt())
        : problems.get(0);
  }

  /** All that is wrong with a record as {@link #parse} reads it; empty when nothing is. */
  public List<Rejection> problems(byte[] bytes, int offset, int length, long knownAt) {
    read(bytes, offset, length, knownAt);
    return List.copyOf(problems);
  }

  private void read(byte[] bytes, int offset, int length, long knownAt) {
    problems.clear();
    Rejection unreadable = beforeReading(bytes, offset, length);
    if (unreadable == null) {
      unreadable = walk(bytes, offset, length);
    }
    if (unreadable != null) {
      problems.add(unreadable);
    } else {
      walk.draft().judge(knownAt, problems);
    }
  }

  private static Rejection beforeReading(byte[] bytes, int offset, int length) {
    if (bytes == null) {
      return new Rejection(Reason.NULL_RECORD, "", "no value");
    }
    if (length > LONGEST) {
      return new Rejection(Reason.TOO_LONG, "", length + " bytes");
    }
    int broken = Utf8.firstBreak(bytes, offset, length);
    if (broken >= 0) {
      return new Rejection(Reason.NOT_UTF8, "", "at byte " + (broken - offset));
    }
    if (Utf8.looksForeign(bytes, offset, length)) {
      return new Rejection(Reason.NOT_UTF8, "", "a byte order mark, or UTF-16 or UTF-32");
    }
    return null;
  }

  private Rejection walk(byte[] bytes, int offset, int length) {
    try (JsonParser json = factory.createParser(bytes, offset, length)) {
      walk.walk(json);
      return null;
    } catch (Unreadable e) {
      return e.why();
    } catch (JsonProcessingException e) {
      return new Rejection(Reason.NOT_JSON, "", detail(e));
    } catch (IOException | RuntimeException e) {
      // A tokenizer that stumbles over a hostile record must not stop the pipeline for good.
      return new Rejection(Reason.NOT_JSON, "", "cannot be read: " + e.getClass().getSimpleName());
    } finally {
      if (walk.names().tooManyStrangers()) {
        walk.names().forgetStrangers();
        factory = factory();
      }
    }
  }

  /** What the tokenizer says, without its guesses at what else might have come. */
  private static String detail(JsonProcessingException e) {
    String message = e.getOriginalMessage().split(": (was expecting \\(|expected close)", 2)[0];
    String quoted = PlainText.excerpt(message, 100);
    return quoted.substring(1, quoted.length() - 1) + RecordWalk.place(e.getLocation());
  }
}
