package dev.coterie.demo.store;

import dev.coterie.demo.store.StoreView.StoreReceipt;
import dev.coterie.http.storefront.FrontPrice;
import dev.coterie.http.storefront.FrontProduct;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.TextForm;
import dev.coterie.order.Order;
import dev.coterie.order.OrderContract;
import dev.coterie.order.OrderContract.FindOrder;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what an order of whoever the visitor is came to. */
record StoreOrder(StoreVisit at, GroupsOfStore groups) {
  /** The parameter of the address that names the order. */
  static final String ORDER = "order";

  /**
   * Reads the order that the address names; null where it names none of hers.
   *
   * @param products with what they cost her now
   */
  Future<@Nullable StoreReceipt> read(List<FrontProduct> products) {
    String id = at.visit().query(ORDER, TextForm.ORDER_ID);
    return id.isEmpty()
        ? Future.succeededFuture()
        : OrderContract.FIND
            .send(at.vertx(), new FindOrder(id))
            .map(found -> found.fold(order -> receipt(order, products), unknown -> null));
  }

  private @Nullable StoreReceipt receipt(Order order, List<FrontProduct> products) {
    if (!at.customer().equals(order.customer())) {
      return null;
    }
    List<String> sentences = new ArrayList<>();
    String total = at.t().amount(new Money(order.total(), order.currency()));
    sentences.add(at.t().say("store.paid", order.id(), total));
    order.lines().forEach(line -> sentences.add(came(line)));
    return new StoreReceipt(
        sentences, products.stream().filter(StoreOrder::isReduced).findFirst().orElse(null));
  }

  private String came(Order.Line line) {
    String group = groups.name(line.group() == null ? line.sku() : line.group());
    Instant from = line.from();
    Instant until = line.until();
    if (from == null) {
      return at.t().say("store.nothing", group);
    }
    if (until == null) {
      return at.t().say("store.forEver", group);
    }
    return from.isAfter(at.store().clock().instant())
        ? at.t().say("store.later", group, at.day(from), at.day(until))
        : at.t().say("store.until", group, at.day(until));
  }

  private static boolean isReduced(FrontProduct product) {
    FrontPrice price = product.price();
    return price != null && price.isReduced();
  }
}
