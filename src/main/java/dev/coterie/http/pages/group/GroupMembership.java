package dev.coterie.http.pages.group;

import dev.coterie.bus.InOrder;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.Assign;
import dev.coterie.membership.MembershipContract.End;
import dev.coterie.membership.MembershipContract.Term;
import dev.coterie.membership.MembershipContract.Term.TermKind;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts customers into a group and ends memberships of it, several at once. */
final class GroupMembership {
  private static final int MOST = PageRequest.MAX;
  private static final int SAID = 5;
  private static final Term USUAL = new Term(TermKind.USUAL, null);

  private final GroupPage page;

  GroupMembership(GroupPage page) {
    this.page = page;
  }

  void addTo(GroupRoutes groups) {
    groups.post("/members", this::assign);
    groups.post("/members/end", this::end);
  }

  private Future<PageAnswer> assign(Visit visit) {
    TypedForm form = TypedForm.of(visit);
    List<String> codes =
        Arrays.stream(form.typed("codes").split("[\\s,;]+", -1))
            .filter(code -> !code.isEmpty())
            .distinct()
            .toList();
    if (codes.isEmpty() || codes.size() > MOST) {
      form.reject("codes", visit.texts().say("group.wrongCodes", MOST));
      return page.wrong(visit, form);
    }
    String group = visit.path("code");
    return each(
        visit,
        "assigned",
        form,
        codes,
        code ->
            MembershipContract.ASSIGN.send(
                visit.vertx(),
                visit.actor(),
                new Assign(code, group, USUAL, form.typed("reason"))));
  }

  private Future<PageAnswer> end(Visit visit) {
    String group = visit.path("code");
    return each(
        visit,
        "ended",
        TypedForm.EMPTY,
        visit.form().getAll("customer"),
        code -> MembershipContract.END.send(visit.vertx(), visit.actor(), new End(code, group)));
  }

  /** Does it for one after the other; who is refused holds none of the others up. */
  private <T> Future<PageAnswer> each(
      Visit visit,
      String what,
      TypedForm form,
      List<String> customers,
      Function<String, Future<Result<T>>> step) {
    return InOrder.collect(customers, step)
        .compose(
            results -> {
              List<Refusal> refusals = Result.refusals(results);
              int done = results.size() - refusals.size();
              return refusals.isEmpty()
                  ? Future.succeededFuture(GroupPage.done(visit, what, done))
                  : page.show(visit, 409, Notice.wrong(said(visit, done, refusals)), form);
            });
  }

  private static String said(Visit visit, int done, List<Refusal> refusals) {
    String why =
        refusals.stream().limit(SAID).map(Refusal::detail).collect(Collectors.joining("; "));
    return visit.texts().say("group.someRefused", done, refusals.size(), why);
  }
}
