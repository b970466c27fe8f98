package crookedhouse.flink;

public class Job {
  public crookedhouse.cli.Command command() {
    return new crookedhouse.cli.Command();
  }
}
