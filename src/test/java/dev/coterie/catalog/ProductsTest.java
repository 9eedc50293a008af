package dev.coterie.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProductsTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  static final Shop SHOP = new Shop(COTERIE);

  @Test
  void a_product_is_made_read_replaced_and_deleted() {
    JsonObject product =
        new JsonObject()
            .put("name", "Tea, \"first\" flush")
            .put("description", "two\nlines")
            .put("listPrice", "18.90")
            .put("supplierPrice", "9.4001")
            .put("currency", "USD")
            .put("images", new JsonArray().add("https://img.example/1.png").add("/images/2.png"))
            .put("categories", new JsonArray().add("tea").add("black tea"));

    assertThat(COTERIE.put("/v1/products/T1", product).status()).isEqualTo(201);
    assertThat(COTERIE.get("/v1/products/T1").json())
        .isEqualTo(product.copy().put("sku", "T1").putNull("group").put("onSale", true));
    assertThat(COTERIE.put("/v1/products/T1", product.copy().putNull("supplierPrice")).status())
        .isEqualTo(200);
    assertThat(COTERIE.get("/v1/products/T1").json().getValue("supplierPrice")).isNull();
    assertThat(COTERIE.delete("/v1/products/T1").status()).isEqualTo(204);
    assertThat(COTERIE.get("/v1/products/T1").code()).isEqualTo("unknown-product");
    assertThat(COTERIE.delete("/v1/products/T1").status()).isEqualTo(404);
  }

  @Test
  void a_patch_changes_only_the_fields_it_names() {
    SHOP.product("T2", "10.00", "4.00");

    JsonObject patched =
        COTERIE.patch("/v1/products/T2", new JsonObject().put("listPrice", "11.00")).json();

    assertThat(patched.getString("listPrice")).isEqualTo("11.00");
    assertThat(patched.getString("supplierPrice")).isEqualTo("4.00");
    assertThat(patched.getString("name")).isEqualTo("Product T2");
    assertThat(
            COTERIE
                .patch("/v1/products/T2", new JsonObject().putNull("supplierPrice"))
                .json()
                .getValue("supplierPrice"))
        .isNull();
    assertThat(COTERIE.patch("/v1/products/T2", new JsonObject().putNull("name")).wrongFields())
        .containsExactly("name");
    assertThat(COTERIE.patch("/v1/products/none", new JsonObject()).status()).isEqualTo(404);
  }

  @Test
  void a_changed_price_and_a_deletion_show_in_the_next_lookup() {
    SHOP.product("T3", "10.00", null);
    assertThat(SHOP.price("T3", "guest")).isEqualTo("10.00");

    COTERIE.patch("/v1/products/T3", new JsonObject().put("listPrice", "12.00"));
    assertThat(SHOP.price("T3", "guest")).isEqualTo("12.00");

    COTERIE.delete("/v1/products/T3");
    assertThat(COTERIE.get("/v1/prices/T3").status()).isEqualTo(404);

    SHOP.product("T3", "9.00", null);
    assertThat(SHOP.price("T3", "guest")).isEqualTo("9.00");
  }

  @Test
  void a_search_finds_by_sku_and_name_and_takes_wildcards_as_they_are() {
    SHOP.product("FIND-1", "1", null);
    SHOP.product("FIND-2", "1", null);
    SHOP.product("100%_OFF", "1", null);

    assertThat(skus("/v1/products?query=find-")).containsExactly("FIND-1", "FIND-2");
    assertThat(skus("/v1/products?query=product%20find-2")).containsExactly("FIND-2");
    assertThat(skus("/v1/products?query=%25_")).containsExactly("100%_OFF");
  }

  @Test
  void a_long_sku_is_found_whole_though_others_end_like_it() {
    SHOP.product("NEW-0000012", "1", null);
    SHOP.product("OLD-0000012", "1", null);

    assertThat(skus("/v1/products?query=new-0000012")).containsExactly("NEW-0000012");
    assertThat(skus("/v1/products?query=-0000012")).containsExactly("NEW-0000012", "OLD-0000012");
    assertThat(skus("/v1/products?query=any-0000012")).isEmpty();
  }

  @Test
  void pages_follow_each_other_without_gap_or_repetition() {
    for (int product = 10; product < 15; product++) {
      SHOP.product("PAGE-" + product, "1", null);
    }
    List<String> all = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonObject page = COTERIE.get("/v1/products?query=PAGE-&limit=2" + cursor).json();
      page.getJsonArray("items").forEach(item -> all.add(((JsonObject) item).getString("sku")));
      String next = page.getString("next");
      cursor = next == null ? null : "&cursor=" + next;
    }

    assertThat(all).containsExactly("PAGE-10", "PAGE-11", "PAGE-12", "PAGE-13", "PAGE-14");
  }

  @Test
  void wrong_fields_are_all_named_at_once() {
    JsonObject body =
        new JsonObject()
            .put("name", "")
            .put("listPrice", 12.5)
            .put("supplierPrice", "-1")
            .put("currency", "EURO")
            .put("images", new JsonArray().add("ftp://x").add(1))
            .put("colour", "red");

    Reply reply = COTERIE.put("/v1/products/T4", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.wrongFields())
        .containsExactlyInAnyOrder(
            "name", "listPrice", "supplierPrice", "currency", "images[0]", "images[1]", "colour");
    assertThat(COTERIE.get("/v1/products/T4").status()).isEqualTo(404);
  }

  private static List<String> skus(String path) {
    return COTERIE.get(path).items().stream()
        .map(item -> ((JsonObject) item).getString("sku"))
        .toList();
  }
}
