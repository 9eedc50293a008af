package dev.coterie.http.pages.shop;

import dev.coterie.connect.shop.Shop;
import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.FindGroup;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Result;
import dev.coterie.ledger.Membership;
import dev.coterie.ledger.MembershipPeriod;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.OfCustomer;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds the plan that opens a shop, or the last one that did. */
final class ShopPlan {
  private static final PageRequest ALL = new PageRequest("", PageRequest.MAX);

  private ShopPlan() {}

  /** The group that is to be bought again; empty where there is none any more. */
  static Future<Optional<Group>> of(Visit visit, Shop shop) {
    String plan = shop.plan();
    return plan == null
        ? last(visit, shop.owner())
        : find(visit, plan).map(found -> Optional.ofNullable(found.value()));
  }

  private static Future<Result<Group>> find(Visit visit, String code) {
    return GroupContract.FIND.send(visit.vertx(), new FindGroup(code));
  }

  private static Future<Optional<Group>> last(Visit visit, String owner) {
    return MembershipContract.OF_CUSTOMER
        .send(visit.vertx(), new OfCustomer(owner, null, ALL))
        .map(found -> found.fold(held -> latestFirst(held.items()), gone -> List.<String>of()))
        .map(codes -> codes.stream().map(code -> find(visit, code)).toList())
        .compose(groups -> Future.all(groups).map(all -> firstPlan(all.list())));
  }

  private static List<String> latestFirst(List<Membership> memberships) {
    return memberships.stream()
        .sorted(Comparator.comparing(ShopPlan::end).reversed())
        .map(Membership::group)
        .toList();
  }

  private static Instant end(Membership membership) {
    return membership.periods().stream()
        .map(MembershipPeriod::during)
        .map(during -> Objects.requireNonNullElse(during.until(), Instant.MAX))
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private static Optional<Group> firstPlan(List<Result<Group>> groups) {
    return groups.stream()
        .map(Result::value)
        .filter(Objects::nonNull)
        .filter(group -> group.terms().kind() == GroupKind.CONNECT)
        .findFirst();
  }
}
