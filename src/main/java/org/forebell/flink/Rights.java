package org.forebell.flink;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The least that each user of the brokers must be allowed; {@code config/acls.csv} lists it. */
public final class Rights {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final String FROM_ANYWHERE = "*";

  private Rights() {}

  /**
   * Reads a table with the columns who, resource, name and operations; names and operations are
   * parted by spaces, and a name that ends with * stands for all that begin so.
   *
   * @throws IllegalArgumentException for a column that is missing or a word that Kafka has not
   */
  public static List<AclBinding> read(Reader table) throws IOException {
    List<AclBinding> rights = new ArrayList<>();
    try (CSVParser lines = FORMAT.parse(table)) {
      for (CSVRecord line : lines) {
        for (String name : line.get("name").split(" ")) {
          for (String operation : line.get("operations").split(" ")) {
            rights.add(right(line, name, operation));
          }
        }
      }
    }
    return rights;
  }

  private static AclBinding right(CSVRecord line, String name, String operation) {
    boolean isPrefix = name.endsWith("*");
    ResourceType type = ResourceType.fromString(line.get("resource"));
    AclOperation allowed = AclOperation.fromString(operation);
    if (type.isUnknown() || allowed.isUnknown()) {
      throw new IllegalArgumentException(
          "line %d: Kafka knows no resource %s or no operation %s"
              .formatted(line.getRecordNumber() + 1, line.get("resource"), operation));
    }
    return new AclBinding(
        new ResourcePattern(
            type,
            isPrefix ? name.substring(0, name.length() - 1) : name,
            isPrefix ? PatternType.PREFIXED : PatternType.LITERAL),
        new AccessControlEntry(
            "User:" + line.get("who"), FROM_ANYWHERE, allowed, AclPermissionType.ALLOW));
  }

  /** Grants them; those that are there already stay as they are, and none is taken away. */
  public static void grant(Admin admin, List<AclBinding> rights) {
    KafkaAnswer.to(admin.createAcls(rights).all());
  }

  /** Who lacks what, and what to do. */
  static String missing(String who, AclOperation needed, String what) {
    return "%s may not %s %s. Grant it: config/acls.csv has all that is needed, and forebell topics --acls grants it."
        .formatted(who, needed.name().toLowerCase(Locale.ROOT), what);
  }
}
