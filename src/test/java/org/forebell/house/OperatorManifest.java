package org.forebell.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.forebell.house.Deployed.property;
import static org.forebell.house.Deployed.read;
import static org.forebell.house.Deployed.texts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.Serial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.kubernetes.operator.api.FlinkDeployment;
import org.apache.flink.kubernetes.operator.api.spec.FlinkDeploymentSpec;
import org.apache.flink.kubernetes.operator.api.spec.JobState;
import org.apache.flink.kubernetes.operator.api.spec.KubernetesDeploymentMode;
import org.apache.flink.kubernetes.operator.api.spec.UpgradeMode;
import org.forebell.cluster.Flink;
import org.forebell.flink.JobDefaults;
import org.forebell.flink.submit.FlinkSettings;
import org.forebell.flink.submit.JobFile;
import org.forebell.flink.submit.JobFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The operator's own classes read a manifest of ours, and it says of the job what job.yaml says.
 */
abstract class OperatorManifest {
  private final String file;

  /** Of the operator's options, those looked up in the sources of its version 1.15. */
  private static final Set<String> OPERATOR_OPTIONS =
      Set.of(
          "kubernetes.operator.job.upgrade.last-state-fallback.enabled",
          "kubernetes.operator.pod-template.merge-arrays-by-name");

  private final JobFile job;
  private final FlinkDeployment manifest;
  private final FlinkDeploymentSpec spec;

  /**
   * @param name of the job's folder
   */
  OperatorManifest(String name) {
    file = "jobs/" + name + "/flinkdeployment.yaml";
    job = JobFileReader.read(Path.of("jobs", name, "job.yaml"), Path.of(""));
    manifest = strictly(read(file));
    spec = manifest.getSpec();
  }

  @Test
  void it_is_for_the_operator_and_our_flink() {
    assertThat(manifest.getApiVersion()).isEqualTo("flink.apache.org/v1beta1");
    assertThat(manifest.getKind()).isEqualTo("FlinkDeployment");
    String[] flink = property("flink.version").split("\\.");
    assertThat(Deployed.yaml(file).at("/spec/flinkVersion").asText())
        .isEqualTo("v" + flink[0] + "_" + flink[1]);
    assertThat(spec.getMode()).isEqualTo(KubernetesDeploymentMode.NATIVE);
    assertThat(property("version")).startsWith(spec.getImage().split(":")[1]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parallelism:         | paralelism:
          readinessProbe:      | readynessProbe:
          readOnlyRootFilesystem: | readonlyRootFilesystem:
          jobManager:          | jobmanager:
          mode: native         | mode: nativ
          emptyDir:            | emptydir:
          upgradeMode: last-state | upgradeMode: last-sate
          resource:            | resources:
          failureThreshold:    | failureTreshold:
          """)
  void a_word_that_kubernetes_would_drop_is_caught(String right, String wrong) {
    String broken = read(file).replaceFirst("(?m)^( +(?:- )?)" + right, "$1" + wrong);
    assertThat(broken).isNotEqualTo(read(file));
    assertThatThrownBy(() -> strictly(broken))
        .hasRootCauseInstanceOf(JsonProcessingException.class);
  }

  @Test
  void the_job_is_that_of_job_yaml() {
    assertThat(spec.getJob().getEntryClass()).isEqualTo(job.entryClass());
    assertThat(spec.getJob().getParallelism()).isEqualTo(job.parallelism());
    List<String> told =
        new ArrayList<>(List.of("--bootstrap", "kafka:9092", "--group", job.kafka().group()));
    if (job.kafka().transactionTimeout() != null) {
      told.add("--transaction-timeout");
      told.add(job.kafka().transactionTimeout().toMinutes() + " min");
    }
    assertThat(spec.getJob().getArgs()).containsExactlyElementsOf(told);
    assertThat(read("docker/Dockerfile"))
        .contains(spec.getJob().getJarURI().replace("local://", " "));
    assertThat(spec.getJob().getState()).isEqualTo(JobState.RUNNING);
    assertThat(spec.getJob().getUpgradeMode()).isEqualTo(UpgradeMode.LAST_STATE);
    assertThat(spec.getJob().getAllowNonRestoredState()).isFalse();
    assertThat(manifest.getMetadata().getName()).isEqualTo("forebell-" + job.name());
  }

  @Test
  void flink_is_set_as_in_job_yaml() {
    Map<String, String> wanted = new TreeMap<>(FlinkSettings.of(job).toMap());
    JobDefaults.configuration().toMap().keySet().stream()
        .filter(key -> !key.equals("pipeline.max-parallelism"))
        .forEach(wanted::remove);
    wanted.remove(CoreOptions.DEFAULT_PARALLELISM.key());
    wanted.remove(CheckpointingOptions.CHECKPOINTS_DIRECTORY.key());
    wanted.remove(CheckpointingOptions.SAVEPOINT_DIRECTORY.key());
    assertThat(spec.getFlinkConfiguration()).containsAllEntriesOf(wanted);
  }

  @Test
  void a_silent_machine_is_given_up_as_on_a_local_cluster() {
    assertThat(spec.getFlinkConfiguration()).containsAllEntriesOf(Flink.EVERYWHERE);
  }

  @Test
  void state_is_kept_where_every_pod_sees_it() {
    String folder = "s3://forebell/" + job.name();
    assertThat(spec.getFlinkConfiguration())
        .containsEntry("execution.checkpointing.dir", folder + "/checkpoints")
        .containsEntry("execution.checkpointing.savepoint-dir", folder + "/savepoints")
        .containsEntry("high-availability.type", "kubernetes")
        .containsEntry("high-availability.storageDir", folder + "/ha")
        .containsEntry("kubernetes.operator.job.upgrade.last-state-fallback.enabled", "false");
    assertThat(read("docker/Dockerfile"))
        .contains("flink-s3-fs-presto-" + property("flink.version") + ".jar");
  }

  @Test
  void every_setting_is_one() {
    Set<String> set = new HashSet<>(spec.getFlinkConfiguration().keySet());
    set.removeAll(OPERATOR_OPTIONS);
    assertThat(Deployed.flinkOptions()).containsAll(set);
  }

  @Test
  void prometheus_finds_the_metrics_of_every_pod() {
    assertThat(spec.getFlinkConfiguration())
        .containsAllEntriesOf(Deployed.reporter())
        .containsEntry("metrics.reporters", "forebell");
    JsonNode monitor = Deployed.yaml("config/prometheus/podmonitor.yaml").get("spec");
    ContainerPort port = main(spec.getPodTemplate()).getPorts().get(0);
    assertThat(monitor.at("/podMetricsEndpoints/0/port").asText()).isEqualTo(port.getName());
    assertThat(port.getContainerPort()).hasToString(Deployed.METRICS_PORT);
    assertThat(monitor.at("/selector/matchExpressions/0/values").toString())
        .contains("\"" + manifest.getMetadata().getName() + "\"");
    assertThat(read("docker/Dockerfile")).contains("-metrics.jar /opt/flink/plugins/");
  }

  @Test
  void pods_may_do_nothing_but_their_work() {
    PodSpec pod = spec.getPodTemplate().getSpec();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(9999);
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    Container main = main(spec.getPodTemplate());
    assertThat(main.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(main.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(main.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(main.getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactlyElementsOf(writable());
    assertThat(pod.getVolumes())
        .allSatisfy(volume -> assertThat(volume.getEmptyDir().getSizeLimit()).isNotNull())
        .extracting("name")
        .containsExactlyElementsOf(
            main.getVolumeMounts().stream().map(VolumeMount::getName).toList());
  }

  /** What the image says that is written, as far as this job does. */
  private List<String> writable() {
    List<String> folders = new ArrayList<>(List.of("/tmp", "/opt/flink/log"));
    if (job.name().equals("notification")) {
      folders.add(Deployed.outbox());
    }
    return folders;
  }

  @Test
  void pods_are_probed_and_have_what_they_need() {
    Container jobManager = main(spec.getJobManager().getPodTemplate());
    assertThat(probes(jobManager))
        .allSatisfy(
            probe -> assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("rest"));
    Container taskManager = main(spec.getTaskManager().getPodTemplate());
    assertThat(probes(taskManager))
        .allSatisfy(
            probe ->
                assertThat(probe.getTcpSocket().getPort().getStrVal())
                    .isEqualTo("taskmanager-rpc"));
    assertThat(List.of(spec.getJobManager().getResource(), spec.getTaskManager().getResource()))
        .doesNotContainNull()
        .allSatisfy(resource -> assertThat(resource.getMemory()).isNotNull())
        .allSatisfy(resource -> assertThat(resource.getCpu()).isPositive());
    assertThat(spec.getJobManager().getReplicas()).isEqualTo(1);
    assertThat(texts(Deployed.yaml(file).at("/spec/flinkConfiguration")))
        .containsEntry("taskmanager.numberOfTaskSlots", "1");
  }

  private static List<Probe> probes(Container container) {
    return List.of(
        container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe());
  }

  private static Container main(PodTemplateSpec template) {
    assertThat(template.getSpec().getContainers())
        .extracting(Container::getName)
        .containsExactly("flink-main-container");
    return template.getSpec().getContainers().get(0);
  }

  /** The enum of versions in 1.10 ends before ours; that one field is checked by hand. */
  private FlinkDeployment strictly(String text) {
    YAMLMapper mapper = new YAMLMapper();
    mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    mapper.setAnnotationIntrospector(new NothingIsSetAside());
    try {
      JsonNode tree = mapper.readTree(text);
      ((ObjectNode) tree.get("spec")).put("flinkVersion", "v1_20");
      return mapper.treeToValue(tree, FlinkDeployment.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(file, e);
    }
  }

  /** Kubernetes' classes put what they do not know aside, the operator's pass over it. */
  private static final class NothingIsSetAside extends JacksonAnnotationIntrospector {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }

    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(
        MapperConfig<?> config, Annotated annotated) {
      return super.findPropertyIgnoralByName(config, annotated).withoutIgnoreUnknown();
    }
  }
}
