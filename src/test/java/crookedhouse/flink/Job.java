package crookedhouse.flink;

public class Job {
  public crookedhouse.cli.Command command() {
    return new crookedhouse.cli.Command();
  }

  public crookedhouse.backtest.equity.AuditFile whoDidIt() {
    return new crookedhouse.backtest.equity.AuditFile();
  }
}
