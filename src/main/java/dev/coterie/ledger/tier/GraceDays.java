package dev.coterie.ledger.tier;

import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where the days of grace of a tier lie: after the last paid end of each group, up to whatever else
 * of the tier is paid. Days of grace that have begun go on, as far as they have room.
 *
 * @param cancelled the groups whose memberships are cancelled, which have none
 */
record GraceDays(ShopCalendar calendar, Instant now, Set<Long> cancelled) {

  /** The entries, and what they make of the days of grace among the open periods. */
  LedgerEntries lay(List<Period> open, LedgerEntries entries) {
    List<Period> after =
        entries.applyTo(open).stream().filter(period -> !period.during().endsBy(now)).toList();
    List<Period> paid = after.stream().filter(period -> !period.isGrace()).toList();
    List<Grant> wanted = wanted(paid, after);
    List<Shortening> shortenings = new ArrayList<>(entries.shortenings());
    for (Period grace : after.stream().filter(Period::isGrace).toList()) {
      Instant end = grace.during().from().isAfter(now) ? now : room(grace.during(), paid);
      boolean asWanted = wanted.removeIf(grant -> grant.isAs(grace));
      if (!asWanted && !grace.during().endsBy(end)) {
        shortenings.add(new Shortening(grace, end, Shortening.Cause.GRACE));
      }
    }
    List<Grant> grants = new ArrayList<>(entries.grants());
    grants.addAll(wanted);
    return new LedgerEntries(shortenings, grants);
  }

  /** The days of grace that should follow what is paid. */
  private List<Grant> wanted(List<Period> paid, List<Period> all) {
    Map<Long, Period> lastOfGroup = new LinkedHashMap<>();
    for (Period period : paid) {
      lastOfGroup.merge(period.group().id(), period, GraceDays::later);
    }
    List<Grant> wanted = new ArrayList<>();
    for (Period last : lastOfGroup.values()) {
      Instant end = last.during().until();
      if (end != null && last.source() != Source.TRIAL && !isCancelled(last)) {
        Instant full =
            asGranted(last, all).orElse(calendar.plusDays(end, last.group().graceDays()));
        Instant until = full.isAfter(end) ? room(new Validity(end, full), paid) : end;
        if (until.isAfter(end)) {
          wanted.add(
              new Grant(
                  last.group(), new Validity(end, until), Source.GRACE, last.unit(), null, null));
        }
      }
    }
    return wanted;
  }

  /** Days of grace that were granted before stay as many, whatever the group offers now. */
  private static Optional<Instant> asGranted(Period last, List<Period> all) {
    return all.stream()
        .filter(period -> period.isGrace() && period.isOf(last.group().id()))
        .map(Period::granted)
        .filter(granted -> granted.from().equals(last.during().until()))
        .findFirst()
        .map(Validity::until);
  }

  private boolean isCancelled(Period period) {
    return cancelled.contains(period.group().id());
  }

  /** The end of a grace, or the begin of the first paid period that begins before it. */
  private static Instant room(Validity grace, List<Period> paid) {
    Instant until = Objects.requireNonNull(grace.until(), "days of grace end");
    for (Period period : paid) {
      Instant begin = period.during().from();
      if (!begin.isBefore(grace.from()) && begin.isBefore(until)) {
        until = begin;
      }
    }
    return until;
  }

  private static Period later(Period one, Period other) {
    Instant end = one.during().until();
    Instant otherEnd = other.during().until();
    return end == null || (otherEnd != null && end.isAfter(otherEnd)) ? one : other;
  }
}
