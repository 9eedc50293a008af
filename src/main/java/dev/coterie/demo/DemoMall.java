package dev.coterie.demo;

import dev.coterie.bus.InOrder;
import dev.coterie.connect.group.ShopGroupContract;
import dev.coterie.connect.group.ShopGroupContract.PutShopGroup;
import dev.coterie.connect.group.ShopGroupContract.PutShopGroupMember;
import dev.coterie.connect.listing.ImportSelection;
import dev.coterie.connect.listing.ListingContract;
import dev.coterie.connect.listing.ListingContract.ChangeListings;
import dev.coterie.connect.listing.ListingContract.ImportListings;
import dev.coterie.connect.listing.ListingContract.ListingChange;
import dev.coterie.connect.mall.MallContract;
import dev.coterie.connect.mall.MallContract.PutOffer;
import dev.coterie.connect.shop.ShopContract;
import dev.coterie.connect.shop.ShopContract.ChangeShop;
import dev.coterie.connect.shop.ShopRef;
import dev.coterie.customer.Customer;
import dev.coterie.customer.CustomerContract;
import dev.coterie.customer.CustomerContract.PutCustomer;
import dev.coterie.group.terms.PriceRule;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the demo shop offers to shops of its customers, and the one who has such a shop already. */
record DemoMall(DemoAsks asks) {
  /** Who has a shop. */
  static final String OWNER = "rosa";

  private static final ShopRef SHOP = ShopRef.any(OWNER);
  private static final String REGULARS = "regulars";

  /** Offers products to shops. */
  Future<Void> offer() {
    return asks.vertx()
        .fileSystem()
        .readFile("demo/mall.json")
        .map(JsonArray::new)
        .compose(all -> InOrder.each(objects(all), this::offer));
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  private Future<?> offer(JsonObject json) {
    return asks.ask(
        MallContract.PUT,
        new PutOffer(
            json.getString("sku"),
            true,
            new BigDecimal(json.getString("wholesalePrice")),
            decimal(json.getString("minimumPrice"))));
  }

  private static @Nullable BigDecimal decimal(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  /** Has a customer buy a plan, list products and give her regulars a discount. */
  Future<Void> openShop() {
    return CustomerContract.PUT
        .send(
            asks.vertx(),
            DemoAsks.ACTOR,
            new PutCustomer(new Customer(OWNER, OWNER + "@example.com", "Rosa Stein", true)))
        .compose(known -> asks.buy("shop-" + OWNER, OWNER, "stall", DemoShop.fee("stall")))
        .compose(bought -> asks.vertx().fileSystem().readFile("demo/stall.json"))
        .map(JsonObject::new)
        .compose(this::furnish)
        .compose(done -> welcomeRegulars());
  }

  private Future<?> furnish(JsonObject stall) {
    List<String> skus = stall.getJsonArray("skus").stream().map(String.class::cast).toList();
    JsonObject listings = stall.getJsonObject("listings");
    List<ListingChange> changes =
        listings.stream()
            .map(each -> new ListingChange(each.getKey(), (JsonObject) each.getValue(), ""))
            .toList();
    return asks.ask(ShopContract.CHANGE, new ChangeShop(SHOP, stall.getJsonObject("shop")))
        .compose(
            named ->
                asks.ask(
                    ListingContract.IMPORT,
                    new ImportListings(SHOP, new ImportSelection(skus, null, null, false), null)))
        .compose(listed -> asks.ask(ListingContract.CHANGE, new ChangeListings(SHOP, changes)));
  }

  private Future<Void> welcomeRegulars() {
    PriceRule tenPercent =
        new PriceRule(PriceRule.Basis.DISCOUNT, PriceRule.Mode.PERCENT, BigDecimal.TEN);
    return asks.ask(
            ShopGroupContract.PUT, new PutShopGroup(SHOP, REGULARS, "Regulars", tenPercent, null))
        .compose(
            group ->
                asks.ask(
                    ShopGroupContract.PUT_MEMBER,
                    new PutShopGroupMember(SHOP, REGULARS, "grace", null)))
        .mapEmpty();
  }
}
