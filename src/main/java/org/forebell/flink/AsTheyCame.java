package org.forebell.flink;

import java.io.Serial;
import java.util.Properties;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.forebell.flink.measure.Measures;
import org.forebell.flink.measure.Validity;
import org.forebell.flink.state.FormatType;
import org.forebell.flink.state.Formats;

/** Hands on bytes: a record that cannot be read is the job's to judge, not the source's. */
final class AsTheyCame implements KafkaRecordDeserializationSchema<RawRecord> {

  @Serial private static final long serialVersionUID = 1L;

  private final Properties kafka;

  /**
   * @param kafka settings of the client that reads
   */
  AsTheyCame(Properties kafka) {
    this.kafka = kafka;
  }

  @Override
  public void open(InitializationContext context) {
    Validity.tell(Measures.in(context.getMetricGroup()), Certificates.ends(kafka));
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
    out.collect(
        new RawRecord(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.value()));
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return new FormatType<>(Formats.RAW_RECORD);
  }
}
