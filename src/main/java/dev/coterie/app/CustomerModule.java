package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.customer.CustomerVerticle;
import dev.coterie.mail.MailsOfCustomer;
import dev.coterie.membership.MembershipsOfCustomer;
import dev.coterie.order.account.AccountsOfCustomers;
import io.vertx.core.Deployable;

/** The customers, with those who take part in erasing them. */
record CustomerModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.MEMBERSHIP;
  }

  @Override
  public Deployable verticle() {
    return new CustomerVerticle(
        platform.storage(),
        new MembershipsOfCustomer(),
        new AccountsOfCustomers(),
        new MailsOfCustomer(),
        platform.clock());
  }
}
