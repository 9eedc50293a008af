package dev.coterie.http.pages.group;

import static dev.coterie.http.pages.group.DiscountGroupsPage.PATH;

import dev.coterie.caller.user.UserRole;
import dev.coterie.group.DeletionImpact;
import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.ChangeGroups;
import dev.coterie.group.GroupContract.DeleteGroup;
import dev.coterie.group.GroupContract.MembersPolicy;
import dev.coterie.group.terms.GroupChange;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.GroupChoice;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Visit;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /admin/discount-groups/CODE/delete}: giving a group up, with its impact first. */
public final class GroupDeletionPage implements AdminPage {
  private static final String END = "end";
  private static final String MOVE = "move";

  private final Templates templates;

  public GroupDeletionPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH + "/:code/delete", UserRole.EDITOR, visit -> show(visit, 200, Notice.NONE));
    routes.post(PATH + "/:code/delete", UserRole.EDITOR, this::delete);
    routes.post(PATH + "/:code/archive", UserRole.EDITOR, visit -> archive(visit, true));
    routes.post(PATH + "/:code/restore", UserRole.EDITOR, visit -> archive(visit, false));
  }

  private Future<PageAnswer> delete(Visit visit) {
    String code = visit.path("code");
    String members = visit.field("members");
    return GroupContract.IMPACT
        .send(visit.vertx(), new GroupContract.AssessDeletion(code))
        .map(Visit::require)
        .compose(
            impact ->
                impact.members().count() >= GroupDeletionView.CONFIRMED_FROM
                        && !visit.field("confirm").strip().equals(code)
                    ? show(
                        visit, 422, Notice.wrong(visit.texts().say("deletion.unconfirmed", code)))
                    : delete(visit, new DeleteGroup(code, policy(members), to(visit, members))));
  }

  private static MembersPolicy policy(String members) {
    return switch (members) {
      case END -> MembersPolicy.END;
      case MOVE -> MembersPolicy.MOVE;
      default -> MembersPolicy.REFUSE;
    };
  }

  private static @Nullable String to(Visit visit, String members) {
    return members.equals(MOVE) ? visit.field("to") : null;
  }

  private Future<PageAnswer> delete(Visit visit, DeleteGroup ask) {
    return GroupContract.DELETE
        .send(visit.vertx(), visit.actor(), ask)
        .compose(
            deleted ->
                deleted.fold(
                    done -> Future.succeededFuture(left("deleted", ask.code())),
                    refusal -> show(visit, 409, Notice.wrong(visit.texts().answer(refusal)))));
  }

  private Future<PageAnswer> archive(Visit visit, boolean archived) {
    String code = visit.path("code");
    JsonObject patch = new JsonObject().put("archived", archived);
    return GroupContract.CHANGE
        .send(
            visit.vertx(),
            visit.actor(),
            new ChangeGroups(List.of(new GroupChange(code, patch, ""))))
        .compose(
            changed ->
                changed.fold(
                    done -> Future.succeededFuture(left(archived ? "archived" : "restored", code)),
                    refusal -> show(visit, 409, Notice.wrong(visit.texts().answer(refusal)))));
  }

  private static PageAnswer left(String done, String code) {
    return PageAnswer.goTo(PATH + "?done=" + done + "&code=" + code);
  }

  private Future<PageAnswer> show(Visit visit, int status, Notice notice) {
    String code = visit.path("code");
    Future<Group> group = DiscountGroupsPage.group(visit);
    Future<DeletionImpact> impact =
        GroupContract.IMPACT
            .send(visit.vertx(), new GroupContract.AssessDeletion(code))
            .map(Visit::require);
    Future<GroupChoice> others =
        GroupChoice.of(
            visit,
            GroupKind.DISCOUNT,
            visit.field("to"),
            other -> !other.code().equals(code) && !other.archived());
    return Future.all(group, impact, others)
        .map(
            all ->
                new GroupDeletionView(
                    visit.frame(), notice, group.result(), impact.result(), others.result()))
        .map(view -> PageAnswer.page(status, templates.groupDeletion(view)));
  }
}
