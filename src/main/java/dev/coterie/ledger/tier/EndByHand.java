package dev.coterie.ledger.tier;

import dev.coterie.group.terms.LockedGroup;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The end of a plan's membership as staff set it. */
record EndByHand(TierLedger ledger, LockedGroup plan) {

  /** Shortens what goes beyond the end, null for never, and grants what is missing up to it. */
  LedgerEntries at(@Nullable Instant until) {
    List<Period> paid = ledger.paid(TierLedger.of(plan.id()));
    requireAfterBegin(paid, until);
    return entries(shortenings(paid, until), Stream.of(upToBegin(paid), missing(paid, until)));
  }

  /** Has what is still to come begin now. */
  LedgerEntries beginNow() {
    return entries(List.of(), Stream.of(upToBegin(ledger.paid(TierLedger.of(plan.id())))));
  }

  private LedgerEntries entries(List<Shortening> shortenings, Stream<Optional<Validity>> missing) {
    List<Grant> grants =
        missing
            .flatMap(Optional::stream)
            .map(during -> Grant.of(PlanRank.of(plan), during, Source.MANUAL))
            .toList();
    grants.forEach(grant -> ledger.requireNoRival(plan.id(), grant.during()));
    return ledger.entriesOfCustomerWhoStays(plan.id(), shortenings, grants);
  }

  /** What lies between now and the begin of what is still to come. */
  private Optional<Validity> upToBegin(List<Period> paid) {
    return paid.stream()
        .findFirst()
        .map(first -> first.during().from())
        .filter(begin -> begin.isAfter(ledger.now()))
        .map(begin -> new Validity(ledger.now(), begin));
  }

  private static void requireAfterBegin(List<Period> paid, @Nullable Instant until) {
    if (until != null && !paid.isEmpty() && !until.isAfter(paid.get(0).during().from())) {
      throw Refusal.invalid(
              "until",
              "must be after the begin, " + paid.get(0).during().from() + "; or end the membership")
          .asException();
    }
  }

  private static List<Shortening> shortenings(List<Period> paid, @Nullable Instant until) {
    return until == null
        ? List.of()
        : paid.stream()
            .filter(period -> !period.during().endsBy(until))
            .map(period -> new Shortening(period, until, Shortening.Cause.ENDED))
            .toList();
  }

  /** What lies between the last end, or now, and the end that was asked for. */
  private Optional<Validity> missing(List<Period> paid, @Nullable Instant until) {
    Instant from = paid.isEmpty() ? ledger.now() : paid.get(paid.size() - 1).during().until();
    return from == null || (until != null && !until.isAfter(from))
        ? Optional.empty()
        : Optional.of(new Validity(from, until));
  }
}
