package dev.coterie.http.pages.group;

import dev.coterie.caller.user.UserRole;
import dev.coterie.group.DeletionImpact;
import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.ChangeGroups;
import dev.coterie.group.GroupContract.DeleteGroup;
import dev.coterie.group.GroupContract.MembersPolicy;
import dev.coterie.group.terms.GroupChange;
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

/**
 * {@code /admin/discount-groups/CODE/delete} or one of connect groups: giving a group up, with its
 * impact first.
 */
public final class GroupDeletionPage implements AdminPage {
  private static final String END = "end";
  private static final String MOVE = "move";

  private final Templates templates;

  public GroupDeletionPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    GroupRoutes groups = new GroupRoutes(routes);
    groups.get("/delete", UserRole.EDITOR, (visit, group) -> show(visit, group, 200, Notice.NONE));
    groups.post("/delete", this::delete);
    groups.post("/archive", visit -> archive(visit, true));
    groups.post("/restore", visit -> archive(visit, false));
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
                    done -> Future.succeededFuture(left(visit, "deleted", ask.code())),
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
                    done ->
                        Future.succeededFuture(
                            left(visit, archived ? "archived" : "restored", code)),
                    refusal -> show(visit, 409, Notice.wrong(visit.texts().answer(refusal)))));
  }

  private static PageAnswer left(Visit visit, String done, String code) {
    String sheet = GroupSheet.at(visit.frame()).path();
    return PageAnswer.goTo(sheet + "?done=" + done + "&code=" + code);
  }

  private Future<PageAnswer> show(Visit visit, int status, Notice notice) {
    return GroupRoutes.group(visit).compose(group -> show(visit, group, status, notice));
  }

  private Future<PageAnswer> show(Visit visit, Group group, int status, Notice notice) {
    String code = group.terms().code();
    Future<DeletionImpact> impact =
        GroupContract.IMPACT
            .send(visit.vertx(), new GroupContract.AssessDeletion(code))
            .map(Visit::require);
    Future<GroupChoice> others =
        GroupChoice.of(
            visit,
            GroupSheet.of(group).kind(),
            visit.field("to"),
            other -> !other.code().equals(code) && !other.archived());
    return Future.all(impact, others)
        .map(
            all ->
                new GroupDeletionView(
                    visit.frame(), notice, group, impact.result(), others.result()))
        .map(view -> PageAnswer.page(status, templates.groupDeletion(view)));
  }
}
