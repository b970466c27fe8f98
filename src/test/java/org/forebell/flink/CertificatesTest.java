package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Until when certificates hold, in every form that Kafka's clients take them. */
class CertificatesTest {

  private static final String PASSWORD = "c4n4ry-password";

  @TempDir private Path folder;

  @Test
  void the_first_end_of_all_in_a_store_counts() throws Exception {
    Path store = folder.resolve("trust.p12");
    pair(store, "one", 40, "PKCS12");
    pair(store, "other", 9, "PKCS12");
    assertThat(
            Certificates.ends(
                Map.of(
                    "ssl.truststore.location",
                    store.toString(),
                    "ssl.truststore.type",
                    "PKCS12",
                    "ssl.truststore.password",
                    PASSWORD)))
        .hasSize(1)
        .hasEntrySatisfying("ssl.truststore.location", end -> inDays(end, 9));
  }

  @Test
  void a_store_of_java_and_a_reference_to_its_password_will_do() throws Exception {
    Path store = folder.resolve("key.jks");
    pair(store, "own", 20, "JKS");
    Files.writeString(folder.resolve("store-password"), PASSWORD);
    assertThat(
            Certificates.ends(
                Map.of(
                    "ssl.keystore.location",
                    store.toString(),
                    "ssl.keystore.password",
                    "${directory:" + folder + ":store-password}",
                    "config.providers",
                    "directory",
                    "config.providers.directory.class",
                    "org.apache.kafka.common.config.provider.DirectoryConfigProvider")))
        .hasEntrySatisfying("ssl.keystore.location", end -> inDays(end, 20));
  }

  @Test
  void text_of_certificates_in_a_file_or_in_the_settings_will_do() throws Exception {
    Path store = folder.resolve("ca.p12");
    pair(store, "ca", 30, "PKCS12");
    Path pem = folder.resolve("ca.pem");
    SecuredBroker.keytool("-exportcert -rfc -alias ca -file " + pem, store, PASSWORD);
    String key = "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n";
    assertThat(
            Certificates.ends(
                Map.of(
                    "ssl.truststore.type",
                    "PEM",
                    "ssl.truststore.location",
                    pem.toString(),
                    "ssl.keystore.certificate.chain",
                    key + Files.readString(pem))))
        .hasSize(2)
        .allSatisfy((setting, end) -> inDays(end, 30));
  }

  @Test
  void what_cannot_be_read_is_not_told_and_stops_nothing() throws Exception {
    Path store = folder.resolve("trust.p12");
    pair(store, "one", 40, "PKCS12");
    assertThat(
            Certificates.ends(
                Map.of(
                    "ssl.truststore.location", store.toString(),
                    "ssl.truststore.password", "wrong",
                    "ssl.keystore.location", folder.resolve("none.jks").toString())))
        .isEmpty();
    assertThat(Certificates.ends(Map.of("bootstrap.servers", "localhost:9092"))).isEmpty();
  }

  private static void inDays(Instant end, int days) {
    assertThat(Duration.between(Instant.now(), end))
        .isBetween(Duration.ofDays(days).minusHours(1), Duration.ofDays(days));
  }

  private static void pair(Path store, String alias, int days, String type) throws Exception {
    SecuredBroker.keytool(
        "-genkeypair -alias %s -keyalg EC -dname CN=%s -validity %d -storetype %s -keypass %s"
            .formatted(alias, alias, days, type, PASSWORD),
        store,
        PASSWORD);
  }
}
