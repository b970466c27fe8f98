package crookedhouse.backtest.equity;

public class AuditFile {}
