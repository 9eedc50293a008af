package dev.coterie.history;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The only writer of one product: changes its prices, deletes it, puts it back. */
final class ProductWriter implements Client {
  private final Node node;
  private final Reader reader;
  private final World world;
  private final String sku;
  private final Chance chance;
  private final Timeline<Optional<Product>> product;

  ProductWriter(Node node, Reader reader, World world, String sku, SplittableRandom random) {
    this.node = node;
    this.reader = reader;
    this.world = world;
    this.sku = sku;
    this.chance = new Chance(random);
    this.product = world.product(sku);
  }

  @Override
  public boolean step() {
    Span written = write();
    if (chance.percent(25)) {
      Optional<String> customer = Optional.of(chance.any(world.customers()));
      reader.ask(Question.one(world, sku, customer, Optional.empty()));
    }
    return written.end() != Span.NEVER;
  }

  private Span write() {
    Optional<Product> now = product.value();
    if (now.isEmpty() || chance.percent(15)) {
      return put();
    }
    if (chance.percent(10)) {
      return write("DELETE", Node.NO_BODY, null);
    }
    Product product = now.get();
    if (chance.percent(30)) {
      BigDecimal supplier = supplier();
      return write(
          "PATCH",
          new JsonObject().put("supplierPrice", text(supplier)),
          new Product(product.list(), supplier, product.currency()));
    }
    BigDecimal list = chance.amount(100, 900);
    return write(
        "PATCH",
        new JsonObject().put("listPrice", text(list)),
        new Product(list, product.supplier(), product.currency()));
  }

  private Span put() {
    Currency currency = Currency.getInstance(chance.percent(20) ? "JPY" : "USD");
    Product next = new Product(chance.amount(100, 900), supplier(), currency);
    JsonObject body =
        new JsonObject()
            .put("name", sku)
            .put("currency", currency.getCurrencyCode())
            .put("listPrice", text(next.list()))
            .put("supplierPrice", text(next.supplier()));
    return write("PUT", body, next);
  }

  private Span write(String method, JsonObject body, @Nullable Product next) {
    Span written = node.write(method, "/v1/products/" + sku, body).span();
    product.write(Optional.ofNullable(next), written);
    return written;
  }

  private @Nullable BigDecimal supplier() {
    return chance.percent(10) ? null : chance.percent(10) ? BigDecimal.ZERO : chance.amount(50, 99);
  }

  private static @Nullable String text(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }
}
