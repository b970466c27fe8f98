package org.forebell.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.forebell.delivery.Letter;
import org.forebell.delivery.Parcel;
import org.forebell.report.ShippedSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxChannelTest {
  @TempDir Path home;

  private Channels open() {
    return Parcels.open(
        """
        outbox:
          medium: outbox
          live: false
          folder: %s
          domain: forebell.example.org
        """
            .formatted(home.resolve("outbox")),
        Map.of());
  }

  private static Sent send(Channels channels, Parcel parcel) {
    return channels.get("outbox").send(parcel).toCompletableFuture().join();
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(home.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void each_message_lies_there_in_every_form_with_the_bytes_of_its_first_attempt()
      throws IOException {
    try (Channels channels = open()) {
      Parcel parcel = Parcels.to("outbox", "ssd-officer", Parcels.version(2));
      assertThat(send(channels, parcel)).isInstanceOf(Sent.Taken.class);
      Map<String, byte[]> first = files();
      assertThat(first.keySet())
          .extracting(name -> name.replaceAll("-[0-9a-f]{8}\\.", "-KEY."))
          .containsExactly(
              "outbox/K7RT-4MQD.2-ssd-officer-KEY.cap.xml",
              "outbox/K7RT-4MQD.2-ssd-officer-KEY.eml",
              "outbox/K7RT-4MQD.2-ssd-officer-KEY.json",
              "outbox/K7RT-4MQD.2-ssd-officer-KEY.sms.txt");
      send(channels, parcel);
      assertThat(files()).containsExactlyEntriesOf(first);
      first.forEach(
          (name, bytes) -> {
            assertThat(bytes).isNotEmpty();
            if (name.endsWith(".json")) {
              assertThat(ShippedSchema.named("webhook").problems(bytes)).isEmpty();
            }
          });
    }
  }

  @Test
  void an_exercise_may_lie_there() throws IOException {
    try (Channels channels = open()) {
      send(channels, Parcels.to("outbox", "x", Parcels.exercise()));
      assertThat(files()).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "..", ".", "a/b\\c", "\u0000", "a\nb"})
  void nothing_is_written_beside_the_folder_whatever_a_key_says(String hostile) throws IOException {
    try (Channels channels = open()) {
      Letter digest =
          new Letter.Digest(
              hostile,
              Parcels.at(1),
              List.of(new Letter.HeldBack(Parcels.version(1), "budget")),
              0,
              0);
      Parcel parcel = Parcels.with("outbox", "a@example.org", digest);
      assertThat(send(channels, parcel)).isInstanceOf(Sent.Taken.class);
      assertThat(files().keySet())
          .hasSize(3)
          .allMatch(name -> name.matches("outbox/[A-Za-z0-9_][A-Za-z0-9._-]*"));
    }
  }

  @Property
  void names_are_safe_and_differ_where_keys_do(@ForAll String text, @ForAll String key) {
    String name = Folder.name(text, key, ".eml");
    assertThat(name).matches("[A-Za-z0-9_][A-Za-z0-9._-]*|-[0-9a-f]{8}\\.eml").hasSizeLessThan(120);
    assertThat(Folder.name(text, key + "'", ".eml")).isNotEqualTo(name);
  }

  @Test
  void who_reads_while_it_is_written_sees_whole_files_alone() throws IOException {
    try (Channels channels = open()) {
      Parcel parcel = Parcels.to("outbox", "ssd-officer", Parcels.version(2));
      send(channels, parcel);
      Path json =
          home.resolve(files().keySet().stream().filter(n -> n.endsWith(".json")).findAny().get());
      byte[] whole = Files.readAllBytes(json);
      CompletableFuture<?> writing =
          CompletableFuture.allOf(
              IntStream.range(0, 200)
                  .mapToObj(i -> channels.get("outbox").send(parcel).toCompletableFuture())
                  .toArray(CompletableFuture[]::new));
      do {
        assertThat(Files.readAllBytes(json)).isEqualTo(whole);
      } while (!writing.isDone());
      writing.join();
      assertThat(files()).hasSize(4);
    }
  }
}
