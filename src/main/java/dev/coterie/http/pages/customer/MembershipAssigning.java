package dev.coterie.http.pages.customer;

import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.TextForm;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.Assign;
import dev.coterie.membership.MembershipContract.Term;
import dev.coterie.membership.MembershipContract.Term.TermKind;
import io.vertx.core.Future;
import java.time.Instant;

/** Puts a customer into a group by hand, as the form says. */
final class MembershipAssigning {
  private static final Term USUAL = new Term(TermKind.USUAL, null);

  private final CustomerPage page;

  MembershipAssigning(CustomerPage page) {
    this.page = page;
  }

  Future<PageAnswer> assign(Visit visit) {
    TypedForm form = TypedForm.of(visit);
    String group = form.text("group", TextForm.GROUP_CODE);
    Term term = term(visit, form);
    String reason = form.text("reason", TextForm.NOTE);
    return form.isWrong()
        ? page.wrong(visit, form)
        : MembershipContract.ASSIGN
            .send(visit.vertx(), visit.actor(), new Assign(visit.path("code"), group, term, reason))
            .compose(assigned -> page.after(visit, "assigned", form, assigned));
  }

  private static Term term(Visit visit, TypedForm form) {
    return switch (form.typed("term")) {
      case "ever" -> new Term(TermKind.FOR_EVER, null);
      case "until" -> form.read("until", typed -> until(visit, typed), USUAL);
      default -> USUAL;
    };
  }

  private static Term until(Visit visit, String typed) {
    try {
      Instant end = visit.frame().time().calendar().localTime(typed);
      if (end.isAfter(visit.frame().time().now())) {
        return new Term(TermKind.UNTIL, end);
      }
    } catch (InvalidValue notATime) {
      // falls through to the one message for all that is no end
    }
    throw new InvalidValue(visit.texts().say("assign.wrongUntil"));
  }
}
