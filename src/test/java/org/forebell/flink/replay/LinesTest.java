package org.forebell.flink.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LinesTest {

  private record Line(long position, String text) {}

  @Test
  void linesEndAtAnyKindOfLineEndAndBlankOnesAreNone() throws IOException {
    assertThat(lines("a\r\n\n  \nbc\nlast"))
        .containsExactly(new Line(0, "a"), new Line(7, "bc"), new Line(10, "last"));
  }

  @Test
  void ofALineWithoutEndOnlySoMuchIsHeldAndTheNextIsWhole() throws IOException {
    String text = "x".repeat(3 * Lines.LONGEST) + "\nnext\n" + "y".repeat(2 * Lines.LONGEST);

    assertThat(lines(text))
        .extracting(line -> line.text().length())
        .containsExactly(Lines.LONGEST, 4, Lines.LONGEST);
    assertThat(lines(text)).extracting(Line::position).contains(3L * Lines.LONGEST + 1);
  }

  @Property(tries = 300)
  void everyLineStandsWhereItIsSaidToStand(
      @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 200_000) Integer> lengths)
      throws IOException {
    StringBuilder text = new StringBuilder();
    lengths.forEach(length -> text.append("z".repeat(length)).append('\n'));

    List<Line> lines = lines(text.toString());
    assertThat(lines).extracting(line -> line.text().length()).isEqualTo(lengths);
    long position = 0;
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i).position()).isEqualTo(position);
      position += lengths.get(i) + 1;
    }
  }

  private static List<Line> lines(String text) throws IOException {
    List<Line> lines = new ArrayList<>();
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    Lines.read(
        in,
        (bytes, offset, length, position) ->
            lines.add(
                new Line(
                    position,
                    new String(
                        Arrays.copyOfRange(bytes, offset, offset + length),
                        StandardCharsets.US_ASCII))));
    return lines;
  }
}
