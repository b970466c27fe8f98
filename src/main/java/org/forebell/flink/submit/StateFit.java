package org.forebell.flink.submit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;

/** Whether a plan can go on from a state; the same rules by which a JobManager would fail later. */
final class StateFit {
  private final Map<OperatorID, JobVertex> operators = new HashMap<>();

  StateFit(JobGraph plan) {
    for (JobVertex vertex : plan.getVertices()) {
      for (OperatorIDPair ids : vertex.getOperatorIDs()) {
        operators.put(ids.getGeneratedOperatorID(), vertex);
        ids.getUserDefinedOperatorID().ifPresent(id -> operators.put(id, vertex));
      }
    }
  }

  /** Why it cannot, each with what to do; empty when it can. */
  List<String> problems(String uri, CheckpointMetadata state) {
    List<String> problems = new ArrayList<>();
    Set<Integer> other = new TreeSet<>();
    Set<String> homeless = new TreeSet<>();
    for (OperatorState operator : state.getOperatorStates()) {
      JobVertex vertex = operators.get(operator.getOperatorID());
      if (vertex == null) {
        if (remembers(operator)) {
          homeless.add(name(operator));
        }
      } else if (vertex.getMaxParallelism() != operator.getMaxParallelism()) {
        other.add(operator.getMaxParallelism());
      }
    }
    if (!other.isEmpty()) {
      problems.add(
          uri
              + " was taken with maximum parallelism "
              + other.stream().map(String::valueOf).collect(Collectors.joining(" and "))
              + ", and the job has another. State keeps its number of key groups for good: set"
              + " maxParallelism in job.yaml to that.");
    }
    if (!homeless.isEmpty()) {
      problems.add(
          uri
              + " holds state of operators that this job does not have: "
              + String.join(", ", homeless)
              + ". It is another job's, or of a version of this job that this one does not follow;"
              + " nothing is left behind in silence.");
    }
    return problems;
  }

  private static boolean remembers(OperatorState operator) {
    return operator.getCoordinatorState() != null
        || operator.getStates().stream().anyMatch(OperatorSubtaskState::hasState);
  }

  private static String name(OperatorState operator) {
    return operator
        .getOperatorUid()
        .or(operator::getOperatorName)
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> operator.getOperatorID().toHexString());
  }
}
