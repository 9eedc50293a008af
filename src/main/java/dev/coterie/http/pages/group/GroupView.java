package dev.coterie.http.pages.group;

import dev.coterie.group.Group;
import dev.coterie.group.terms.Plan;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.SortedList;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.event.EventLine;
import dev.coterie.kernel.EnumNames;
import dev.coterie.ledger.MemberColumn;
import dev.coterie.ledger.MemberFilter;
import dev.coterie.ledger.Membership;
import dev.coterie.ledger.MembershipPeriod;
import dev.coterie.ledger.MembershipStatus;
import dev.coterie.membership.MembershipContract.Memberships;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A group with its members.
 *
 * @param form that was sent and is to be mended, if any
 * @param filter of the members
 * @param after the cursor of this page of members, empty for the first
 * @param events the last ones
 */
public record GroupView(
    PageFrame frame,
    Notice notice,
    TypedForm form,
    Group group,
    MemberFilter filter,
    SortedList<MemberColumn> list,
    String after,
    Memberships members,
    List<EventLine> events) {

  public String code() {
    return group.terms().code();
  }

  public GroupSheet sheet() {
    return GroupSheet.of(group);
  }

  public Plan plan() {
    return group.terms().plan();
  }

  /** The address of this page, or of what is below it. */
  public String place(String... parts) {
    return GroupSheet.page(group, parts).text();
  }

  /** The address of the page with the members of a filter. */
  static Address list(Group group, MemberFilter filter) {
    MembershipStatus status = filter.status();
    return GroupSheet.page(group)
        .with("query", filter.query())
        .with("status", status == null ? "" : EnumNames.of(status));
  }

  public boolean isFiltered() {
    return !filter.query().isEmpty() || filter.status() != null;
  }

  /** What a field holds by now where a colleague has changed it; empty where it holds the same. */
  public String now(String field) {
    if (!form.isSent() || form.typed("version").equals(Long.toString(group.version()))) {
      return "";
    }
    String held = held(field);
    return held.equals(form.typed(field).strip()) ? "" : frame.t().say("group.now", held);
  }

  /** The term of the group as its field has it. */
  public String held(String field) {
    return switch (field) {
      case "tier" -> Objects.requireNonNullElse(group.terms().tier(), "");
      case "rank" -> whole(plan().rank());
      case "graceDays" -> whole(plan().graceDays());
      case "trialDays" -> whole(plan().trialDays());
      default -> reminders();
    };
  }

  /** Days before the end, as people say them. */
  private String reminders() {
    return plan().reminders().stream()
        .map(day -> Integer.toString(-day))
        .collect(Collectors.joining(", "));
  }

  private static String whole(@Nullable Integer number) {
    return number == null ? "" : number.toString();
  }

  /** When a membership began first. */
  public String from(Membership membership) {
    List<MembershipPeriod> periods = membership.periods();
    return periods.isEmpty() ? "" : frame.time().day(periods.get(0).during().from());
  }

  /** When a membership ends, with its days of grace. */
  public String until(Membership membership) {
    List<MembershipPeriod> periods = membership.periods();
    if (periods.isEmpty()) {
      return "";
    }
    Instant until = periods.get(periods.size() - 1).during().until();
    return until == null ? frame.t().say("never") : frame.time().time(until);
  }
}
