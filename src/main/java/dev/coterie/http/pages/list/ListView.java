package dev.coterie.http.pages.list;

import dev.coterie.customer.Customer;
import dev.coterie.group.Group;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.MailLanguage;
import dev.coterie.ledger.Membership;
import dev.coterie.ledger.MembershipPeriod;
import dev.coterie.list.MemberImport;
import dev.coterie.membership.MembershipContract.Memberships;
import java.time.Instant;
import java.util.List;

/**
 * A customer list.
 *
 * @param form that was sent and is to be mended, if any
 * @param query that its members were found by, empty for all
 * @param after the cursor of this page of members, empty for the first
 * @param candidates whom the form may have meant
 * @param imports the last ones
 */
public record ListView(
    PageFrame frame,
    Notice notice,
    TypedForm form,
    Group list,
    String query,
    String after,
    Memberships members,
    List<Customer> candidates,
    List<MemberImport> imports) {

  public String code() {
    return list.terms().code();
  }

  /** The address of this page, or of what is below it. */
  public Address place(String... parts) {
    return Address.of(ListsPage.PATH, code()).below(parts);
  }

  public Address found() {
    return place().with("query", query);
  }

  /** Whom the form may have meant. */
  public CandidatesView choices() {
    return new CandidatesView(frame, candidates);
  }

  /** When a membership ends. */
  public String until(Membership member) {
    List<MembershipPeriod> periods = member.periods();
    Instant until = periods.isEmpty() ? null : periods.get(periods.size() - 1).during().until();
    return until == null ? frame.t().say("never") : frame.time().time(until);
  }

  /** The addresses that are told of orders, as their field has them. */
  public String notified() {
    return String.join(", ", list.terms().notifyEmails());
  }

  /** The languages that its mails may be in. */
  public List<MailLanguage> languages() {
    return List.of(MailLanguage.values());
  }

  public boolean isIn(MailLanguage language) {
    MailLanguage held = list.terms().notifyLanguage();
    return form.typed("notifyLanguage", held == null ? "" : EnumNames.of(held))
        .equals(EnumNames.of(language));
  }

  /** Whether the tab of the members is the one that the form was in. */
  public boolean isAboutMembers() {
    return form.isSent() && form.typed("version").isEmpty();
  }

  public String placeOf(MemberImport each) {
    return place("imports", each.id()).text();
  }
}
