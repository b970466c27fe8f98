package org.forebell.bulletin.page;

import java.util.List;
import org.forebell.bulletin.Bulletin;
import org.forebell.bulletin.Bulletin.AccessNow;
import org.forebell.bulletin.Bulletin.Answer;
import org.forebell.bulletin.Bulletin.AreaNow;
import org.forebell.bulletin.Bulletin.Band;
import org.forebell.bulletin.Bulletin.Head;
import org.forebell.bulletin.Bulletin.Miss;
import org.forebell.bulletin.Bulletin.Observed;
import org.forebell.bulletin.Bulletin.Tally;
import org.forebell.bulletin.Bulletin.Verdict;
import org.forebell.risk.JsonLine;
import org.forebell.wording.Plan;
import org.forebell.wording.Told;

/** A bulletin by its contract, {@code schema/bulletin.json}. What may not be told is left out. */
public final class JsonBulletin {

  private final JsonLine json = new JsonLine();

  private JsonBulletin() {}

  /** One JSON object without a line end. */
  public static byte[] of(Bulletin bulletin) {
    return new JsonBulletin().write(bulletin);
  }

  private byte[] write(Bulletin bulletin) {
    json.open();
    head(bulletin.head());
    json.openList("news");
    for (Bulletin.News each : bulletin.news()) {
      json.open().field("level", each.level().code()).field("text", each.text());
      text("alert", each.alert());
      json.close();
    }
    json.closeList().openList("moves");
    for (Bulletin.Move each : bulletin.moves()) {
      json.open().field("direction", each.direction().code());
      json.field("from", each.from().code()).field("to", each.to().code());
      alert(each.alert());
      json.close();
    }
    json.closeList().openList("areas");
    bulletin.areas().forEach(this::area);
    json.closeList().openList("counted");
    bulletin.tallies().forEach(this::tally);
    json.closeList().openList("access");
    bulletin.access().forEach(this::access);
    json.closeList();
    unheard(bulletin);
    json.openList("outlook");
    bulletin.outlook().forEach(this::band);
    json.closeList();
    verdict(bulletin.verdict());
    actions(bulletin);
    return json.close().take();
  }

  private void head(Head head) {
    json.field("number", head.number())
        .field("deployment", head.edition().deployment())
        .field("tier", head.edition().tier().code())
        .field("marking", head.edition().tier().label())
        .time("at", head.at())
        .field("zone", head.edition().zone().getId());
    time("countedUntil", head.tick());
    time("decidedUpTo", head.decidedUpTo());
    json.field("outOfDate", head.isBehind());
    texts("models", head.models());
    texts("policies", head.policies());
    json.field("posture", head.posture())
        .field("gazetteer", head.edition().gazetteer())
        .field("release", head.edition().release())
        .field("assessed", head.assessed())
        .field("unreadable", head.unreadable())
        .field("source", head.edition().source());
  }

  private void time(String field, long at) {
    if (at != Long.MIN_VALUE && at != 0) {
      json.time(field, at);
    }
  }

  private void text(String field, String text) {
    if (!text.isEmpty()) {
      json.field(field, text);
    }
  }

  private void texts(String field, List<String> texts) {
    json.openList(field);
    texts.forEach(json::text);
    json.closeList();
  }

  private void number(String field, double value, int decimals) {
    if (!Double.isNaN(value)) {
      json.decimal(field, value, decimals);
    }
  }

  private void count(String field, Told.Count count) {
    if (count != null) {
      json.field(field, count.number());
      if (count.banded()) {
        json.field(field + "Band", count.text());
      }
    }
  }

  private void place(Told.Area area) {
    json.open("place").field("country", area.country());
    text("countryName", area.countryName());
    text("code", area.code());
    text("codeType", area.codeType());
    text("name", area.name());
    json.close();
  }

  private void alert(Told alert) {
    json.open("alert")
        .field("id", alert.id())
        .field("version", alert.version())
        .field("change", alert.change().code())
        .time("at", alert.at())
        .field("confidence", alert.confidence().code());
    place(alert.area());
    json.field("subject", alert.subject().code())
        .decimal("probability", alert.probability(), 8)
        .decimal("usual", alert.usual(), 8);
    if (alert.reasons() != null) {
      json.openList("reasons");
      for (Told.Reason each : alert.reasons()) {
        json.open().field("name", each.name()).field("raises", each.raises());
        number("times", each.times(), 4);
        json.close();
      }
      json.closeList();
    }
    if (alert.evidence() != null) {
      count("reports", new Told.Count(alert.evidence().total(), alert.evidence().banded()));
    }
    if (alert.review() != null) {
      texts("reviewPlans", alert.review().plans().stream().map(Plan::code).toList());
      json.field("decides", alert.review().decides().code());
    }
    json.time("validUntil", alert.validUntil()).field("exercise", alert.test()).close();
  }

  private void area(AreaNow each) {
    json.open();
    place(each.area());
    json.field("subject", each.subject().code()).field("level", each.level().code());
    time("since", each.since());
    json.decimal("probability", each.probability(), 8).decimal("usual", each.usual(), 8);
    number("probabilityWeekAgo", each.weekAgo(), 8);
    count("incidents24h", each.incidents24h());
    count("incidents7d", each.incidents7d());
    count("nearMissesAndThreats7d", each.signs7d());
    count("accessInForce", each.accessInForce());
    if (each.alert() != null) {
      alert(each.alert());
    }
    answer(each.answer());
    json.close();
  }

  private void answer(Answer answer) {
    if (answer != null) {
      json.open("answer").field("given", answer.isGiven()).field("asked", answer.asked());
      time("at", answer.at());
      texts("by", answer.by());
      json.time("since", answer.since())
          .field("climbs", answer.climbs())
          .field("ladderEnded", answer.ended())
          .close();
    }
  }

  private void tally(Tally each) {
    json.open().field("kind", each.kind());
    if (each.subject() != null) {
      json.field("subject", each.subject().code());
    }
    count("last24h", each.last24h());
    number("medianSameWeekday", each.median(), 1);
    count("last7d", each.last7d());
    number("median7d", each.weekMedian(), 1);
    json.field("weeks", each.weeks());
    json.close();
  }

  private void access(AccessNow each) {
    json.open();
    place(each.area());
    count("inForce", each.inForce());
    json.time("since", each.since()).field("orBefore", each.atLeast());
    if (!each.kinds().isEmpty()) {
      json.openList("kinds");
      for (Told.Access kind : each.kinds()) {
        json.open().field("constraint", kind.constraint()).field("effect", kind.effect());
        json.field("routes", kind.routes()).close();
      }
      json.closeList().time("kindsAt", each.kindsAt());
    }
    json.close();
  }

  private void unheard(Bulletin bulletin) {
    if (bulletin.unheard() != null) {
      json.open("notHeardFrom").openList("silent");
      for (Told each : bulletin.unheard().silent()) {
        json.open();
        alert(each);
        json.close();
      }
      json.closeList().openList("rejected");
      for (Bulletin.Rejections each : bulletin.unheard().rejected()) {
        json.open().field("reason", each.reason()).field("last24h", each.last24h());
        json.field("last7d", each.last7d()).close();
      }
      json.closeList().close();
    }
    texts("withdrawn", bulletin.withdrawn().stream().map(Told::id).toList());
  }

  private void band(Band each) {
    json.open().field("word", each.word());
    json.decimal("from", each.from(), 2).decimal("to", each.to(), 2).field("areas", each.areas());
    json.openList("named");
    for (Bulletin.Named name : each.named()) {
      json.open();
      place(name.area());
      json.field("subject", name.subject().code()).field("level", name.level().code());
      json.decimal("probability", name.probability(), 8).close();
    }
    json.closeList();
    observed("observed", each.observed());
    json.close();
  }

  private void observed(String field, Observed each) {
    json.open(field).field("forecasts", each.forecasts()).decimal("expected", each.expected(), 4);
    json.field("cameTrue", each.cameTrue());
    if (each.perhaps() != Observed.UNTOLD) {
      json.field("perhaps", each.perhaps());
    }
    number("low", each.low(), 4);
    number("high", each.high(), 4);
    json.close();
  }

  private void verdict(Verdict each) {
    json.open("howWeDid");
    observed("lastWeek", each.newest());
    observed("eightWeeks", each.all());
    number("brier", each.brier(), 6);
    number("brierUsual", each.brierUsual(), 6);
    count("incidents", each.incidents());
    number("foreseen", each.foreseen(), 4);
    json.field("alertsRaised", each.raised()).field("alertsFollowed", each.followed());
    json.open("outcomes")
        .field("true", each.outcomes().get(0))
        .field("averted", each.outcomes().get(1))
        .field("false", each.outcomes().get(2))
        .field("unverifiable", each.outcomes().get(3))
        .close();
    json.openList("misses");
    for (Miss miss : each.misses()) {
      json.open();
      place(miss.area());
      json.field("subject", miss.subject().code()).time("until", miss.day());
      count("incidents", miss.incidents());
      json.decimal("probability", miss.probability(), 8).close();
    }
    json.closeList().close();
  }

  private void actions(Bulletin bulletin) {
    if (bulletin.actions() != null && bulletin.actions().known()) {
      json.openList("openActions");
      for (Bulletin.Waiting each : bulletin.actions().open()) {
        json.open();
        alert(each.alert());
        answer(each.answer());
        json.close();
      }
      json.closeList();
    }
  }
}
