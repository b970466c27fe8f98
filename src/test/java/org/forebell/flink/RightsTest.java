package org.forebell.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class RightsTest {

  @Test
  void every_topic_has_who_makes_who_exports_and_who_writes_it() throws Exception {
    Set<String> topics =
        Topics.all(Stamps.BROKER).stream().map(TopicSettings::name).collect(Collectors.toSet());
    assertThat(topicsOf("User:forebell-topics", AclOperation.CREATE)).containsAll(topics);
    assertThat(topicsOf("User:forebell-export", AclOperation.READ)).containsAll(topics);
    assertThat(topicsOf(null, AclOperation.WRITE)).containsAll(topics);
  }

  @Test
  void the_job_may_read_and_write_its_topics_and_no_more() throws Exception {
    String job = "User:forebell-escalation";
    assertThat(topicsOf(job, AclOperation.READ)).containsAll(KafkaEnds.READS);
    assertThat(topicsOf(job, AclOperation.WRITE))
        .containsAll(KafkaEnds.WRITES)
        .doesNotContainAnyElementsOf(KafkaEnds.READS);
  }

  @Test
  void the_notification_job_may_too_and_the_way_back_in_cannot_tell_it_whom_to_call()
      throws Exception {
    String job = "User:forebell-notification";
    assertThat(topicsOf(job, AclOperation.READ))
        .containsExactlyInAnyOrderElementsOf(Topics.NOTIFICATION_READS);
    assertThat(topicsOf(job, AclOperation.WRITE))
        .containsExactlyInAnyOrderElementsOf(Topics.NOTIFICATION_WRITES);
    assertThat(topicsOf("User:forebell-inbound", AclOperation.WRITE))
        .doesNotContain(Topics.ALERTS, Topics.ROUTING, Topics.POLICY);
  }

  @Test
  void nobody_may_do_all_or_on_all() throws Exception {
    assertThat(shipped())
        .allSatisfy(
            right -> {
              assertThat(right.entry().operation()).isNotEqualTo(AclOperation.ALL);
              assertThat(right.pattern().name()).isNotBlank().isNotEqualTo("*");
            });
  }

  @Test
  void a_star_at_the_end_stands_for_all_that_begin_so() throws Exception {
    List<AclBinding> rights =
        Rights.read(
            new StringReader("who,resource,name,operations\nme,transactional_id,a-* b,write\n"));
    assertThat(rights)
        .extracting(right -> right.pattern().name() + " " + right.pattern().patternType())
        .containsExactly("a- " + PatternType.PREFIXED, "b " + PatternType.LITERAL);
    assertThat(rights.get(0).entry().principal()).isEqualTo("User:me");
  }

  @Test
  void a_word_that_kafka_has_not_is_refused_with_its_line() {
    assertThatThrownBy(
            () -> Rights.read(new StringReader("who,resource,name,operations\nme,topik,a,write\n")))
        .hasMessageContainingAll("line 2", "topik");
    assertThatThrownBy(() -> Rights.read(new StringReader("who,resource\nme,topic\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name");
  }

  private static Set<String> topicsOf(String who, AclOperation operation) throws IOException {
    return shipped().stream()
        .filter(right -> right.pattern().resourceType() == ResourceType.TOPIC)
        .filter(right -> who == null || right.entry().principal().equals(who))
        .filter(right -> right.entry().operation() == operation)
        .map(right -> right.pattern().name())
        .collect(Collectors.toSet());
  }

  private static List<AclBinding> shipped() throws IOException {
    try (Reader table = Files.newBufferedReader(Path.of("config/acls.csv"))) {
      return Rights.read(table);
    }
  }
}
