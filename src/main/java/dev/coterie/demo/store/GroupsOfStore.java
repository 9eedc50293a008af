package dev.coterie.demo.store;

import dev.coterie.demo.store.StoreView.PlanOnSale;
import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.ListGroups;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.group.terms.Plan;
import dev.coterie.kernel.PageRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The groups that there are, by their codes. */
record GroupsOfStore(Map<String, Group> byCode) {
  private static final PageRequest ALL = new PageRequest("", PageRequest.MAX);

  static Future<GroupsOfStore> read(Vertx vertx) {
    return GroupContract.LIST
        .send(vertx, new ListGroups(null, "", ALL))
        .map(
            groups ->
                new GroupsOfStore(
                    groups.items().stream()
                        .collect(
                            Collectors.toMap(group -> group.terms().code(), Function.identity()))));
  }

  /** What a group is called. */
  String name(String code) {
    Group group = byCode.get(code);
    return group == null ? code : group.terms().name();
  }

  /** What those of these groups are called that are no mere lists. */
  String names(List<String> codes) {
    return codes.stream()
        .filter(code -> !isList(code))
        .map(this::name)
        .collect(Collectors.joining(", "));
  }

  private boolean isList(String code) {
    Group group = byCode.get(code);
    return group != null && group.terms().kind() == GroupKind.LIST;
  }

  /**
   * What is on sale, shops last, the dearer of a kind after the cheaper.
   *
   * @param held the codes of the groups that the buyer has
   */
  List<PlanOnSale> onSale(List<String> held) {
    return byCode.values().stream()
        .filter(group -> group.product().isOnSale())
        .map(group -> plan(group, held.contains(group.terms().code())))
        .sorted(
            Comparator.comparing(PlanOnSale::opensShop).thenComparing(plan -> plan.fee().amount()))
        .toList();
  }

  private static PlanOnSale plan(Group group, boolean isHeld) {
    Plan plan = group.terms().plan();
    return new PlanOnSale(
        group.terms().code(),
        group.terms().name(),
        group.terms().description(),
        Objects.requireNonNull(plan.fee(), "what is on sale has a fee"),
        plan.durationDays(),
        group.terms().kind() == GroupKind.CONNECT,
        isHeld);
  }
}
