package dev.coterie.pricing;

import dev.coterie.pricing.PricingContract.Load;
import dev.coterie.pricing.PricingContract.Loaded;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The entries that the book lacks for one question; loaded with one message. */
final class Missing {
  private final Map<String, CompletableFuture<ProductPrices>> products = new HashMap<>();
  private final Map<String, CompletableFuture<Holdings>> customers = new HashMap<>();
  private @Nullable CompletableFuture<GroupRules> groups;

  void product(String sku, CompletableFuture<ProductPrices> entry) {
    products.put(sku, entry);
  }

  void customer(String code, CompletableFuture<Holdings> entry) {
    customers.put(code, entry);
  }

  void groups(String all, CompletableFuture<GroupRules> entry) {
    groups = entry;
  }

  /** Asks for what is missing and completes the entries, by an answer or by its failure. */
  void load(Vertx vertx) {
    if (products.isEmpty() && customers.isEmpty() && groups == null) {
      return;
    }
    PricingContract.LOAD
        .send(vertx, new Load(products.keySet(), customers.keySet(), groups != null))
        .onSuccess(this::complete)
        .onFailure(this::fail);
  }

  private void complete(Loaded loaded) {
    products.forEach((sku, entry) -> entry.complete(loaded.products().get(sku)));
    customers.forEach(
        (code, entry) -> entry.complete(loaded.customers().getOrDefault(code, Holdings.NONE)));
    if (groups != null) {
      List<RuledGroup> all = Objects.requireNonNull(loaded.groups(), "groups were asked for");
      groups.complete(new GroupRules(all));
    }
  }

  private void fail(Throwable cause) {
    products.values().forEach(entry -> entry.completeExceptionally(cause));
    customers.values().forEach(entry -> entry.completeExceptionally(cause));
    if (groups != null) {
      groups.completeExceptionally(cause);
    }
  }
}
