package org.forebell.backtest.equity;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What only the equity audit may know of events: the kind of facility and the class of actor that
 * the source gives. It comes beside the reports, in a file that no job reads; no name of anybody is
 * in it.
 *
 * @param byEvent by the key that the reports of one event share
 */
public record AuditFile(Map<String, Entry> byEvent) {

  /**
   * What is known of one event, each empty where nothing is.
   *
   * @param facility a kind of facility, such as health
   * @param actorClass a class, such as police; never a name
   */
  public record Entry(String facility, String actorClass) {}

  /** The first line of the file. */
  public static final String HEADER = "event,facility,actor_class";

  /** Reads a file; throws {@link IllegalArgumentException} with the line and what is wrong. */
  public static AuditFile read(Reader csv) throws IOException {
    Map<String, Entry> byEvent = new TreeMap<>();
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (var records = format.parse(csv)) {
      if (!records.getHeaderNames().equals(java.util.List.of(HEADER.split(",")))) {
        throw new IllegalArgumentException(
            "audit file: the first line must be " + HEADER + "; write it with convert --audit");
      }
      for (CSVRecord record : records) {
        if (record.size() != 3 || record.get(0).isEmpty()) {
          throw new IllegalArgumentException(
              "audit file: line "
                  + (record.getRecordNumber() + 1)
                  + " must hold an event and two"
                  + " more fields");
        }
        byEvent.put(record.get(0), new Entry(record.get(1), record.get(2)));
      }
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("audit file: is not CSV: " + e.getMessage(), e);
    }
    return new AuditFile(byEvent);
  }
}
