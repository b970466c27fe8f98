package org.forebell.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written without a general generator is read by a general parser. */
class JsonLineTest {

  private final JsonLine json = new JsonLine();
  private final ObjectMapper jackson = new ObjectMapper();

  @Test
  void objectsAndListsCloseWithoutStrayCommas() {
    byte[] line =
        json.open()
            .field("a", "x")
            .openList("empty")
            .closeList()
            .openList("list")
            .text("y")
            .open()
            .field("b", 1)
            .close()
            .closeList()
            .open("o")
            .close()
            .field("c", true)
            .time("t", 0)
            .close()
            .take();

    assertThat(new String(line, java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"a\":\"x\",\"empty\":[],\"list\":[\"y\",{\"b\":1}],\"o\":{},\"c\":true,"
                + "\"t\":\"1970-01-01T00:00:00Z\"}");
  }

  @Property(tries = 10_000)
  void anyTextComesBackAsItWas(@ForAll String text) throws Exception {
    JsonNode read = jackson.readTree(json.open().field("text", text).close().take());

    assertThat(read.get("text").asText()).isEqualTo(text);
  }

  @Property(tries = 10_000)
  void decimalsAreTheNearestOnes(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double value,
      @ForAll @IntRange(max = 8) int decimals)
      throws Exception {
    JsonNode read = jackson.readTree(json.open().decimal("n", value, decimals).close().take());

    assertThat(read.get("n").decimalValue().subtract(new BigDecimal(value)).abs())
        .isLessThanOrEqualTo(new BigDecimal("0.500001").movePointLeft(decimals));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0, 1",
    "0.25, 1, 0.3",
    "-0.25, 2, -0.25",
    "0.1, 8, 0.1",
    "12, 3, 12",
    "0.00000001, 8, 0.00000001",
    "-0.4, 0, 0"
  })
  void decimalsAsText(double value, int decimals, String text) {
    assertThat(DecimalText.of(value, decimals)).isEqualTo(text);
  }
}
