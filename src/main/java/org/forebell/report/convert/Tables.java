package org.forebell.report.convert;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/**
 * Reads the rows of CSV and XLSX files. A row of HXL tags in the first 25 lines is no row of data.
 */
public final class Tables {

  private static final int TAGS_WITHIN = 25;

  private Tables() {}

  /** Reads a table, told apart by its first bytes and not by its name. */
  public static List<Row> read(String name, InputStream in) throws IOException {
    PushbackInputStream stream = new PushbackInputStream(in, 2);
    byte[] head = stream.readNBytes(2);
    stream.unread(head);
    boolean zipped = head.length == 2 && head[0] == 'P' && head[1] == 'K';
    return rows(name, zipped ? workbook(stream) : csv(stream));
  }

  private record Line(long number, List<String> cells) {}

  private static List<Line> csv(InputStream in) throws IOException {
    Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
    List<Line> lines = new ArrayList<>();
    var parser = CSVFormat.DEFAULT.parse(text);
    for (CSVRecord line : parser) {
      lines.add(new Line(parser.getCurrentLineNumber(), line.toList()));
    }
    return lines;
  }

  private static List<Line> workbook(InputStream in) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(in);
        Stream<org.dhatim.fastexcel.reader.Row> rows = book.getFirstSheet().openStream()) {
      return rows.map(row -> new Line(row.getRowNum(), cells(row))).toList();
    }
  }

  private static List<String> cells(org.dhatim.fastexcel.reader.Row row) {
    List<String> cells = new ArrayList<>(row.getCellCount());
    for (int i = 0; i < row.getCellCount(); i++) {
      String raw = row.getOptionalCell(i).map(cell -> cell.getRawValue()).orElse("");
      String text = row.getOptionalCell(i).map(cell -> cell.getText()).orElse("");
      cells.add(text.isEmpty() && raw != null ? raw : text);
    }
    return cells;
  }

  private static List<Row> rows(String name, List<Line> lines) {
    List<Row> rows = new ArrayList<>(lines.size());
    if (lines.isEmpty()) {
      return rows;
    }
    List<String> header = lines.get(0).cells().stream().map(Tables::plain).toList();
    for (int i = 1; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (i < TAGS_WITHIN && isTags(line)) {
        continue;
      }
      Map<String, String> cells = new HashMap<>();
      for (int c = 0; c < Math.min(header.size(), line.cells().size()); c++) {
        cells.put(header.get(c), plain(line.cells().get(c)));
      }
      rows.add(new Row(name, line.number(), cells));
    }
    return rows;
  }

  private static boolean isTags(Line line) {
    return line.cells().stream().anyMatch(cell -> cell.startsWith("#"))
        && line.cells().stream().allMatch(cell -> cell.isBlank() || cell.startsWith("#"));
  }

  private static String plain(String cell) {
    return cell == null ? "" : cell.replace("\uFEFF", "").strip();
  }
}
