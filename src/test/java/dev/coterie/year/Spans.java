package dev.coterie.year;

import dev.coterie.year.ledger.Period;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stretches of time, in words that compare; those that follow one another at once are one. */
final class Spans {
  private Spans() {}

  /** The days of grace of a membership, or what is paid. */
  static List<String> of(JsonObject membership, boolean grace) {
    return joined(
        membership.getJsonArray("periods").stream()
            .map(JsonObject.class::cast)
            .filter(period -> period.getString("source").equals(Period.GRACE) == grace)
            .map(Spans::span)
            .toList());
  }

  static List<String> of(List<Period> periods) {
    return joined(periods.stream().map(each -> new Span(each.from(), each.until())).toList());
  }

  private record Span(Instant from, Instant until) {

    @Override
    public String toString() {
      return from + " to " + until;
    }
  }

  private static Span span(JsonObject period) {
    return new Span(
        Instant.parse(period.getString("from")), Instant.parse(period.getString("until")));
  }

  private static List<String> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    for (Span span : spans) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).until.equals(span.from)) {
        joined.set(last, new Span(joined.get(last).from, span.until));
      } else {
        joined.add(span);
      }
    }
    return joined.stream().map(Span::toString).toList();
  }
}
