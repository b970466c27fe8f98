package org.forebell.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar that a cluster runs: our job and what a Flink cluster lacks, and nothing it has. */
class JobJarIT {

  @Test
  void brings_what_a_cluster_lacks() throws IOException {
    assertThat(entries())
        .contains(
            "org/forebell/flink/EscalationJob.class",
            "org/forebell/flink/NotificationJob.class",
            "org/forebell/channel/Channels.class",
            "org/apache/flink/connector/kafka/source/KafkaSource.class",
            "org/apache/kafka/clients/producer/KafkaProducer.class",
            "com/fasterxml/jackson/databind/ObjectMapper.class",
            "META-INF/LICENSE",
            // Its own jar has none.
            "META-INF/licenses/icu4j.txt");
  }

  @Test
  void leaves_out_what_a_cluster_has() throws IOException {
    assertThat(entries())
        .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
        .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/environment/"))
        .noneMatch(name -> name.startsWith("org/slf4j/"))
        .noneMatch(name -> name.startsWith("org/apache/logging/"))
        .noneMatch(name -> name.startsWith("kafka/server/"))
        .noneMatch(name -> name.startsWith("org/forebell/cli/"))
        .noneMatch(name -> name.startsWith("META-INF/services/javax.xml."))
        .doesNotContain("log4j2.properties");
  }

  @Test
  void carries_no_signature_and_not_the_time_of_its_build() throws IOException {
    try (JarFile jar = new JarFile(jobJar().toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .noneMatch(name -> name.matches("META-INF/.*\\.(SF|DSA|RSA)"));
      assertThat(jar.stream().filter(entry -> entry.getName().startsWith("org/forebell/")))
          .extracting(entry -> entry.getTimeLocal().toString())
          .containsOnly("2026-01-01T00:00");
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("org.forebell.flink.EscalationJob");
    }
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(jobJar().toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }

  private static Path jobJar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files.filter(file -> file.toString().endsWith("-job.jar")).findFirst().orElseThrow();
    }
  }
}
