package dev.coterie.membership;

import dev.coterie.bus.Ask;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What others may ask of the memberships. */
public final class MembershipContract {
  public static final Ask<Assign, Result<Membership>> ASSIGN = new Ask<>("membership.assign");
  public static final Ask<End, Result<Done>> END = new Ask<>("membership.end");
  public static final Ask<OfCustomer, Result<Memberships>> OF_CUSTOMER =
      new Ask<>("membership.ofCustomer");
  public static final Ask<OfGroup, Result<Memberships>> OF_GROUP = new Ask<>("membership.ofGroup");
  public static final Ask<TellDue, Told> TELL_DUE = new Ask<>("membership.tellDue");

  private MembershipContract() {}

  /**
   * Puts a customer into a group by hand: no charge, counts as paid. For one who is in already it
   * sets the end.
   */
  public record Assign(String customer, String group, Term term, String actor, String reason) {}

  /**
   * How long an assignment lasts.
   *
   * @param kind which of the three
   * @param until the end of a {@code UNTIL}, otherwise null
   */
  public record Term(Kind kind, @Nullable Instant until) {

    public enum Kind {
      /** The group's duration from now; one who is in already stays as is. */
      USUAL,
      UNTIL,
      FOR_EVER
    }
  }

  /** Ends the customer's membership of the group now. */
  public record End(String customer, String group) {}

  /** The memberships of a customer, the oldest group first. */
  public record OfCustomer(String customer, PageRequest page) {}

  /**
   * The memberships of a group, by customer code.
   *
   * @param query what the customer's code or e-mail contains, empty for all
   * @param status null for any
   */
  public record OfGroup(
      String group, String query, Membership.@Nullable Status status, PageRequest page) {}

  /**
   * Memberships and the instant at which they were read.
   *
   * @param next as in {@link Page}
   */
  public record Memberships(List<Membership> items, @Nullable String next, Instant at) {}

  /**
   * Tells what is due of memberships: reminders and ends, as events.
   *
   * @param most how much at most
   */
  public record TellDue(int most) {}

  /**
   * What was told.
   *
   * @param byKind how much of each kind: {@code reminder}, {@code grace}, {@code end}, {@code
   *     moved}
   * @param failed how much could not be told and is due again in some minutes
   * @param late how long ago the last of it was due
   * @param more whether there may be more to tell
   */
  public record Told(Map<String, Long> byKind, int failed, Duration late, boolean more) {

    public Told {
      byKind = Map.copyOf(byKind);
    }

    /** How much was asked of the database for it. */
    public long count() {
      return failed + byKind.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
