package org.forebell.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.forebell.metrics.board.Board;
import org.forebell.metrics.board.BoardJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the dashboards anew after their source was changed. */
@Command(
    name = "boards",
    mixinStandardHelpOptions = true,
    description = "Writes Grafana's dashboards from their source, org.forebell.metrics.board.")
final class BoardsCommand implements Callable<Integer> {

  @Option(names = "--out", paramLabel = "DIR", description = "else config/grafana/dashboards")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Path folder = out == null ? Home.folder().resolve("config/grafana/dashboards") : out;
    Files.createDirectories(folder);
    for (Board board : Board.all()) {
      Files.writeString(folder.resolve(board.uid() + ".json"), BoardJson.of(board));
    }
    return 0;
  }
}
