package dev.coterie.http.pages.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.http.Cursor;
import dev.coterie.testing.Mall;
import dev.coterie.testing.PageVisitor;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An owner lists, prices and promotes what the mall offers, by the forms of her pages. */
class OwnersListingsTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_CONNECT_ENABLED", "true");

  private static final Mall MALL = new Mall(COTERIE);
  private static final String LISTINGS = "/admin/shop/listings";
  private static final String PLAN = "/admin/shop/mall/plan?";
  private static int number;

  private String shop = "";
  private PageVisitor owner = new PageVisitor(COTERIE);

  @BeforeAll
  static void a_mall() {
    MALL.plan("stall", 4);
    MALL.offers("TEA", "10.00", null);
    MALL.offers("POT", "20.00", "30.00");
    MALL.offers("CUP 1.5, blue", "5.00", null);
    JsonObject drinks = new JsonObject().put("categories", List.of("drinks"));
    assertThat(COTERIE.patch("/v1/products/TEA", drinks).status()).isEqualTo(200);
  }

  @BeforeEach
  void an_owner() {
    shop = "owner" + ++number;
    MALL.opens(shop, "stall");
    new Shop(COTERIE).owner(shop, shop);
    owner = new PageVisitor(COTERIE);
    owner.logIn(shop, "password-of-" + shop);
  }

  @Test
  void an_import_is_planned_first_and_writes_nothing_until_it_is_confirmed() {
    String plan = owner.page(PLAN + "what=all&kind=markup-percent&value=25");

    assertThat(plan).contains("12.50 USD", "6.25 USD", "30.00 USD", "lifted to the minimum");
    assertThat(listing("TEA").status()).isEqualTo(404);

    Reply done = owner.submit("/admin/shop/mall/import?what=all&kind=markup-percent&value=25");
    assertThat(done.status()).isEqualTo(303);
    assertThat(owner.page(done.header("location"))).contains("3 products listed.");
    assertThat(listing("TEA").json().getString("listPrice")).isEqualTo("12.50");
    assertThat(owner.page(PLAN + "what=all")).contains("There is nothing to list");
  }

  @Test
  void one_product_ticked_ones_a_category_and_what_matches_can_be_imported() {
    imports("sku=CUP%201.5%2C%20blue");
    imports("what=matching&category=drinks");
    imports("what=matching&query=po");

    assertThat(owner.page("/admin/shop/mall?query=tE")).contains("TEA").doesNotContain(">POT<");
    assertThat(owner.page("/admin/shop/mall?query=nothing")).contains("No product matches");

    assertThat(owner.page(LISTINGS)).contains("CUP 1.5, blue", "POT", "TEA");
    assertThat(owner.page("/admin/shop/mall")).contains("Listed<span");
    assertThat(owner.page("/admin/shop/mall?category=drinks"))
        .contains("TEA")
        .doesNotContain("POT");
  }

  @Test
  void what_was_withdrawn_meanwhile_is_not_listed_and_said_so() {
    MALL.offers("GONE", "1.00", null);
    COTERIE.delete("/v1/mall/GONE");

    Reply done = owner.submit("/admin/shop/mall/import?what=ticked&sku=GONE&sku=TEA");

    assertThat(done.status()).isEqualTo(200);
    assertThat(done.text()).contains("One product listed.", "The mall does not offer it any more.");
  }

  @Test
  void beyond_the_plans_limit_nothing_is_listed_and_the_dashboard_says_so() {
    imports("what=all");
    MALL.offers("FOURTH", "1.00", null);
    MALL.offers("FIFTH", "1.00", null);

    Reply done = owner.submit("/admin/shop/mall/import?what=all");

    assertThat(done.text()).contains("One product listed.", "The plan allows no more listings.");
    assertThat(owner.page("/admin/shop")).contains("4 of 4", "no product can be added");
    COTERIE.delete("/v1/products/FOURTH");
    COTERIE.delete("/v1/products/FIFTH");
  }

  @Test
  void a_wrong_rule_of_an_import_is_said_beside_its_field() {
    assertThat(owner.page(PLAN + "what=all&kind=markup-percent&value=a+lot"))
        .contains("id=\"value-note\"", "value=\"a lot\"");
    assertThat(owner.submit("/admin/shop/mall/import?what=all&kind=markup-percent").status())
        .isEqualTo(422);
  }

  @Test
  void changed_rows_of_the_sheet_are_saved_all_or_none() {
    imports("what=all");

    Reply wrong =
        owner.submit(
            LISTINGS,
            version("TEA"),
            "1",
            cell("kind", "TEA"),
            "markup-percent",
            cell("value", "TEA"),
            "50",
            version("CUP 1.5, blue"),
            "1",
            cell("kind", "CUP 1.5, blue"),
            "own-price",
            cell("value", "CUP 1.5, blue"),
            "cheap");

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("value=\"cheap\"", "One row is wrong: nothing was saved.");
    assertThat(listing("TEA").json().getString("listPrice")).isEqualTo("12.00");

    Reply saved =
        owner.submit(
            LISTINGS,
            version("TEA"),
            "1",
            cell("kind", "TEA"),
            "markup-percent",
            cell("value", "TEA"),
            "50",
            version("CUP 1.5, blue"),
            "1",
            cell("kind", "CUP 1.5, blue"),
            "own-price",
            cell("value", "CUP 1.5, blue"),
            "7.49",
            cell("name", "CUP 1.5, blue"),
            "My cup");

    assertThat(owner.page(saved.header("location"))).contains("2 listings saved.", "My cup");
    assertThat(listing("TEA").json().getString("listPrice")).isEqualTo("15.00");
    assertThat(listing("CUP%201.5%2C%20blue").json().getString("listPrice")).isEqualTo("7.49");
  }

  @Test
  void what_another_session_changed_meanwhile_is_shown_beside_and_not_overwritten() {
    imports("what=all");
    owner.submit(
        LISTINGS,
        version("TEA"),
        "1",
        cell("name", "TEA"),
        "Hers",
        "was-" + cell("name", "TEA"),
        "");

    Reply mine =
        owner.submit(
            LISTINGS,
            version("TEA"),
            "1",
            cell("name", "TEA"),
            "Mine",
            "was-" + cell("name", "TEA"),
            "");

    assertThat(mine.status()).isEqualTo(409);
    assertThat(mine.text()).contains("value=\"Mine\"", "data-take=\"Hers\"");
    assertThat(listing("TEA").json().getString("name")).isEqualTo("Hers");
  }

  @Test
  void a_price_under_the_minimum_is_refused_and_what_was_typed_stays() {
    imports("what=all");

    Reply refused =
        owner.submit(
            LISTINGS,
            version("POT"),
            "1",
            cell("kind", "POT"),
            "own-price",
            cell("value", "POT"),
            "29.99");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("minimum for POT is 30.00", "value=\"29.99\"");
  }

  @Test
  void one_rule_for_many_lifts_where_it_must() {
    imports("what=all");

    Reply applied =
        owner.submit(
            "/admin/shop/rules?filter=not-promoted",
            "kind",
            "markup-fixed",
            "value",
            "2",
            "tick",
            "TEA",
            "tick",
            "POT");

    assertThat(applied.header("location")).contains("filter=not-promoted", "saved=2");
    assertThat(listing("TEA").json().getString("listPrice")).isEqualTo("12.00");
    assertThat(listing("POT").json().getString("listPrice")).isEqualTo("30.00");
    assertThat(owner.page(LISTINGS + "?filter=lifted")).contains("POT").doesNotContain(">TEA<");
    assertThat(owner.submit("/admin/shop/rules", "kind", "shop-default").status()).isEqualTo(422);
  }

  @Test
  void a_listing_has_a_page_with_words_promotion_and_upsells() {
    imports("what=all");

    Reply saved =
        owner.submit(
            LISTINGS + "/TEA",
            "version",
            "1",
            "name",
            "Fine tea",
            "kind",
            "own-price",
            "value",
            "13.00",
            "promoted",
            "yes",
            "position",
            "1",
            "from",
            "2026-03-02T00:00",
            "upsells",
            "POT\nCUP 1.5, blue");

    assertThat(saved.status()).isEqualTo(303);
    JsonObject tea = listing("TEA").json();
    assertThat(tea.getString("name")).isEqualTo("Fine tea");
    assertThat(tea.getString("listPrice")).isEqualTo("13.00");
    assertThat(tea.getJsonObject("promoted").getInteger("position")).isEqualTo(1);
    assertThat(tea.getJsonArray("upsells")).containsExactly("POT", "CUP 1.5, blue");
    assertThat(owner.page(LISTINGS + "/TEA")).contains("Fine tea", "2026-03-02T00:00");

    Reply stale =
        owner.submit(LISTINGS + "/TEA", "version", "1", "name", "Old tea", "kind", "shop-default");
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.text()).contains("value=\"Old tea\"", "Fine tea");

    Reply wrong =
        owner.submit(
            LISTINGS + "/TEA",
            "version",
            "2",
            "kind",
            "own-price",
            "value",
            "x",
            "promoted",
            "yes",
            "upsells",
            "TEA");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("id=\"value-note\"");
  }

  @Test
  void a_typed_price_is_previewed() {
    imports("what=all");

    assertThat(owner.page(LISTINGS + "/TEA/price?kind=markup-percent&value=30"))
        .contains("13.00 USD");
    assertThat(owner.page(LISTINGS + "/POT/price?kind=own-price&value=29.99"))
        .contains("30.00 USD", "is refused");
    assertThat(owner.page(LISTINGS + "/TEA/price?kind=own-price&value=")).contains("c-warns");
  }

  @Test
  void a_listing_is_deleted_once_that_is_confirmed() {
    imports("what=all");

    assertThat(owner.submit(LISTINGS + "/TEA/delete").status()).isEqualTo(422);
    Reply deleted = owner.submit(LISTINGS + "/TEA/delete", "confirm", "yes");

    assertThat(owner.page(deleted.header("location"))).contains("The listing of TEA is deleted.");
    assertThat(listing("TEA").status()).isEqualTo(404);
  }

  @Test
  void promotions_are_moved_by_buttons_and_saved_at_once() {
    imports("what=all");
    owner.submit("/admin/shop/promotions", "sku", "TEA", "sku", "POT");
    assertThat(promoted()).containsExactly("TEA", "POT");

    Reply moved =
        owner.submit(
            "/admin/shop/promotions",
            "before",
            "TEA",
            "before",
            "POT",
            "sku",
            "TEA",
            "sku",
            "POT",
            "up",
            "POT");
    assertThat(moved.status()).isEqualTo(200);
    assertThat(moved.text().indexOf("name=\"sku\" value=\"POT\""))
        .isLessThan(moved.text().indexOf("name=\"sku\" value=\"TEA\""));
    assertThat(promoted()).containsExactly("TEA", "POT");

    owner.submit(
        "/admin/shop/promotions", "before", "TEA", "before", "POT", "sku", "POT", "sku", "TEA");
    assertThat(promoted()).containsExactly("POT", "TEA");
  }

  @Test
  void an_order_that_another_session_changed_is_not_overwritten_unseen() {
    imports("what=all");
    owner.submit("/admin/shop/promotions", "sku", "TEA");

    Reply stale = owner.submit("/admin/shop/promotions", "sku", "POT");

    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.text()).contains("Nothing was saved", "name=\"before\" value=\"TEA\"");
    assertThat(promoted()).containsExactly("TEA");
    Reply unknown =
        owner.submit(
            "/admin/shop/promotions", "before", "TEA", "sku", "TEA", "added", "NONE", "add", "yes");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.text()).contains("does not list the product NONE");
  }

  @Test
  void another_shops_listing_cursor_and_version_lead_nowhere() {
    imports("what=all");
    String hers = shop;
    an_owner();

    assertThat(owner.page(LISTINGS)).contains("The shop lists nothing yet");
    assertThat(owner.page(LISTINGS + "/TEA")).contains("The shop does not list this product.");
    assertThat(owner.submit(LISTINGS + "/TEA", "version", "1", "name", "x").status())
        .isEqualTo(404);
    assertThat(owner.submit(LISTINGS, version("TEA"), "1", cell("name", "TEA"), "x").status())
        .isEqualTo(404);
    assertThat(owner.submit("/admin/shop/rules", "kind", "shop-default", "tick", "TEA").status())
        .isEqualTo(303);
    assertThat(owner.page(LISTINGS + "?shop=" + hers + "&slug=" + hers))
        .contains("The shop lists nothing yet");
    assertThat(owner.page(LISTINGS + "?after=" + Cursor.of("no cursor"))).contains("listings");
  }

  private void imports(String what) {
    assertThat(owner.submit("/admin/shop/mall/import?" + what).status()).isEqualTo(303);
  }

  private Reply listing(String sku) {
    return COTERIE.get("/v1/shops/" + shop + "/listings/" + sku);
  }

  private List<String> promoted() {
    return COTERIE.get("/v1/shops/" + shop + "/listings?promoted=true").items().stream()
        .map(each -> ((JsonObject) each).getString("sku"))
        .toList();
  }

  private static String version(String sku) {
    return "version." + Cursor.of(sku);
  }

  private static String cell(String field, String sku) {
    return field + "." + Cursor.of(sku);
  }
}
