package org.forebell.flink.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.forebell.report.convert.Conversion;
import org.forebell.report.convert.PlaceNames;
import org.forebell.report.convert.Row;
import org.forebell.report.convert.Tables;

/** Years of real reports, where they are shared beside the project. */
final class RealReports {

  private static final Path SIND = Path.of("../shared/data/sind");

  private RealReports() {}

  static boolean areThere() {
    return Files.isDirectory(SIND);
  }

  static List<String> lines() throws IOException {
    Conversion conversion =
        new Conversion(Conversion.From.SIND, new PlaceNames(name -> null, area -> area));
    try (Stream<Path> files = Files.list(SIND)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".csv")).sorted().toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          for (Row row : Tables.read(file.getFileName().toString(), in)) {
            conversion.take(row);
          }
        }
      }
    }
    return conversion.converted().lines();
  }
}
