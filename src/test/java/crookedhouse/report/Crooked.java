package crookedhouse.report;

import crookedhouse.risk.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.api.common.functions.MapFunction;

/** Breaks the rules of a pure room, each once. */
public class Crooked implements MapFunction<String, Boolean> {
  static int count = 0;

  Optional<String> perhaps = Optional.empty();

  Instant clock() {
    return Instant.now();
  }

  int dice() {
    return new Random().nextInt();
  }

  double lastBit(double x) {
    return Math.exp(x);
  }

  Level later() {
    System.out.println(count);
    return Level.HIGH;
  }

  @Override
  public Boolean map(String file) {
    return Files.exists(Path.of(file));
  }
}
