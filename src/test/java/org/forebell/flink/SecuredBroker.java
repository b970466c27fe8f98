package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * An {@link EmbeddedBroker} that speaks TLS only, wants a SCRAM password and forbids whatever no
 * ACL allows. Keys and passwords are made anew each time.
 */
final class SecuredBroker implements AutoCloseable {

  /** May do all. */
  static final String ROOT = "root";

  private final EmbeddedBroker broker;
  private final Path folder;
  private final Map<String, String> passwords;

  private SecuredBroker(EmbeddedBroker broker, Path folder, Map<String, String> passwords) {
    this.broker = broker;
    this.folder = folder;
    this.passwords = passwords;
  }

  static SecuredBroker start(Path folder, Collection<String> users) throws Exception {
    Map<String, String> passwords = new TreeMap<>();
    users.forEach(user -> passwords.put(user, password()));
    passwords.put(ROOT, password());
    passwords.put("keystore", password());
    certify(folder, passwords.get("keystore"));
    List<String> scram =
        passwords.entrySet().stream()
            .map(
                user ->
                    "SCRAM-SHA-512=[name=%s,password=%s]".formatted(user.getKey(), user.getValue()))
            .toList();
    return new SecuredBroker(
        EmbeddedBroker.start(folder.resolve("data"), 0, settings(folder, passwords), scram),
        folder,
        passwords);
  }

  private static String password() {
    byte[] random = new byte[12];
    new SecureRandom().nextBytes(random);
    return "c4n4ry!$" + HexFormat.of().formatHex(random);
  }

  /** Clients come in by password; the controller knows its broker by certificate. */
  private static Map<String, String> settings(Path folder, Map<String, String> passwords) {
    Map<String, String> settings = new HashMap<>();
    settings.put("listener.security.protocol.map", "BROKER:SASL_SSL,CONTROLLER:SSL");
    settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
    settings.put(
        "listener.name.broker.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(ROOT, passwords.get(ROOT)));
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", folder.resolve("broker.p12").toString());
    settings.put("ssl.keystore.password", passwords.get("keystore"));
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.location", folder.resolve("ca.pem").toString());
    settings.put("listener.name.controller.ssl.client.auth", "required");
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("allow.everyone.if.no.acl.found", "false");
    settings.put("super.users", "User:" + ROOT + ";User:CN=broker");
    return settings;
  }

  private static void certify(Path folder, String password) throws Exception {
    Path store = folder.resolve("broker.p12");
    keytool(
        "-genkeypair -alias broker -keyalg EC -dname CN=broker -ext san=ip:127.0.0.1 -validity 2"
            + " -storetype PKCS12",
        store,
        password);
    keytool("-exportcert -rfc -alias broker -file " + folder.resolve("ca.pem"), store, password);
  }

  /** Has Java's own tool do something to a store. */
  static void keytool(String words, Path store, String password) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(words.split(" ")));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", password));
    Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(made.waitFor()).as(told).isZero();
  }

  String bootstrap() {
    return broker.bootstrap();
  }

  /** Makes a user, or gives one another password, as {@code kafka-configs.sh} does. */
  void user(Admin root, String name) {
    passwords.put(name, password());
    ScramCredentialInfo how = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
    alter(root, new UserScramCredentialUpsertion(name, how, passwords.get(name)));
  }

  /** Takes a user away: nobody comes in under the name any more. */
  void forget(Admin root, String name) {
    alter(root, new UserScramCredentialDeletion(name, ScramMechanism.SCRAM_SHA_512));
  }

  private static void alter(Admin root, UserScramCredentialAlteration change) {
    var unused = KafkaAnswer.to(root.alterUserScramCredentials(List.of(change)).all());
  }

  /** All that must not be seen anywhere. */
  Collection<String> secrets() {
    return passwords.values();
  }

  /** The shipped example for a user of this broker, with the password in a file beside it. */
  Path properties(String user) throws IOException {
    return properties(user, passwords.get(user));
  }

  Path properties(String user, String password) throws IOException {
    Path secrets = Files.createTempDirectory(folder, user);
    Files.writeString(secrets.resolve("kafka-password"), password);
    String example = Files.readString(Path.of("config/kafka.properties.example"));
    String ours =
        example
            .replace("kafka-1:9093,kafka-2:9093,kafka-3:9093", bootstrap())
            .replace("forebell-escalation", user)
            .replace("/run/secrets/forebell", secrets.toString())
            .replace("/etc/forebell/kafka-ca.pem", folder.resolve("ca.pem").toString());
    return Files.writeString(secrets.resolve("kafka.properties"), ours);
  }

  /** Settings of a client for that user. */
  Map<String, Object> client(String user) throws IOException {
    Properties settings = ClientSettings.read(properties(user));
    Map<String, Object> client = new HashMap<>();
    settings.forEach((name, value) -> client.put((String) name, value));
    return client;
  }

  @Override
  public void close() {
    broker.close();
  }
}
