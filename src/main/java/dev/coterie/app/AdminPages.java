package dev.coterie.app;

import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.ImageHosts;
import dev.coterie.http.pages.Pages;
import dev.coterie.http.pages.Surroundings;
import dev.coterie.http.pages.catalog.CataloguePage;
import dev.coterie.http.pages.catalog.ImportPage;
import dev.coterie.http.pages.catalog.ProductPage;
import dev.coterie.http.pages.customer.CustomerPage;
import dev.coterie.http.pages.customer.CustomersPage;
import dev.coterie.http.pages.dashboard.DashboardPage;
import dev.coterie.http.pages.dashboard.LookupSpeed;
import dev.coterie.http.pages.delivery.DeliveriesPage;
import dev.coterie.http.pages.delivery.WebhookPage;
import dev.coterie.http.pages.delivery.WebhooksPage;
import dev.coterie.http.pages.event.EventsPage;
import dev.coterie.http.pages.find.FindPage;
import dev.coterie.http.pages.group.EffectPart;
import dev.coterie.http.pages.group.GroupDeletionPage;
import dev.coterie.http.pages.group.GroupPage;
import dev.coterie.http.pages.group.GroupProductPage;
import dev.coterie.http.pages.group.GroupSheet;
import dev.coterie.http.pages.group.GroupsPage;
import dev.coterie.http.pages.group.SimulationPage;
import dev.coterie.http.pages.list.ListPage;
import dev.coterie.http.pages.list.ListRemovalPage;
import dev.coterie.http.pages.list.ListsPage;
import dev.coterie.http.pages.listing.ImportPlanPage;
import dev.coterie.http.pages.listing.ListingPage;
import dev.coterie.http.pages.listing.ListingsPage;
import dev.coterie.http.pages.listing.MallImportPage;
import dev.coterie.http.pages.mall.ManagedShopPage;
import dev.coterie.http.pages.mall.OfferPage;
import dev.coterie.http.pages.mall.OffersPage;
import dev.coterie.http.pages.mall.ShopsPage;
import dev.coterie.http.pages.order.ChargesPage;
import dev.coterie.http.pages.order.OrderPage;
import dev.coterie.http.pages.order.OrdersPage;
import dev.coterie.http.pages.price.PricesPage;
import dev.coterie.http.pages.promotion.PromotionsPage;
import dev.coterie.http.pages.restriction.PageRulesPage;
import dev.coterie.http.pages.settings.SettingsPage;
import dev.coterie.http.pages.shop.OwnGroupPage;
import dev.coterie.http.pages.shop.OwnGroupsPage;
import dev.coterie.http.pages.shop.OwnShopPage;
import dev.coterie.http.pages.shop.ShopSettingsPage;
import dev.coterie.http.pages.user.AccountPage;
import dev.coterie.http.pages.user.UserPage;
import dev.coterie.http.pages.user.UsersPage;
import dev.coterie.http.price.LookupRates;
import dev.coterie.kernel.StandingClock;
import dev.coterie.ops.NodeHealth;
import dev.coterie.pricing.PriceBook;
import dev.coterie.restriction.AccessBook;
import gg.jte.generated.precompiled.Templates;
import java.time.Clock;
import java.util.Currency;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The management pages of this process. */
record AdminPages(Platform platform, PriceBook book, AccessBook access) {

  /** Makes them all, which reads and packs their assets: on a worker. */
  Pages make() {
    Currency currency = platform.shopCurrency();
    return new Pages(
        new Surroundings(
            platform.clock(),
            platform.clock() instanceof StandingClock,
            platform.calendar().zone(),
            platform.config().oidc().isSet(),
            platform.connects(),
            new ImageHosts(platform.config().pages().imageHosts())),
        platform.config().http().maxImportBytes(),
        platform.scratch(),
        Stream.concat(staff(currency), platform.connects() ? shops() : Stream.empty()).toList());
  }

  private Stream<Function<Templates, AdminPage>> staff(Currency currency) {
    return Stream.of(
        templates -> new DashboardPage(templates, lookups()),
        templates -> new GroupsPage(templates, GroupSheet.DISCOUNT, currency),
        templates -> new GroupsPage(templates, GroupSheet.CONNECT, currency),
        GroupProductPage::new,
        GroupPage::new,
        GroupDeletionPage::new,
        templates -> new SimulationPage(templates, currency),
        templates -> new EffectPart(templates, currency),
        CustomersPage::new,
        ListsPage::new,
        ListRemovalPage::new,
        ListPage::new,
        templates -> new CustomerPage(templates, book, currency),
        templates -> new CataloguePage(templates, currency),
        ImportPage::new,
        templates -> new ProductPage(templates, book, currency),
        OrdersPage::new,
        OrderPage::new,
        ChargesPage::new,
        templates -> new PricesPage(templates, book, currency),
        templates -> new PageRulesPage(templates, access),
        EventsPage::new,
        templates -> new DeliveriesPage(templates, platform.config().mail().isSet()),
        WebhooksPage::new,
        WebhookPage::new,
        UsersPage::new,
        UserPage::new,
        AccountPage::new,
        this::settings,
        FindPage::new);
  }

  /** The pages of shops, for staff and for owners, where memberships can open these. */
  private static Stream<Function<Templates, AdminPage>> shops() {
    return Stream.of(
        ShopsPage::new,
        OffersPage::new,
        OfferPage::new,
        ManagedShopPage::new,
        OwnShopPage::new,
        ListingsPage::new,
        ListingPage::new,
        MallImportPage::new,
        ImportPlanPage::new,
        PromotionsPage::new,
        OwnGroupsPage::new,
        OwnGroupPage::new,
        ShopSettingsPage::new);
  }

  private Supplier<LookupSpeed> lookups() {
    LookupRates rates = new LookupRates(platform.meters());
    rates.watch(platform.vertx());
    return () -> {
      LookupRates.Recent recent = rates.recent();
      return new LookupSpeed(recent.perSecond(), recent.p99Micros());
    };
  }

  private SettingsPage settings(Templates templates) {
    Clock clock = platform.clock();
    return new SettingsPage(
        templates,
        platform.config().settings(),
        new NodeHealth(platform.storage().status(), platform.meters(), clock),
        clock instanceof StandingClock standing ? standing : null);
  }
}
