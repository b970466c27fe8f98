package org.forebell.backtest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.forebell.flink.ExportLine;
import org.forebell.place.Gazetteer;
import org.forebell.risk.Policy;
import org.forebell.scenario.Scenario;
import org.forebell.scenario.Scene;

/** A made-up world as a history to learn from. */
public final class Played {

  private Played() {}

  public static List<String> lines(Scenario scenario) {
    List<String> lines = new ArrayList<>();
    ExportLine line = new ExportLine();
    for (Iterator<Scene> scenes = scenario.scenes(); scenes.hasNext(); ) {
      Scene scene = scenes.next();
      byte[] bytes = line.of("reports", lines.size(), scene.knownAt(), scene.value());
      lines.add(new String(bytes, StandardCharsets.UTF_8).strip());
    }
    return lines;
  }

  public static Chronicle chronicle(List<String> lines) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    try {
      return Chronicle.read(List.of(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Policy policy() {
    try (InputStream in = Files.newInputStream(Path.of("config/policy.yaml"))) {
      return Policy.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Gazetteer places() {
    try (Reader in = Files.newBufferedReader(Path.of("config/gazetteer.csv"))) {
      return Gazetteer.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Study study(List<String> lines) {
    return Study.of(chronicle(lines), policy(), places());
  }
}
