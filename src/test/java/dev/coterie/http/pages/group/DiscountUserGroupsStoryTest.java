package dev.coterie.http.pages.group;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.order.Shopper;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Discount user groups as shop staff know them, from the first group to the last, sentence by
 * sentence: what staff do is done in the pages, what customers do is reported by the shop.
 */
class DiscountUserGroupsStoryTest {
  static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final String GROUPS = "/admin/discount-groups";
  private static int number;

  private final Shop shop = new Shop(COTERIE);
  private final String group = "group-" + ++number;
  private Page page;
  private Shopper customer;

  @BeforeEach
  void a_shop_with_three_products_and_a_customer() {
    shop.product("BIKE", "100.00", "60.00");
    shop.product("GIVEN", "100.00", null);
    shop.product("FOUND", "100.00", "0.00");
    customer = new Shopper(COTERIE);
    page = CHROMIUM.administrator();
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void discount_user_groups_give_customers_a_discount_based_on_their_group_membership() {
    add("10", "Discount, percent", "", "");
    assertThat(customer.price("BIKE")).isEqualTo("100.00");

    assign();

    assertThat(customer.price("BIKE")).isEqualTo("90.00");
    page.navigate("/admin/prices?skus=BIKE&customer=" + customer.code());
    assertThat(page.locator("main")).containsText("90.00 USD");
  }

  @Test
  void it_can_be_given_as_a_discount_to_the_price_or_a_markup_to_the_supplier_price_of_each_kind() {
    add("10", "Discount, percent", "", "");
    assign();
    for (String[] rule :
        new String[][] {
          {"Discount, fixed", "7.50", "92.50"},
          {"Markup, percent", "25", "75.00"},
          {"Markup, fixed", "12.00", "72.00"},
          {"Discount, percent", "12.5", "87.50"},
          {"No price rule", "", "100.00"},
        }) {
      open();
      cell("Type").selectOption(rule[0]);
      cell("Discount/Markup").fill(rule[1]);
      save();
      assertThat(customer.price("BIKE")).as(rule[0]).isEqualTo(rule[2]);
    }
  }

  @Test
  void without_a_supplier_price_or_with_0_the_normal_price_is_used_for_a_markup() {
    add("25", "Markup, percent", "", "");
    assign();

    assertThat(customer.price("BIKE")).isEqualTo("75.00");
    assertThat(customer.price("GIVEN")).isEqualTo("100.00");
    assertThat(customer.price("FOUND")).isEqualTo("100.00");
    page.navigate("/admin/catalogue/GIVEN");
    page.getByLabel("Supplier price").fill("40.00");
    press(page, "Save");
    assertThat(customer.price("GIVEN")).isEqualTo("50.00");
  }

  @Test
  void a_group_is_added_with_the_form_and_then_can_be_assigned_at_the_customer() {
    open();
    assertThat(page.getByLabel("Name of " + group)).hasCount(0);

    add("10", "Discount, percent", "", "");

    assertThat(cell("Name")).hasValue("The group " + group);
    page.navigate("/admin/customers/" + customer.code());
    assertThat(page.getByLabel("Assign group").locator("option[value='" + group + "']"))
        .hasCount(1);
  }

  @Test
  void the_list_has_the_number_and_all_fields_of_each_group() {
    add("10", "Discount, percent", "49.00", "365");

    String id = COTERIE.get("/v1/groups/" + group).json().getInteger("id").toString();
    assertThat(row().locator(".c-id")).hasText(id);
    assertThat(cell("Name")).hasValue("The group " + group);
    assertThat(cell("Description")).hasValue("Short");
    assertThat(cell("Discount/Markup")).hasValue("10");
    assertThat(cell("Type").locator("option:checked")).hasText("Discount, percent");
    assertThat(cell("Member's fee")).hasValue("49.00");
    assertThat(cell("Duration")).hasValue("365");
  }

  @Test
  void
      a_group_cannot_be_bought_until_its_icon_is_set_and_green_and_not_after_it_is_unset_and_red() {
    add("10", "Discount, percent", "49.00", "365");
    assertThat(onSale()).not().isChecked();
    assertThat(colour(onSale())).isEqualTo("red");
    assertThat(product().locator("svg")).isVisible();
    assertThat(colour(product())).isEqualTo("red");
    assertThat(isPurchasable()).isFalse();

    onSale().click();

    assertThat(onSale()).isChecked();
    assertThat(colour(onSale())).isEqualTo("green");
    assertThat(colour(product())).isEqualTo("orange");
    assertThat(isPurchasable()).isTrue();

    onSale().click();

    assertThat(onSale()).not().isChecked();
    assertThat(colour(onSale())).isEqualTo("red");
    assertThat(colour(product())).isEqualTo("orange");
    assertThat(isPurchasable()).isFalse();
  }

  @Test
  void the_special_product_is_edited_like_a_normal_one_and_can_have_images() {
    addOnSale("365");

    product().click();
    page.getByLabel("Name").fill("A year of Gold");
    page.getByLabel("Description").fill("Ten percent off");
    page.getByLabel("Address of another image").fill("https://shop.example/gold.png");
    press(page, "Save");

    JsonObject special = COTERIE.get("/v1/products/membership-" + group).json();
    assertThat(special.getString("name")).isEqualTo("A year of Gold");
    assertThat(special.getJsonArray("images"))
        .isEqualTo(new JsonArray().add("https://shop.example/gold.png"));
  }

  @Test
  void who_buys_the_special_product_gets_the_group_and_is_charged_at_signup_and_renewal() {
    addOnSale("30");

    customer.paid(group, 1);
    assertThat(customer.price("BIKE")).isEqualTo("90.00");
    customer.paid(group, 1);

    page.navigate("/admin/charges?customer=" + customer.code());
    assertThat(page.locator("main tbody tr")).containsText(new String[] {"renewal", "signup"});
    assertThat(page.locator("main tbody tr")).containsText(new String[] {"49.00 USD", "49.00 USD"});
  }

  @Test
  void who_changes_to_another_paid_plan_is_charged_its_fee() {
    addOnSale("30");
    Shopper.plan(COTERIE, "better-" + number, "80.00", new JsonObject().put("rank", 5));
    customer.paid(group, 1);

    customer.paid("better-" + number, 1);

    page.navigate("/admin/charges?customer=" + customer.code());
    assertThat(page.locator("main tbody tr").first()).containsText("change");
    assertThat(page.locator("main tbody tr").first()).containsText("80.00");
  }

  @Test
  void a_membership_assigned_by_hand_triggers_no_payment_and_counts_as_paid() {
    add("10", "Discount, percent", "49.00", "30");

    assign();

    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("No fee was charged");
    assertThat(customer.price("BIKE")).isEqualTo("90.00");
    assertThat(customer.charges()).isEmpty();
  }

  @Test
  void after_its_duration_the_customer_is_back_in_the_default_group() {
    addOnSale("30");
    customer.paid(group, 1);
    assertThat(customer.price("BIKE")).isEqualTo("90.00");

    COTERIE.clock.advance(Shopper.DAY.multipliedBy(30));

    assertThat(customer.price("BIKE")).isEqualTo("100.00");
    page = CHROMIUM.administrator();
    page.navigate("/admin/customers/" + customer.code());
    assertThat(page.locator(".c-memberships")).containsText("ended");
  }

  @Test
  void the_delete_icon_completely_removes_a_group_and_its_special_product() {
    addOnSale("30");

    page.getByRole(AriaRole.BUTTON, Chromium.named("Delete The group " + group)).click();
    press(page, "Delete for good");

    assertThat(page.getByLabel("Name of " + group)).hasCount(0);
    assertThat(COTERIE.get("/v1/groups/" + group).status()).isEqualTo(404);
    assertThat(COTERIE.get("/v1/products/membership-" + group).status()).isEqualTo(404);
  }

  @Test
  void all_details_of_all_groups_in_the_list_are_changed_with_one_save() {
    add("10", "Discount, percent", "49.00", "30");
    String other = group + "-b";
    shop.percentGroup(other, "5");
    open();

    cell("Name").fill("Renamed");
    cell("Description").fill("Longer");
    cell("Discount/Markup").fill("11");
    cell("Type").selectOption("Markup, fixed");
    cell("Member's fee").fill("59.00");
    cell("Duration").fill("60");
    page.getByLabel("Name of " + other).fill("The other");
    save();

    JsonObject changed = COTERIE.get("/v1/groups/" + group).json();
    assertThat(changed.getString("name")).isEqualTo("Renamed");
    assertThat(changed.getString("description")).isEqualTo("Longer");
    assertThat(changed.getJsonObject("pricing"))
        .isEqualTo(
            new JsonObject().put("basis", "markup").put("mode", "fixed").put("value", "11.00"));
    assertThat(changed.getJsonObject("fee").getString("amount")).isEqualTo("59.00");
    assertThat(changed.getInteger("durationDays")).isEqualTo(60);
    assertThat(COTERIE.get("/v1/groups/" + other).json().getString("name")).isEqualTo("The other");
  }

  private void open() {
    page.navigate(GROUPS + "?query=" + group);
  }

  private void add(String value, String type, String fee, String duration) {
    open();
    Locator form =
        page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Add new group"));
    form.getByLabel("Code").fill(group);
    form.getByLabel("Name").fill("The group " + group);
    form.getByLabel("Description").fill("Short");
    form.getByLabel("Discount/Markup").fill(value);
    form.getByLabel("Type").selectOption(type);
    form.getByLabel("Member's fee").fill(fee);
    form.getByLabel("Duration").fill(duration);
    press(page, "Add group");
    open();
  }

  /** Adds a plan of 49.00 with ten percent off, and puts it on sale. */
  private void addOnSale(String duration) {
    add("10", "Discount, percent", "49.00", duration);
    onSale().click();
    assertThat(onSale()).isChecked();
  }

  private void assign() {
    page.navigate("/admin/customers/" + customer.code());
    page.getByLabel("Assign group").selectOption(group);
    press(page, "Assign");
  }

  private void save() {
    press(page, "Save");
    assertThat(page.locator("#sheet [role=status]")).containsText("saved");
  }

  private Locator cell(String field) {
    return page.getByLabel(field + " of " + group, new Page.GetByLabelOptions().setExact(true));
  }

  private Locator row() {
    return page.locator("tr", new Page.LocatorOptions().setHas(cell("Name")));
  }

  private Locator onSale() {
    return page.getByRole(AriaRole.SWITCH, Chromium.named("On sale: The group " + group));
  }

  private Locator product() {
    return page.getByRole(AriaRole.LINK, Chromium.named("Product of The group " + group));
  }

  private boolean isPurchasable() {
    return customer.quote(group, 1).status() == 201;
  }

  /** The colour of an icon, as somebody would call it. */
  private static String colour(Locator button) {
    Object rgb =
        button
            .locator("svg")
            .evaluate(
                "icon => getComputedStyle(icon).color.match(/\\d+/g).slice(0, 3).map(Number)");
    List<?> parts = (List<?>) rgb;
    int red = ((Number) parts.get(0)).intValue();
    int green = ((Number) parts.get(1)).intValue();
    int blue = ((Number) parts.get(2)).intValue();
    if (green > red && green > blue) {
      return "green";
    }
    return green > blue + (red - blue) / 4 ? "orange" : "red";
  }
}
