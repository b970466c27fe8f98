package org.forebell.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.forebell.place.GazetteerTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the gazetteer anew when its tables change. */
@Command(
    name = "gazetteer",
    mixinStandardHelpOptions = true,
    hidden = true,
    description = "Makes config/gazetteer.csv of the tables of codes, neighbours and aliases.")
final class GazetteerCommand implements Callable<Integer> {

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "Holds areas.csv, neighbours.csv and aliases.csv.")
  private Path from;

  @Option(names = "--out", required = true, paramLabel = "F", description = "CSV to write.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    try (Reader areas = open("areas.csv");
        Reader neighbours = open("neighbours.csv");
        Reader aliases = open("aliases.csv");
        BufferedWriter csv = Files.newBufferedWriter(out)) {
      GazetteerTables.write(areas, neighbours, aliases, csv);
    }
    return 0;
  }

  private Reader open(String table) throws IOException {
    Path file = from.resolve(table);
    if (!Files.isReadable(file)) {
      throw new CannotBegin("there is no file " + file + " to read");
    }
    return Files.newBufferedReader(file);
  }
}
