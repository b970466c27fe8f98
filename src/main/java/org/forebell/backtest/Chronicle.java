package org.forebell.backtest;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.forebell.report.Accepted;
import org.forebell.report.Reading;
import org.forebell.report.RecordLines;
import org.forebell.report.Rejection;
import org.forebell.report.ReportParser;
import org.forebell.report.Retraction;
import org.forebell.report.ledger.Claims;
import org.forebell.report.ledger.Filing;
import org.forebell.report.ledger.LedgerFormat;

/**
 * All reports of some files in the order in which they became known, reduced to what can move a
 * score.
 *
 * @param filings without two that are equal
 * @param rejected how many records were none
 */
public record Chronicle(List<Filing> filings, int rejected) {

  private static final Comparator<Filing> KNOWN =
      Comparator.comparingLong(Filing::knownAt).thenComparing(Filing::id);

  /** Reads files of reports, one record a line. */
  public static Chronicle read(List<InputStream> files) throws IOException {
    ReportParser parser = new ReportParser();
    List<Filing> filings = new ArrayList<>();
    int[] rejected = new int[1];
    for (InputStream file : files) {
      RecordLines.each(
          file,
          (number, bytes, length) -> {
            Reading reading = parser.parse(bytes, 0, length, ReportParser.KNOWN_FROM_RECORD);
            if (reading instanceof Rejection) {
              rejected[0]++;
            } else if (reading instanceof Accepted accepted) {
              add(accepted, filings);
            }
          });
    }
    return new Chronicle(sorted(filings), rejected[0]);
  }

  private static void add(Accepted accepted, List<Filing> filings) {
    if (accepted.report() instanceof Retraction retraction) {
      filings.add(new Filing.Withdrawn("", accepted.knownAt(), retraction.of()));
      return;
    }
    Filing told = Claims.filing(accepted.report(), accepted.knownAt());
    if (told != null) {
      filings.add(told);
    }
  }

  private static List<Filing> sorted(List<Filing> filings) {
    return filings.stream().distinct().sorted(KNOWN).toList();
  }

  /** The chronicle up to an instant, epoch milliseconds, without it. */
  public Chronicle until(long end) {
    return new Chronicle(filings.stream().filter(each -> each.knownAt() < end).toList(), rejected);
  }

  /**
   * The same events told at other times.
   *
   * @param change gives null for a filing that is never made
   */
  public Chronicle retold(UnaryOperator<Filing> change) {
    List<Filing> changed = new ArrayList<>(filings.size());
    for (Filing filing : filings) {
      Filing other = change.apply(filing);
      if (other != null) {
        changed.add(other);
      }
    }
    return new Chronicle(sorted(changed), rejected);
  }

  /**
   * SHA-256 over the filings as they are written in state, in a fixed order: the same for the same
   * reports, in whatever order, however often and in however many files, and whoever did it.
   */
  public String sha256() {
    MessageDigest digest = sha();
    filings.stream().map(Chronicle::bytes).sorted(Arrays::compareUnsigned).forEach(digest::update);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] bytes(Filing filing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      LedgerFormat.write(filing, new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new IllegalStateException("an array in memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
