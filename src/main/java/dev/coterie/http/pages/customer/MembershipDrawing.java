package dev.coterie.http.pages.customer;

import dev.coterie.group.GroupContract.GroupName;
import dev.coterie.http.pages.Moments;
import dev.coterie.http.pages.customer.DrawnMembership.Bar;
import dev.coterie.kernel.Validity;
import dev.coterie.ledger.Membership;
import dev.coterie.ledger.MembershipPeriod;
import dev.coterie.membership.MembershipContract.Memberships;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws the memberships of a customer on one scale of time. */
record MembershipDrawing(Moments time) {
  /** What shows on both sides of now at least. */
  private static final Duration MARGIN = Duration.ofDays(30);

  /** Bars are never too thin to be seen. */
  private static final int THINNEST = 4;

  List<DrawnMembership> of(Memberships memberships, List<GroupName> groups) {
    Map<Long, String> names =
        groups.stream().collect(Collectors.toMap(GroupName::id, GroupName::name));
    TimeScale scale = scale(memberships.items());
    return memberships.items().stream()
        .map(
            each ->
                new DrawnMembership(
                    each.group(),
                    names.getOrDefault(each.groupId(), each.group()),
                    memberships.status(each),
                    each.periods(),
                    time.day(scale.begin()),
                    time.day(scale.end()),
                    each.periods().stream().map(period -> bar(scale, period)).toList(),
                    scale.place(time.now())))
        .toList();
  }

  private TimeScale scale(List<Membership> all) {
    List<Instant> turns = new ArrayList<>();
    turns.add(time.now().minus(MARGIN));
    turns.add(time.now().plus(MARGIN));
    for (Membership each : all) {
      for (MembershipPeriod period : each.periods()) {
        turns.add(period.during().from());
        if (period.during().until() != null) {
          turns.add(period.during().until());
        }
      }
    }
    return new TimeScale(Collections.min(turns), Collections.max(turns));
  }

  private static Bar bar(TimeScale scale, MembershipPeriod period) {
    Validity during = period.during();
    int from = scale.place(during.from());
    int width = Math.max(THINNEST, scale.place(during.until()) - from);
    return new Bar(Math.min(from, TimeScale.LENGTH - THINNEST), width, period.source());
  }
}
