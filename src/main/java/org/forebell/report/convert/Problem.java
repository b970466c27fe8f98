package org.forebell.report.convert;

/**
 * Why a row is no report.
 *
 * @param row of the file, the first line being 1
 */
public record Problem(String file, long row, String reason) {

  static Problem of(Row row, String reason) {
    return new Problem(row.file(), row.number(), reason);
  }
}
