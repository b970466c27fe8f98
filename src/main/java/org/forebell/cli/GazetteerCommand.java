package org.forebell.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
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
    description = "Makes config/gazetteer.csv of its tables.")
final class GazetteerCommand implements Callable<Integer> {

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "Holds areas.csv, neighbours.csv and aliases.csv.")
  private Path from;

  @Option(
      names = "--names",
      required = true,
      paramLabel = "DIR",
      description = "Holds countries.csv, english-names.csv, spellings.csv and wholes.csv.")
  private Path names;

  @Option(names = "--out", required = true, paramLabel = "F", description = "CSV to write.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    GazetteerTables tables = new GazetteerTables();
    tables.countries(open(names, "countries.csv"));
    tables.areas(open(from, "areas.csv"));
    tables.neighbours(open(from, "neighbours.csv"));
    tables.aliases(open(from, "aliases.csv"));
    tables.aliases(open(names, "english-names.csv"));
    tables.aliases(open(names, "spellings.csv"));
    tables.wholes(open(names, "wholes.csv"));
    try (BufferedWriter csv = Files.newBufferedWriter(out)) {
      tables.write(csv);
    }
    return 0;
  }

  /** Whole and at once, so that nothing stays open. */
  private static Reader open(Path folder, String table) throws IOException {
    Path file = folder.resolve(table);
    if (!Files.isReadable(file)) {
      throw new CannotBegin("there is no file " + file + " to read");
    }
    return new StringReader(Files.readString(file));
  }
}
