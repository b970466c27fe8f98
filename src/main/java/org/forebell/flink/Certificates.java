package org.forebell.flink;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SslConfigs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Until when the certificates hold that clients of Kafka are set up with: their own, and those they
 * trust. They are read once, as a client does, on the machine where it runs.
 */
final class Certificates {
  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

  private final Map<?, ?> settings;

  private Certificates(Map<?, ?> settings) {
    this.settings = settings;
  }

  /**
   * The first end by the setting that names the certificates; without those that cannot be read,
   * with which no client begins either.
   */
  static Map<String, Instant> ends(Map<?, ?> settings) {
    Certificates all = new Certificates(settings);
    Map<String, Instant> ends = new TreeMap<>();
    all.put(SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, ends, all::written);
    all.put(SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, ends, all::written);
    all.put(
        SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
        ends,
        file ->
            all.stored(
                file,
                SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
                SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG));
    all.put(
        SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
        ends,
        file ->
            all.stored(
                file,
                SslConfigs.SSL_KEYSTORE_TYPE_CONFIG,
                SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG));
    return ends;
  }

  /** How certificates are had from what a setting says. */
  @FunctionalInterface
  private interface Reading {
    List<X509Certificate> from(String value) throws GeneralSecurityException, IOException;
  }

  private void put(String setting, Map<String, Instant> ends, Reading reading) {
    if (!settings.containsKey(setting)) {
      return;
    }
    try {
      reading.from(value(setting)).stream()
          .map(each -> each.getNotAfter().toInstant())
          .min(Instant::compareTo)
          .ifPresent(end -> ends.put(setting, end));
    } catch (GeneralSecurityException | IOException | KafkaException | IllegalArgumentException e) {
      LOG.warn("certificates of {} cannot be read: {}", setting, e.getClass().getName());
    }
  }

  private String value(String setting) {
    Object told = settings.get(setting);
    return told == null ? null : ClientSettings.resolved(settings, told.toString());
  }

  private List<X509Certificate> written(String pem) throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> found = new ArrayList<>();
    for (String each : PEM.matcher(pem).results().map(match -> match.group()).toList()) {
      byte[] bytes = each.getBytes(StandardCharsets.US_ASCII);
      found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
    }
    return found;
  }

  private List<X509Certificate> stored(String file, String type, String password)
      throws GeneralSecurityException, IOException {
    if ("PEM".equalsIgnoreCase(value(type))) {
      return written(Files.readString(Path.of(file)));
    }
    String secret = value(password);
    KeyStore store =
        KeyStore.getInstance(new File(file), secret == null ? null : secret.toCharArray());
    List<X509Certificate> found = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      Certificate[] chain = store.getCertificateChain(alias);
      for (Certificate each :
          chain == null ? new Certificate[] {store.getCertificate(alias)} : chain) {
        if (each instanceof X509Certificate certificate) {
          found.add(certificate);
        }
      }
    }
    return found;
  }
}
