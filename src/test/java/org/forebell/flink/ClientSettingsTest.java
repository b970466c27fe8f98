package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSettingsTest {
  private static final Path EXAMPLE = Path.of("config/kafka.properties.example");
  private static final String JAAS =
      "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"u\" ";

  @TempDir private Path folder;

  @Test
  void the_example_holds_no_secret_and_is_all_known_to_kafka() throws Exception {
    Properties example = ClientSettings.read(EXAMPLE);
    ClientSettings.requireNoSecret(example);
    assertThat(ClientSettings.principal(example)).isEqualTo("User:forebell-escalation");
    assertThat(example.stringPropertyNames())
        .allMatch(
            name ->
                AdminClientConfig.configNames().contains(name)
                    || name.startsWith("config.providers"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sasl.jaas.config | x required username=\"u\" password=\"s3cret\";",
        "sasl.jaas.config | x required username=u password=s3cret;",
        "sasl.jaas.config | x required clientId=\"u\" clientSecret = 's3cret';",
        "ssl.keystore.password | s3cret",
        "ssl.keystore.key | s3cret",
        "sasl.oauthbearer.client.credentials.client.secret | s3cret",
        "our.own.Password | s3cret",
      })
  void a_secret_in_a_jobs_settings_is_refused_and_not_repeated(String name, String value) {
    assertThatThrownBy(() -> ClientSettings.requireNoSecret(of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(name, "config/kafka.properties.example")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sasl.jaas.config | x required username=\"u\" password=\"${env:P}\";",
        "ssl.keystore.password | ${file:/a:b}",
        "ssl.truststore.certificates | -----BEGIN CERTIFICATE-----",
        "security.protocol | SASL_SSL",
      })
  void what_is_no_secret_may_travel(String name, String value) {
    assertThatCode(() -> ClientSettings.requireNoSecret(of(name, value)))
        .doesNotThrowAnyException();
  }

  @Test
  void a_reference_to_a_provider_that_is_not_named_is_refused() throws Exception {
    Path file = write("kafka.properties", "ssl.key.password=${env:FOREBELL_KEY}\n");
    assertThatThrownBy(() -> ClientSettings.read(file))
        .hasMessageContainingAll("ssl.key.password", "${env:FOREBELL_KEY}", "config.providers");
  }

  @Test
  void all_three_kinds_of_reference_are_followed() throws Exception {
    Path secrets = write("secrets.properties", "password=from-file\n");
    write("alone", "from-directory");
    assertThat(ClientSettings.problems(referring("${file:" + secrets + ":password}"))).isEmpty();
    assertThat(ClientSettings.problems(referring("${directory:" + folder + ":alone}"))).isEmpty();
    assertThat(ClientSettings.problems(referring("${env:HOME}")))
        .as("the example lets no other variables in")
        .singleElement()
        .asString()
        .contains("${env:HOME}", "not there");
    Properties open = referring("${env:HOME}");
    open.remove("config.providers.env.param.allowlist.pattern");
    assertThat(ClientSettings.problems(open)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${file:/no/such/file:password}",
        "${directory:/no/such/folder:password}",
        "${env:FOREBELL_NO_SUCH}"
      })
  void what_is_not_there_is_told(String reference) throws Exception {
    assertThat(ClientSettings.problems(referring(reference)))
        .singleElement()
        .asString()
        .contains("sasl.jaas.config", reference);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret\n", "s3\"cret", "s3\\cret"})
  void a_password_that_would_break_its_quotes_is_told_and_not_repeated(String password)
      throws Exception {
    write("alone", password);
    assertThat(ClientSettings.problems(referring("${directory:" + folder + ":alone}")))
        .singleElement()
        .asString()
        .contains("line end")
        .doesNotContain("s3", "cret");
  }

  private static Properties referring(String reference) throws IOException {
    Properties settings = ClientSettings.read(EXAMPLE);
    settings.setProperty("sasl.jaas.config", JAAS + "password=\"" + reference + "\";");
    return settings;
  }

  private static Properties of(String name, String value) {
    Properties settings = new Properties();
    settings.setProperty(name, value);
    return settings;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
