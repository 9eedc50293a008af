package dev.coterie.http.pages.group;

import dev.coterie.bus.InOrder;
import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.ListGroups;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Sorting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the groups of the sheet; how many members they have is in no index to sort them by. */
final class SheetGroups {
  static final Sorting<GroupColumn> USUAL = Sorting.by(GroupColumn.NUMBER);

  /** Each cell is a field, so that so many weigh as much as a page should. */
  private static final int ROWS = 25;

  private SheetGroups() {}

  /** The page that the visit asks for. */
  static Future<Page<Group>> page(
      Visit visit, GroupKind kind, String query, Sorting<GroupColumn> sorting) {
    PageRequest page = new PageRequest(visit.pageByNumber().after(), ROWS);
    return sorting.equals(USUAL)
        ? read(visit.vertx(), kind, query, page)
        : all(visit.vertx(), kind, query).map(groups -> cut(groups, sorting, page));
  }

  private static Future<List<Group>> all(Vertx vertx, GroupKind kind, String query) {
    List<Group> all = new ArrayList<>();
    return InOrder.<String>onward(
            "",
            after ->
                read(vertx, kind, query, new PageRequest(after, PageRequest.MAX))
                    .onSuccess(page -> all.addAll(page.items()))
                    .map(page -> Optional.ofNullable(page.next())))
        .map(all);
  }

  private static Future<Page<Group>> read(
      Vertx vertx, GroupKind kind, String query, PageRequest page) {
    return GroupContract.LIST.send(vertx, new ListGroups(kind, query, page));
  }

  private static Page<Group> cut(
      List<Group> groups, Sorting<GroupColumn> sorting, PageRequest page) {
    List<Group> sorted =
        groups.stream().sorted(sorting.column().order(sorting.descending())).toList();
    int begin = 1 + sorted.stream().map(SheetGroups::key).toList().indexOf(page.after());
    int end = Math.min(sorted.size(), begin + page.limit() + 1);
    return Page.cut(sorted.subList(begin, end), page.limit(), SheetGroups::key);
  }

  private static String key(Group group) {
    return Long.toString(group.id());
  }
}
