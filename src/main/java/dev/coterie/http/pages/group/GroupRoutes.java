package dev.coterie.http.pages.group;

import dev.coterie.caller.user.UserRole;
import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Visit;
import io.vertx.core.Future;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Where the pages of one group are: below the sheet of its kind. Not all that name a group know its
 * kind, so that whoever asks below another sheet is led there.
 */
record GroupRoutes(PageRoutes routes) {
  private static final String GROUP = "/:code";

  /** The group that the address of a page names. */
  static Future<Group> group(Visit visit) {
    return GroupContract.FIND
        .send(visit.vertx(), new GroupContract.FindGroup(visit.path("code")))
        .map(Visit::require);
  }

  /**
   * A page of a group.
   *
   * @param below the path behind the group's own, empty for that one
   */
  void get(String below, UserRole role, BiFunction<Visit, Group, Future<PageAnswer>> page) {
    for (GroupSheet sheet : GroupSheet.values()) {
      routes.get(
          sheet.path() + GROUP + below,
          role,
          visit ->
              group(visit)
                  .compose(
                      group ->
                          GroupSheet.of(group) == sheet
                              ? page.apply(visit, group)
                              : Future.succeededFuture(
                                  PageAnswer.goTo(GroupSheet.page(group).text() + below))));
    }
  }

  /** What editors do with a group. */
  void post(String below, Function<Visit, Future<PageAnswer>> action) {
    for (GroupSheet sheet : GroupSheet.values()) {
      routes.post(sheet.path() + GROUP + below, UserRole.EDITOR, action);
    }
  }
}
