package dev.coterie.pricing;

import dev.coterie.pricing.PricingContract.Load;
import dev.coterie.pricing.PricingContract.Loaded;
import dev.coterie.pricing.buyer.CustomerEntry;
import dev.coterie.pricing.buyer.RulesCache;
import dev.coterie.pricing.cache.EntryCache;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries that the book lacks for one question; loaded with one message. */
final class MissingEntries {
  private final Map<String, EntryCache.EntryLoading<SkuEntry>> products = new HashMap<>();
  private final Map<String, EntryCache.EntryLoading<CustomerEntry>> customers = new HashMap<>();
  private RulesCache.@Nullable RulesLoading rules;

  void product(String sku, EntryCache.EntryLoading<SkuEntry> entry) {
    products.put(sku, entry);
  }

  void customer(String code, EntryCache.EntryLoading<CustomerEntry> entry) {
    customers.put(code, entry);
  }

  void rules(RulesCache.RulesLoading entry) {
    rules = entry;
  }

  /** Asks for what is missing and completes the entries, by an answer or by its failure. */
  void load(Vertx vertx) {
    if (products.isEmpty() && customers.isEmpty() && rules == null) {
      return;
    }
    PricingContract.LOAD
        .send(vertx, new Load(products.keySet(), customers.keySet(), groups()))
        .onSuccess(this::complete)
        .onFailure(this::fail);
  }

  private @Nullable Set<Long> groups() {
    return rules == null ? Set.of() : rules.groups();
  }

  private void complete(Loaded loaded) {
    products.forEach((sku, entry) -> entry.complete(loaded.product(sku)));
    customers.forEach((code, entry) -> entry.complete(loaded.customerEntry(code)));
    if (rules != null) {
      rules.complete(loaded.groups());
    }
  }

  private void fail(Throwable cause) {
    products.values().forEach(entry -> entry.fail(cause));
    customers.values().forEach(entry -> entry.fail(cause));
    if (rules != null) {
      rules.fail(cause);
    }
  }
}
