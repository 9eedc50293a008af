package dev.coterie.year.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The time from now on that is free among paid periods, by their begin, for others to come. */
public record Room(Instant now, List<Period> taken, Days days) {

  /** The room among paid periods, of which those that follow one another at once are one. */
  static Room among(Instant now, List<Period> paid, Days days) {
    List<Period> taken = new ArrayList<>();
    for (Period period : paid) {
      int last = taken.size() - 1;
      if (last >= 0 && taken.get(last).until().equals(period.from())) {
        taken.set(last, taken.get(last).upTo(period.until()));
      } else {
        taken.add(period);
      }
    }
    return new Room(now, taken, days);
  }

  /** The parts of a period that have room, as parts of the plan. */
  List<Period> in(Period period, Plan plan) {
    List<Period> parts = new ArrayList<>();
    Instant from = begin(period);
    for (Period other : overlapping(period)) {
      addPart(parts, period, plan, from, other.from());
      from = other.until();
    }
    addPart(parts, period, plan, from, period.until());
    return parts;
  }

  private static void addPart(
      List<Period> parts, Period period, Plan plan, Instant from, Instant until) {
    if (from.isBefore(until)) {
      parts.add(Period.part(period, plan, from, until, period.value(from, until)));
    }
  }

  /** The parts of a period that have none, to go on later. */
  List<Kept> without(Period period) {
    return overlapping(period).stream().map(other -> overlap(period, other)).toList();
  }

  private Kept overlap(Period period, Period other) {
    Instant from = other.from().isAfter(begin(period)) ? other.from() : begin(period);
    Instant until = other.until().isBefore(period.until()) ? other.until() : period.until();
    Period part = Period.part(period, period.plan(), from, until, period.value(from, until));
    return new Kept(part, days.between(from, until), part.worth().paid());
  }

  private Instant begin(Period period) {
    return now.isAfter(period.from()) ? now : period.from();
  }

  private List<Period> overlapping(Period period) {
    return taken.stream()
        .filter(other -> other.from().isBefore(period.until()))
        .filter(other -> other.until().isAfter(period.from()))
        .toList();
  }
}
