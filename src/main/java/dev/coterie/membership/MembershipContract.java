package dev.coterie.membership;

import dev.coterie.bus.Ask;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
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
  public static final Ask<MoveOn, Result<Membership>> MOVE = new Ask<>("membership.move");
  public static final Ask<TellDue, Told> TELL_DUE = new Ask<>("membership.tellDue");

  /** What the constraints of the ledger refuse, for all whose transactions write to it. */
  public static final Map<String, Refusal> REFUSALS =
      Map.of(
          "membership_periods_one_per_tier",
          Refusal.conflict(
              "tier-taken", "the customer holds another group of that tier at the same time"),
          "trials_once_per_customer",
          Refusal.conflict("trial-used", "the customer has had a trial, which is given once"));

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
  public record End(String customer, String group, String actor) {}

  /** Cancels, reinstates, pauses or resumes a membership, or begins a trial. */
  public record MoveOn(String customer, String group, Move move, String actor, String reason) {}

  /**
   * The memberships of a customer, the oldest group first.
   *
   * @param at the instant that is asked about, null for now
   */
  public record OfCustomer(String customer, @Nullable Instant at, PageRequest page) {}

  /**
   * The memberships of a group, by customer code.
   *
   * @param query what the customer's code or e-mail contains, empty for all
   * @param status null for any
   */
  public record OfGroup(
      String group, String query, Membership.@Nullable Status status, PageRequest page) {}

  /**
   * Memberships and the instant for which they are asked.
   *
   * @param next as in {@link Page}
   * @param now whether the instant is the present
   */
  public record Memberships(
      List<Membership> items, @Nullable String next, Instant at, boolean now) {

    /** Where one of them stands at the instant. */
    public Membership.Status status(Membership membership) {
      return membership.status(at, now);
    }
  }

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

  /** What a paid line comes to. */
  public enum Reason {
    /** The customer held no plan of the tier. */
    SIGNUP,
    /** The membership goes on for longer. */
    RENEWAL,
    /** The plan takes the place of another one of its tier. */
    CHANGE
  }

  /**
   * What orders need done to memberships, within the same transaction. The owner of memberships
   * implements it; a refusal is a {@link dev.coterie.kernel.RefusedException}.
   */
  public interface Sales {
    /** What a sale would come to. */
    Future<Offer> offer(Tx tx, Sale sale);

    /** Who buys something for somebody else. */
    Future<Buyer> buyer(Tx tx, String customer, long groupId);

    /** Grants what was sold. */
    Future<Offer> sell(Tx tx, Sale sale);

    /** Takes back what is left of it; answers whether anything was. */
    Future<Boolean> takeBack(Tx tx, TakeBack back);
  }

  /**
   * Units of an order line.
   *
   * @param days that each unit gives, null for ever
   * @param firstUnit the number of the first of them within the line
   * @param source {@code ORDER} or {@code GIFT}
   * @param worth what was paid for one unit, null where nothing was
   */
  public record Sale(
      String customer,
      long groupId,
      @Nullable Integer days,
      String order,
      String line,
      int firstUnit,
      int units,
      Source source,
      @Nullable Money worth,
      String actor) {}

  /** A customer and the code of the group that a gift is for. */
  public record Buyer(long customerId, String group) {}

  /**
   * What a sale comes to.
   *
   * @param unused the value of what it takes the place of, where that is credited; one amount a
   *     currency, exact
   * @param basis what it was decided from; while it is equal, so is the outcome
   * @param at when it was decided
   */
  public record Offer(
      long customerId,
      String group,
      Reason reason,
      Instant from,
      @Nullable Instant until,
      List<Money> unused,
      String basis,
      Instant at) {}

  /**
   * What a refund or a cancellation takes back.
   *
   * @param firstUnit the units of the line from this one on
   */
  public record TakeBack(
      String customer,
      long groupId,
      String order,
      String line,
      int firstUnit,
      boolean refunded,
      String actor) {}
}
