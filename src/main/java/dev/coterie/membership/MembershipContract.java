package dev.coterie.membership;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Sorting;
import dev.coterie.ledger.MemberColumn;
import dev.coterie.ledger.MemberFilter;
import dev.coterie.ledger.Membership;
import dev.coterie.ledger.MembershipStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What others may ask of the memberships. */
public final class MembershipContract {
  public static final Command<Assign, Result<Membership>> ASSIGN =
      new Command<>("membership.assign");
  public static final Command<End, Result<Done>> END = new Command<>("membership.end");
  public static final Ask<OfCustomer, Result<Memberships>> OF_CUSTOMER =
      new Ask<>("membership.ofCustomer");
  public static final Ask<OfGroup, Result<Memberships>> OF_GROUP = new Ask<>("membership.ofGroup");
  public static final Command<Transit, Result<Membership>> TRANSIT =
      new Command<>("membership.transit");

  public static final Ask<ListHeld, HeldGroups> HELD = new Ask<>("membership.held");

  public static final Ask<ReadTrend, Trend> TREND = new Ask<>("membership.trend");

  static final Refusal TRIAL_USED =
      Refusal.conflict("trial-used", "the customer has had a trial, which is given once");

  /** What the constraints of the ledger refuse, for all whose transactions write to it. */
  public static final Map<String, Refusal> REFUSALS =
      Map.of(
          "membership_periods_one_per_tier",
          Refusal.conflict(
              "tier-taken", "the customer holds another group of that tier at the same time"),
          "trials_once_per_customer",
          TRIAL_USED);

  private MembershipContract() {}

  /**
   * Puts a customer into a group by hand: no charge, counts as paid. For one who is in already it
   * sets the end.
   */
  public record Assign(String customer, String group, Term term, String reason) {}

  /**
   * How long an assignment lasts.
   *
   * @param kind which of the three
   * @param until the end of a {@code UNTIL}, otherwise null
   */
  public record Term(TermKind kind, @Nullable Instant until) {

    public enum TermKind {
      /** The group's duration from now; one who is in already stays as is. */
      USUAL,
      UNTIL,
      FOR_EVER
    }
  }

  /** Ends the customer's membership of the group now. */
  public record End(String customer, String group) {}

  /** Cancels, reinstates, pauses or resumes a membership, or begins a trial. */
  public record Transit(String customer, String group, Transition transition, String reason) {}

  /**
   * The memberships of a customer, the oldest group first.
   *
   * @param at the instant that is asked about, null for now
   */
  public record OfCustomer(String customer, @Nullable Instant at, PageRequest page) {}

  /** The groups that each of some customers holds now, be it in days of grace. */
  public record ListHeld(List<String> customers) {}

  /** The codes of the groups by the customer's code; who holds none lacks. */
  public record HeldGroups(Map<String, List<String>> byCustomer) {

    public List<String> of(String customer) {
      return byCustomer.getOrDefault(customer, List.of());
    }
  }

  /**
   * How many members each group but the lists had at past instants.
   *
   * @param instants ascending, none of them to come
   */
  public record ReadTrend(List<Instant> instants) {

    public ReadTrend {
      instants = List.copyOf(instants);
    }
  }

  /** The numbers of members at each of the instants, by the code of the group. */
  public record Trend(Map<String, List<Long>> members) {}

  /** The memberships of a group. */
  public record OfGroup(
      String group, MemberFilter filter, Sorting<MemberColumn> sorting, PageRequest page) {}

  /**
   * Memberships and the instant for which they are asked.
   *
   * @param next as in {@link Page}
   * @param present whether the instant is the present
   */
  public record Memberships(
      List<Membership> items, @Nullable String next, Instant at, boolean present) {

    /** The status of one of them at the instant. */
    public MembershipStatus status(Membership membership) {
      return membership.status(at, present);
    }
  }
}
