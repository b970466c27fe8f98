package org.forebell.backtest.equity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.forebell.backtest.lived.DensityTerciles;
import org.forebell.backtest.lived.EquityAudit;
import org.forebell.backtest.lived.EquityBar;
import org.forebell.backtest.lived.EquityBars;
import org.forebell.backtest.lived.EquityGroup;
import org.forebell.backtest.lived.Hit;
import org.forebell.backtest.lived.Lived;
import org.forebell.backtest.lived.Trial;
import org.forebell.risk.Policy;

/** The equity audit as backtest.json has it, the worst group first. */
public final class Equity {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Policy policy;
  private final EquityBars bars;
  private final List<Shortfall> shortfalls;
  private final AuditFile audit;

  /**
   * @param audit null where none was given: nothing is said then by facility and actor
   */
  public Equity(Policy policy, EquityBars bars, List<Shortfall> shortfalls, AuditFile audit) {
    this.policy = policy;
    this.bars = bars;
    this.shortfalls = shortfalls;
    this.audit = audit;
  }

  /** Whether a bar is missed by more than what is published. */
  public static boolean isBroken(JsonNode equity) {
    for (JsonNode bar : equity.path("bars")) {
      if (!bar.path("met").asBoolean() && !bar.has("shortfall")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The audit of the trials, one a subject.
   *
   * @param incidents how many each area ever had, by its number
   */
  public ObjectNode of(List<Trial> trials, int[] incidents) {
    ObjectNode node = JSON.objectNode();
    ArrayNode kept = node.putArray("bars");
    ArrayNode groups = node.putArray("groups");
    for (Trial trial : trials) {
      List<EquityGroup> all = groups(trial, incidents);
      String subject = trial.subject().code();
      for (EquityBar bar : bars.check(subject, Lived.of(trial, policy), all)) {
        kept.add(bar(bar));
      }
      all.forEach(group -> groups.add(group(subject, group)));
    }
    return node;
  }

  private List<EquityGroup> groups(Trial trial, int[] incidents) {
    EquityAudit equity = EquityAudit.of(trial, policy);
    List<EquityGroup> all = new ArrayList<>(equity.byCountry());
    List<String> density = DensityTerciles.of(incidents);
    all.addAll(equity.byArea("density", density::get));
    if (audit != null) {
      all.addAll(equity.byEvent("facility", entry(AuditFile.Entry::facility)));
      all.addAll(equity.byEvent("actor", entry(AuditFile.Entry::actorClass)));
    }
    return all;
  }

  /** The ledger's key of an incident has a mark before it that the audit's has not. */
  private Function<Hit, String> entry(Function<AuditFile.Entry, String> field) {
    return hit -> {
      AuditFile.Entry entry = audit.byEvent().get(hit.event().substring(2));
      String value = entry == null ? "" : field.apply(entry);
      return value.isEmpty() ? "not said" : value;
    };
  }

  private ObjectNode bar(EquityBar bar) {
    ObjectNode node = JSON.objectNode();
    node.put("name", bar.name());
    node.put("subject", bar.subject());
    node.put("bar", number(bar.bar()));
    node.put("value", number(bar.value()));
    node.put("met", bar.met());
    shortfalls.stream()
        .filter(each -> !bar.met() && each.covers(bar))
        .findFirst()
        .ifPresent(each -> node.put("shortfall", each.why()));
    return node;
  }

  private static ObjectNode group(String subject, EquityGroup group) {
    ObjectNode node = JSON.objectNode();
    node.put("subject", subject);
    node.put("by", group.by());
    node.put("group", group.group());
    node.put("incidents", group.incidents());
    node.put("cover", number(group.cover()));
    node.put("precision", number(group.precision()));
    node.put("leadDays", number(group.leadDays()));
    node.put("areaDays", number(group.areaDays()));
    return node;
  }

  private static BigDecimal number(double value) {
    return Double.isNaN(value) || Double.isInfinite(value)
        ? null
        : BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
  }
}
