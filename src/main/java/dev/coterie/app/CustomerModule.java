package dev.coterie.app;

import dev.coterie.caller.CallersOfShops;
import dev.coterie.config.Role;
import dev.coterie.connect.shop.ShopOfCustomer;
import dev.coterie.customer.CustomerVerticle;
import dev.coterie.list.Invitations;
import dev.coterie.mail.MailsOfCustomer;
import dev.coterie.membership.MembershipsOfCustomer;
import dev.coterie.order.account.AccountsOfCustomers;
import io.vertx.core.Deployable;
import java.util.List;

/** The customers, with those who take part in erasing them. */
record CustomerModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.MEMBERSHIP;
  }

  @Override
  public Deployable verticle() {
    Invitations invitations = new Invitations();
    return new CustomerVerticle(
        platform.storage(),
        new MembershipsOfCustomer(),
        new AccountsOfCustomers(),
        invitations,
        List.of(
            invitations,
            new MailsOfCustomer(),
            new ShopOfCustomer(new CallersOfShops(platform.clock()))),
        platform.clock());
  }
}
