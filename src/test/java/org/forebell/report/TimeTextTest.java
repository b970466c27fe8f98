package org.forebell.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The hand-written reader of times against java.time. */
class TimeTextTest {

  private static final Pattern SHAPE =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");

  @Property(tries = 20_000)
  void readsEveryTimeThatJavaWrites(
      @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano,
      @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(offsetMinutes * 60);
    Instant instant = Instant.ofEpochSecond(second, nano);
    OffsetDateTime time = instant.atOffset(offset);
    if (time.getYear() < 0 || time.getYear() > 9999) {
      return;
    }
    assertThat(read(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)))
        .isEqualTo(instant.toEpochMilli());
  }

  @Property(tries = 20_000)
  void acceptsWhatHasTheShapeAndJavaAcceptsAndNothingElse(@ForAll("nearTimes") String text) {
    assertThat(read(text)).as(text).isEqualTo(expected(text));
  }

  @Provide
  Arbitrary<String> nearTimes() {
    Arbitrary<String> time =
        Arbitraries.of(
            "2016-02-29T23:59:59.999999999+18:00",
            "2015-02-28T00:00:00Z",
            "2000-12-31T12:30Z",
            "1900-02-28T01:01:01.1-00:30");
    Arbitrary<Character> mark =
        Arbitraries.of("0123456789-+:.TZtz ٠".chars().mapToObj(c -> (char) c).toList());
    return time.flatMap(
        text ->
            Arbitraries.integers()
                .between(0, text.length() - 1)
                .flatMap(
                    at ->
                        mark.flatMap(
                            c ->
                                Arbitraries.of(
                                    text.substring(0, at) + c + text.substring(at + 1),
                                    text.substring(0, at) + c + text.substring(at),
                                    text.substring(0, at) + text.substring(at + 1),
                                    text.substring(0, at)))));
  }

  private static long expected(String text) {
    if (!SHAPE.matcher(text).matches()) {
      return TimeText.UNPARSABLE;
    }
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return TimeText.UNPARSABLE;
    }
  }

  private static long read(String text) {
    char[] room = ("12" + text + "34").toCharArray();
    return TimeText.millis(room, 2, text.length());
  }
}
