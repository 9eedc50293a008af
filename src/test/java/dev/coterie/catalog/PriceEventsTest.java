package dev.coterie.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.EmittedEvent;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PriceEventsTest {
  private static final int MAX_NAMED = 100;

  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  static final Shop SHOP = new Shop(COTERIE);
  static final Sql SQL = new Sql(COTERIE);
  private static int number;

  private final String sku = "SKU-" + ++number;

  @Test
  void a_changed_price_is_told_without_the_supplier_price() {
    SHOP.product(sku, "10", "4");
    COTERIE.patch("/v1/products/" + sku, new JsonObject().put("listPrice", "11"));
    COTERIE.patch("/v1/products/" + sku, new JsonObject().put("supplierPrice", "5"));
    COTERIE.patch("/v1/products/" + sku, new JsonObject().putNull("supplierPrice"));
    SHOP.product(sku, "11", null, "EUR");

    assertThat(prices(sku))
        .containsExactly(
            changed(sku, "11.00", "USD"),
            atOtherCost(sku, "11.00", "USD"),
            atOtherCost(sku, "11.00", "USD"),
            changed(sku, "11.00", "EUR"));
  }

  @Test
  void what_leaves_the_price_as_it_was_is_not_told() {
    SHOP.product(sku, "10", "4");
    SHOP.product(sku, "10.0", "4.00");
    COTERIE.patch("/v1/products/" + sku, new JsonObject().put("name", "Another"));
    COTERIE.patch("/v1/products/" + sku, new JsonObject().put("listPrice", "10.000"));
    imported(sku + ",Imported,10,4,USD");
    COTERIE.delete("/v1/products/" + sku);

    assertThat(prices(sku)).isEmpty();
  }

  @Test
  void an_import_tells_each_price_it_changed() {
    SHOP.product(sku, "10", null);
    SHOP.product(sku + "-same", "10", null);

    imported(sku + ",P,12,,USD\n" + sku + "-same,P,10,,USD\n" + sku + "-new,P,1,,USD");

    assertThat(prices(sku)).containsExactly(changed(sku, "12.00", "USD"));
    assertThat(prices(sku + "-same")).isEmpty();
    assertThat(prices(sku + "-new")).isEmpty();
  }

  @Test
  void an_import_that_changes_too_many_to_name_tells_their_number() {
    imported(rows(MAX_NAMED + 1, "1"));
    imported(rows(MAX_NAMED, "2"));
    assertThat(prices("*")).isEmpty();
    assertThat(prices(sku + "-" + (MAX_NAMED - 1))).hasSize(1);

    imported(rows(MAX_NAMED + 1, "3"));

    assertThat(prices("*"))
        .containsExactly(
            new EmittedEvent(
                "price.changed", "*", new JsonObject().put("products", MAX_NAMED + 1)));
    assertThat(prices(sku + "-1")).hasSize(1);
  }

  @Test
  void whatever_comes_at_once_the_last_that_is_told_is_the_price() {
    SHOP.product(sku, "1", null);
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int turn = 0; turn < 20; turn++) {
      String price = Integer.toString(1 + turn % 3);
      boolean byFile = turn % 2 == 0;
      all.add(
          CompletableFuture.runAsync(
              () -> {
                if (byFile) {
                  imported("%1$s,Product %1$s,%2$s,,USD".formatted(sku, price));
                } else {
                  SHOP.product(sku, price, null);
                }
              }));
    }
    all.forEach(CompletableFuture::join);

    List<String> told =
        prices(sku).stream().map(event -> event.data().getString("listPrice")).toList();
    assertThat(told).isNotEmpty();
    assertThat(told.get(told.size() - 1))
        .isEqualTo(COTERIE.get("/v1/products/" + sku).json().getString("listPrice"));
    for (int index = 1; index < told.size(); index++) {
      assertThat(told.get(index)).isNotEqualTo(told.get(index - 1));
    }
  }

  private String rows(int products, String price) {
    return IntStream.range(0, products)
        .mapToObj(product -> "%s-%d,P,%s,,USD".formatted(sku, product, price))
        .collect(Collectors.joining("\n"));
  }

  private static void imported(String rows) {
    Reply reply =
        COTERIE.upload(
            "/v1/products/imports", "sku,name,list_price,supplier_price,currency\n" + rows + "\n");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  private static EmittedEvent changed(String sku, String listPrice, String currency) {
    JsonObject data =
        new JsonObject().put("sku", sku).put("listPrice", listPrice).put("currency", currency);
    return new EmittedEvent("price.changed", sku, data);
  }

  private static EmittedEvent atOtherCost(String sku, String listPrice, String currency) {
    EmittedEvent event = changed(sku, listPrice, currency);
    event.data().put("newSupplierPrice", true);
    return event;
  }

  private static List<EmittedEvent> prices(String subject) {
    return EmittedEvent.to(SQL, subject).stream()
        .filter(event -> event.type().equals("price.changed"))
        .toList();
  }
}
