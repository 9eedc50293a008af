package dev.coterie.app;

import dev.coterie.demo.store.Store;
import dev.coterie.demo.store.StorePages;
import dev.coterie.http.Site;
import dev.coterie.http.pages.ImageHosts;
import dev.coterie.http.storefront.FrontKit;
import dev.coterie.http.storefront.FrontPage;
import dev.coterie.http.storefront.ShopFrontPages;
import dev.coterie.http.storefront.Storefronts;
import dev.coterie.pricing.PriceBook;
import dev.coterie.pricing.shop.ShopBook;
import java.util.stream.Stream;

/** The pages of this process that customers see. */
record StorefrontPages(Platform platform, PriceBook book, ShopBook shops) {

  /** Makes them all, which reads and packs their style sheet: on a worker. */
  Site make() {
    FrontKit kit = FrontKit.of(new ImageHosts(platform.config().pages().imageHosts()));
    return new Storefronts(kit, Stream.concat(ofShops(), ofDemo()).toList());
  }

  private Stream<FrontPage> ofShops() {
    return platform.connects()
        ? Stream.of(new ShopFrontPages(shops, platform.clock()))
        : Stream.empty();
  }

  private Stream<FrontPage> ofDemo() {
    return platform.demo() ? Stream.of(new StorePages(store())) : Stream.empty();
  }

  private Store store() {
    return new Store(
        book,
        platform.shopCurrency(),
        platform.calendar().zone(),
        platform.clock(),
        platform.connects());
  }
}
