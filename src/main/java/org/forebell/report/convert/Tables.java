package org.forebell.report.convert;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/**
 * Reads the rows of CSV and XLSX files. A row of HXL tags in the first 25 lines is no row of data,
 * nor is a blank one.
 */
public final class Tables {

  private static final int TAGS_WITHIN = 25;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private Tables() {}

  /**
   * Reads a table, told apart by its first bytes and not by its name.
   *
   * @throws IOException when it cannot be read, or is neither
   */
  public static List<Row> read(String name, InputStream in) throws IOException {
    PushbackInputStream stream = new PushbackInputStream(in, 2);
    byte[] head = stream.readNBytes(2);
    stream.unread(head);
    boolean zipped = head.length == 2 && head[0] == 'P' && head[1] == 'K';
    try {
      return rows(name, zipped ? workbook(stream) : csv(stream));
    } catch (ExcelReaderException | UncheckedIOException | IllegalStateException e) {
      throw new IOException("not a table of rows: " + e.getMessage(), e);
    }
  }

  private record Line(long number, List<String> cells) {}

  private static List<Line> csv(InputStream in) throws IOException {
    List<Line> lines = new ArrayList<>();
    var parser = CSVFormat.DEFAULT.parse(new StringReader(text(in.readAllBytes())));
    for (CSVRecord line : parser) {
      lines.add(new Line(parser.getCurrentLineNumber(), line.toList()));
    }
    return lines;
  }

  /** Most tables are UTF-8; what is not comes from spreadsheets of western Windows. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, WINDOWS);
    }
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
    List<String> header = lines.get(0).cells().stream().map(Tables::column).toList();
    for (int i = 1; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (isBlank(line) || (i < TAGS_WITHIN && isTags(line))) {
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

  private static boolean isBlank(Line line) {
    return line.cells().stream().allMatch(cell -> plain(cell).isEmpty());
  }

  private static boolean isTags(Line line) {
    return line.cells().stream().anyMatch(cell -> cell.startsWith("#"))
        && line.cells().stream().allMatch(cell -> cell.isBlank() || cell.startsWith("#"));
  }

  /** Data sets of several years write one column in several ways. */
  private static String column(String cell) {
    return plain(cell).replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static String plain(String cell) {
    return cell == null ? "" : cell.replace("\uFEFF", "").strip();
  }
}
