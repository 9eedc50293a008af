package dev.coterie.app;

import dev.coterie.catalog.ProductsOfGroups;
import dev.coterie.config.Role;
import dev.coterie.connect.shop.ShopsOfGroups;
import dev.coterie.group.GroupVerticle;
import dev.coterie.membership.GroupMembers;
import dev.coterie.order.account.BalancesOfMembers;
import dev.coterie.order.charge.ChargesOfGroups;
import dev.coterie.order.gift.GiftsOfGroups;
import dev.coterie.restriction.RulesOfGroups;
import io.vertx.core.Deployable;
import java.util.List;

/** The groups, with those who take part in changing them. */
record GroupModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.MEMBERSHIP;
  }

  @Override
  public Deployable verticle() {
    return new GroupVerticle(
        platform.storage(),
        new GroupMembers(platform.clock(), platform.calendar(), platform.ledgerHooks()),
        new ProductsOfGroups(platform.clock()),
        List.of(
            new ChargesOfGroups(),
            new BalancesOfMembers(),
            new GiftsOfGroups(),
            new RulesOfGroups(),
            new ShopsOfGroups()),
        platform.clock(),
        platform.shopCurrency(),
        platform.connects());
  }
}
