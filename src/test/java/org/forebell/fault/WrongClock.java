package org.forebell.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.forebell.scenario.Scene;

/** The desks of a quarter of the areas write times so many days off. */
record WrongClock(int days) implements Function<Scene, List<Scene>> {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

  @Override
  public List<Scene> apply(Scene scene) {
    return Math.floorMod(scene.area().hashCode(), 4) == 0 ? List.of(off(scene)) : List.of(scene);
  }

  private Scene off(Scene scene) {
    String text = new String(scene.value(), StandardCharsets.ISO_8859_1);
    String moved =
        TIME.matcher(text)
            .replaceAll(time -> Instant.parse(time.group()).plus(Duration.ofDays(days)).toString());
    byte[] value = moved.getBytes(StandardCharsets.ISO_8859_1);
    return new Scene(scene.access(), scene.area(), scene.knownAt(), value);
  }
}
