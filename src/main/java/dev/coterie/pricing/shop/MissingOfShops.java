package dev.coterie.pricing.shop;

import dev.coterie.pricing.buyer.CustomerEntry;
import dev.coterie.pricing.buyer.HeldMemberships;
import dev.coterie.pricing.cache.EntryCache.EntryLoading;
import dev.coterie.pricing.shop.ShopPricingContract.InShop;
import dev.coterie.pricing.shop.ShopPricingContract.LoadOfShops;
import dev.coterie.pricing.shop.ShopPricingContract.LoadedOfShops;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The entries that the book lacks for one question; loaded with one message. */
final class MissingOfShops {
  private final Map<String, EntryLoading<ShopEntry>> shops = new HashMap<>();
  private final Map<InShop, EntryLoading<ListingEntry>> listings = new HashMap<>();
  private final Map<String, EntryLoading<OfferEntry>> offers = new HashMap<>();
  private final Map<InShop, EntryLoading<CustomerEntry>> customers = new HashMap<>();

  void shop(String slug, EntryLoading<ShopEntry> entry) {
    shops.put(slug, entry);
  }

  void listing(InShop key, EntryLoading<ListingEntry> entry) {
    listings.put(key, entry);
  }

  void offer(String sku, EntryLoading<OfferEntry> entry) {
    offers.put(sku, entry);
  }

  void customer(InShop key, EntryLoading<CustomerEntry> entry) {
    customers.put(key, entry);
  }

  /** Asks for what is missing and completes the entries, by an answer or by its failure. */
  void load(Vertx vertx) {
    if (all().findAny().isPresent()) {
      ShopPricingContract.LOAD
          .send(
              vertx,
              new LoadOfShops(
                  shops.keySet(), listings.keySet(), offers.keySet(), customers.keySet()))
          .onSuccess(this::complete)
          .onFailure(cause -> all().forEach(entry -> entry.fail(cause)));
    }
  }

  private Stream<EntryLoading<?>> all() {
    return Stream.of(shops, listings, offers, customers).flatMap(part -> part.values().stream());
  }

  private void complete(LoadedOfShops loaded) {
    shops.forEach((slug, entry) -> entry.complete(new ShopEntry(slug, loaded.shops().get(slug))));
    listings.forEach(
        (key, entry) -> entry.complete(new ListingEntry(key, loaded.listings().get(key.key()))));
    offers.forEach((sku, entry) -> entry.complete(new OfferEntry(sku, loaded.offers().get(sku))));
    customers.forEach(
        (key, entry) ->
            entry.complete(
                new CustomerEntry(
                    key.key(), loaded.customers().getOrDefault(key.key(), HeldMemberships.NONE))));
  }
}
