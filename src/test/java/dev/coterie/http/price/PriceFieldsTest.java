package dev.coterie.http.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers with some of the fields of prices: what a whole answer says of them, and no more. */
class PriceFieldsTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();
  static final Shop SHOP = new Shop(COTERIE);

  private static final List<String> SKUS = List.of("TEA", "YEN", "SECRET");
  private static final List<String> LISTS =
      List.of(
          "price",
          "sku",
          "price,listPrice",
          "listPrice,price,price,sku",
          "customer",
          "group,validUntil,customer",
          "currency,quantity,rule,reason,lifted",
          "steps,rejected",
          Arrays.stream(PriceField.values())
              .map(PriceField::text)
              .reduce("sku", (all, next) -> all + "," + next));

  @BeforeAll
  static void a_shop() {
    SHOP.product("TEA", "18.90", "9.40");
    SHOP.product("YEN", "1999", null, "JPY");
    SHOP.product("SECRET", "5", null);
    SHOP.percentGroup("gold", "10");
    SHOP.member("ada", "gold", new JsonObject().put("until", "2027-01-02T03:04:05Z"));
    SHOP.group("vip", new JsonObject().put("kind", "list"));
    COTERIE.put(
        "/v1/product-rules",
        new JsonObject()
            .put("sku", "SECRET")
            .put("others", "without-price")
            .put("groups", new JsonArray().add("vip")));
  }

  @Test
  void one_price_has_the_fields_that_were_asked_for_by_either_way() {
    for (String list : LISTS) {
      for (String sku : SKUS) {
        for (String question : List.of("customer=ada", "group=gold", "quantity=3&explain=true")) {
          String target = "/v1/prices/" + sku + "?" + question;
          JsonObject some = only(list, COTERIE.get(target).json());

          Reply plain = COTERIE.get(target + "&fields=" + list);
          Reply routed = COTERIE.get(target + "&fields=" + list.replace(",", "%2C"));

          assertThat(plain.json()).as(target + " " + list).isEqualTo(some);
          assertThat(routed.text()).isEqualTo(plain.text());
          assertThat(routed.header("etag")).isEqualTo(plain.header("etag"));
        }
      }
    }
  }

  @Test
  void many_prices_have_those_fields_and_once_what_is_the_same_for_all() {
    JsonObject question = new JsonObject().put("customer", "ada").put("items", items());
    JsonObject whole = COTERIE.post("/v1/prices", question).json();

    for (String list : LISTS) {
      Reply some = COTERIE.post("/v1/prices?fields=" + list, question);

      JsonObject expected = new JsonObject();
      JsonObject first = whole.getJsonArray("prices").getJsonObject(0);
      for (String once : List.of("customer", "validUntil")) {
        if (names(list).contains(once)) {
          expected.put(once, first.getValue(once));
        }
      }
      JsonArray prices = new JsonArray();
      for (Object price : whole.getJsonArray("prices")) {
        JsonObject each = only(list, (JsonObject) price);
        each.remove("customer");
        each.remove("validUntil");
        prices.add(each);
      }
      expected.put("prices", prices).put("unknown", whole.getJsonArray("unknown"));
      if (list.split(",").length < PriceField.values().length) {
        assertThat(some.json()).as(list).isEqualTo(expected);
      } else {
        assertThat(some.json()).as("with all fields it is the whole answer").isEqualTo(whole);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "cost", "price,", ",price", "price,supplierPrice", "Price", "price list"})
  void an_unknown_field_is_refused_with_the_names_that_are_right(String list) {
    String fields = "?fields=" + RunningCoterie.encoded(list);
    JsonObject question = new JsonObject().put("items", items());

    for (Reply refusal :
        List.of(
            COTERIE.get("/v1/prices/TEA" + fields),
            COTERIE.post("/v1/prices" + fields, question))) {
      assertThat(refusal.status()).isEqualTo(400);
      assertThat(refusal.wrongFields()).containsExactly("fields");
      assertThat(refusal.text()).contains("listPrice, price, reason");
    }
  }

  private static JsonArray items() {
    JsonArray items = new JsonArray();
    SKUS.forEach(sku -> items.add(new JsonObject().put("sku", sku)));
    return items.add(new JsonObject().put("sku", "NOWHERE"));
  }

  private static List<String> names(String list) {
    return List.of(list.split(","));
  }

  private static JsonObject only(String list, JsonObject whole) {
    JsonObject some = new JsonObject();
    for (Map.Entry<String, Object> field : whole) {
      if (field.getKey().equals("sku") || names(list).contains(field.getKey())) {
        some.put(field.getKey(), field.getValue());
      }
    }
    return some;
  }
}
