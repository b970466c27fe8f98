package org.forebell.flink;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.forebell.cli.Forebell;

/** What became of a command. */
record Ran(int exit, String out, String err) {

  static Ran command(Path properties, List<String> words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of("--properties", properties.toString()));
    int exit =
        Forebell.commands()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    return new Ran(exit, out.toString(), err.toString());
  }
}
