package org.forebell.flink.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;
import org.forebell.delivery.RecipientMemory.Leaves;
import org.forebell.delivery.RecipientState;
import org.forebell.flink.KeyedBook;
import org.forebell.flink.state.Format;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;

/** Tells of a recipient what is on its way, what waits for a digest and what rang. */
final class BookReader extends KeyedStateReaderFunction<String, String> {

  private static final long serialVersionUID = 1L;

  private transient KeyedBook book;
  private transient Measured measured;

  @Override
  public void open(OpenContext context) {
    book = new KeyedBook(getRuntimeContext());
    measured = new Measured();
  }

  @Override
  public void readKey(String key, Context context, Collector<String> out) throws Exception {
    RecipientState head = book.head();
    if (head == null) {
      return;
    }
    long[] known = counted(book.known(), Formats.RECIPIENT_KNOWN);
    long[] underway = counted(book.underway(), Formats.RECIPIENT_LETTER);
    long[] taken = counted(book.taken(), Formats.RECIPIENT_LETTER);
    long bytes = measured.bytes(head, new FormatType<>(Formats.RECIPIENT_STATE));
    ObjectNode row =
        StateRow.of(StateRow.BOOK, key)
            .put("known", head.known().size() + known[0])
            .put("underway", head.underway().size() + underway[0])
            .put("taken", taken[0])
            .put("held", head.held().size() + head.unlisted())
            .put("rings", head.rings().size())
            .put("bytes", bytes + known[1] + underway[1] + taken[1]);
    if (head.digestAt() > 0) {
      row.put("digestAt", Instant.ofEpochMilli(head.digestAt()).toString());
    }
    out.collect(row.toString());
  }

  /** How many there are, and how many bytes they take. */
  private <V> long[] counted(Leaves<V> leaves, Format<V> format) throws Exception {
    FormatType<V> type = new FormatType<>(format);
    long[] counted = new long[2];
    for (V each : leaves.all()) {
      counted[0]++;
      counted[1] += measured.bytes(each, type);
    }
    return counted;
  }
}
