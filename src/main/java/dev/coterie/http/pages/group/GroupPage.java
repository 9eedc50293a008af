package dev.coterie.http.pages.group;

import dev.coterie.caller.user.UserRole;
import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.ChangeGroups;
import dev.coterie.group.terms.GroupChange;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.SortedList;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.event.EventLine;
import dev.coterie.http.pages.event.SubjectKind;
import dev.coterie.http.pages.event.Timeline;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Sorting;
import dev.coterie.kernel.TextForm;
import dev.coterie.ledger.MemberColumn;
import dev.coterie.ledger.MemberFilter;
import dev.coterie.ledger.MembershipStatus;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.Memberships;
import dev.coterie.membership.MembershipContract.OfGroup;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * {@code /admin/discount-groups/CODE} or one of connect groups: all terms of a group, and its
 * members.
 */
public final class GroupPage implements AdminPage {
  private static final String MEMBERS = "members";
  private static final int EVENTS = 20;

  private final Templates templates;

  public GroupPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    GroupRoutes groups = new GroupRoutes(routes);
    groups.get(
        "",
        UserRole.VIEWER,
        (visit, group) -> show(visit, group, 200, said(visit), TypedForm.EMPTY));
    groups.post("", this::save);
    new GroupMembership(this).addTo(groups);
  }

  private static Notice said(Visit visit) {
    String done = visit.query("done");
    String count = visit.query("count");
    return done.matches("saved|assigned|ended") && count.matches("\\d{1,4}")
        ? Notice.done(visit.texts().say("group.done." + done, Integer.parseInt(count)))
        : Notice.NONE;
  }

  static PageAnswer done(Visit visit, String what, int count) {
    return PageAnswer.goTo(
        Address.of(GroupSheet.at(visit.frame()).path(), visit.path("code"))
            .with("done", what)
            .with("count", Integer.toString(count))
            .text());
  }

  private Future<PageAnswer> save(Visit visit) {
    TypedForm form = TypedForm.of(visit);
    JsonObject patch = new TermsForm(visit.texts()).patch(form);
    return form.isWrong()
        ? wrong(visit, form)
        : GroupContract.CHANGE
            .send(
                visit.vertx(),
                visit.actor(),
                new ChangeGroups(List.of(new GroupChange(visit.path("code"), patch, ""))))
            .compose(
                changed ->
                    changed.fold(
                        done -> Future.succeededFuture(done(visit, "saved", 1)),
                        refusal -> refused(visit, form, refusal)));
  }

  private Future<PageAnswer> refused(Visit visit, TypedForm form, Refusal refusal) {
    if (refusal.code().equals("stale-version")) {
      return show(visit, 409, Notice.wrong(visit.texts().say("group.stale")), form);
    }
    form.reject(refusal);
    return form.isWrong()
        ? wrong(visit, form)
        : show(visit, 409, Notice.wrong(visit.texts().answer(refusal)), form);
  }

  Future<PageAnswer> wrong(Visit visit, TypedForm form) {
    return show(visit, 422, Notice.wrong(visit.texts().say("form.wrong")), form);
  }

  Future<PageAnswer> show(Visit visit, int status, Notice notice, TypedForm form) {
    return GroupRoutes.group(visit).compose(group -> show(visit, group, status, notice, form));
  }

  private Future<PageAnswer> show(
      Visit visit, Group group, int status, Notice notice, TypedForm form) {
    String code = group.terms().code();
    MemberFilter filter =
        new MemberFilter(
            visit.query("query", TextForm.QUERY), visit.choice("status", MembershipStatus.class));
    SortedList<MemberColumn> list =
        SortedList.of(visit, GroupView.list(group, filter), Sorting.by(MemberColumn.CUSTOMER));
    Future<Memberships> members =
        MembershipContract.OF_GROUP
            .send(visit.vertx(), new OfGroup(code, filter, list.sorting(), visit.page()))
            .map(Visit::require);
    Future<List<EventLine>> events = Timeline.of(visit, SubjectKind.GROUP, code, EVENTS);
    return Future.all(members, events)
        .map(
            all ->
                new GroupView(
                    visit.frame(),
                    notice,
                    form,
                    group,
                    filter,
                    list,
                    visit.after(),
                    members.result(),
                    events.result()))
        .map(
            view ->
                PageAnswer.page(
                    status,
                    visit.wantsPart(MEMBERS)
                        ? templates.groupMembers(view)
                        : templates.group(view)));
  }
}
