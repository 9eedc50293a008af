package dev.coterie.http.pages.catalog;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.coterie.testing.Chromium.named;
import static dev.coterie.testing.Chromium.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Images of products are seen, added, put in order and removed, and only allowed hosts are asked.
 */
class ProductImagesTest {
  private static final RunningCoterie COTERIE =
      new RunningCoterie().withDemo().with("COTERIE_PAGES_IMAGE_HOSTS", "images.example");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final String PLACE = "/admin/catalogue/LAMP";
  private static final String A = "/demo/pictures/assam.svg";
  private static final String B = "/demo/pictures/keemun.svg";
  private static final String C = "/demo/pictures/cup-red.svg";

  @BeforeEach
  void a_lamp() {
    new Shop(COTERIE).product("LAMP", "20.00", null);
    put(A, B, C);
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void the_order_is_changed_by_buttons_and_saved_with_the_rest() {
    Page page = open(CHROMIUM.administrator());
    page.getByLabel("Name").fill("A better lamp");

    button(page, "Move image 3 up").click();
    assertThat(addresses(page)).hasCount(3);
    assertThat(page.locator("#image-1")).hasValue(C);
    assertThat(button(page, "Move image 2 up")).isFocused();
    button(page, "Move image 2 up").click();
    assertThat(page.locator("#image-0")).hasValue(C);
    assertThat(button(page, "Move image 1 down")).isFocused();
    assertThat(button(page, "Move image 1 up")).isDisabled();
    button(page, "Remove image 3").click();
    assertThat(addresses(page)).hasCount(2);
    assertThat(page.locator(".c-unsaved")).isVisible();
    assertThat(stored()).containsExactly(A, B, C);

    press(page, "Save");

    assertThat(stored()).containsExactly(C, A);
    assertThat(page.getByLabel("Name")).hasValue("A better lamp");
    assertThat(page.locator(".c-unsaved")).hasCount(0);
  }

  @Test
  void it_works_without_scripts_and_keeps_what_else_was_typed() {
    Page page = open(CHROMIUM.administrator(CHROMIUM.pageWithoutScripts()));
    page.getByLabel("Name").fill("A better lamp");

    press(page, "Move image 2 up");
    assertThat(page.locator("#image-0")).hasValue(B);
    page.getByLabel("Address of another image").fill("https://images.example/lamp.png");
    press(page, "Add image");
    assertThat(addresses(page)).hasCount(4);
    press(page, "Remove image 3");
    assertThat(addresses(page)).hasCount(3);
    assertThat(page.getByLabel("Name")).hasValue("A better lamp");
    assertThat(stored()).containsExactly(A, B, C);
    press(page, "Save");

    assertThat(stored()).containsExactly(B, A, "https://images.example/lamp.png");
  }

  @Test
  void enter_in_a_field_saves_and_moves_no_image() {
    Page page = open(CHROMIUM.administrator());
    page.getByLabel("Name").fill("A better lamp");

    page.getByLabel("Name").press("Enter");

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Saved.");
    assertThat(stored()).containsExactly(A, B, C);
  }

  @Test
  void of_two_who_edit_the_images_neither_overwrites_the_other_unseen() {
    Page page = open(CHROMIUM.administrator());
    button(page, "Remove image 1").click();
    assertThat(addresses(page)).hasCount(2);
    put(A);

    press(page, "Save");
    assertThat(page.locator(".c-theirs")).containsText(A);
    assertThat(stored()).containsExactly(A);
    button(page, "Take").click();
    assertThat(addresses(page)).hasCount(1);
    assertThat(page.locator("#image-0")).hasValue(A);
  }

  @Test
  void a_wrong_address_is_said_beside_the_images_and_nothing_is_saved() {
    Page page = open(CHROMIUM.administrator());
    page.getByLabel("Address of image 2").fill("//evil.example/b.png");
    press(page, "Save");

    assertThat(page.locator("#images-note")).containsText("http");
    assertThat(page.getByLabel("Address of image 2")).hasAttribute("aria-invalid", "true");
    assertThat(stored()).containsExactly(A, B, C);
  }

  @Test
  void the_buyer_sees_the_images_and_lists_show_the_first_without_a_shift() {
    Page page = open(CHROMIUM.administrator());
    Locator first = page.locator(".c-gallery img").first();
    assertThat(first).hasAttribute("alt", "Product LAMP");
    assertThat(first).hasAttribute("loading", "lazy");
    assertThat(page.locator(".c-gallery img").nth(2)).hasAttribute("alt", "Product LAMP, image 3");
    assertThat(first.evaluate("image => image.decode().then(() => image.naturalWidth > 0)"))
        .isEqualTo(true);

    page.navigate("/admin/catalogue?query=LAMP");
    assertThat(page.locator("tbody img")).hasAttribute("src", A);
    assertThat(page.locator("tbody img")).hasAttribute("width", "48");
  }

  @Test
  void only_allowed_hosts_are_asked_and_administrators_read_which_setting_allows_more() {
    put("https://images.example/a.png", "https://other.example/b.png");
    Page page = CHROMIUM.administrator();
    List<String> asked = new ArrayList<>();
    page.route(
        url -> !url.startsWith(COTERIE.uri("/").toString()),
        route -> {
          asked.add(route.request().url());
          route.abort();
        });
    open(page);
    page.locator(".c-gallery img").first().scrollIntoViewIfNeeded();

    assertThat(page.locator(".c-foreign")).containsText("https://other.example/b.png");
    assertThat(page.locator(".c-foreign")).containsText("add other.example to the setting pages");
    assertThat(asked).isNotEmpty().containsOnly("https://images.example/a.png");
    new Shop(COTERIE).user("vic", "viewer");
    page = open(CHROMIUM.loggedIn(CHROMIUM.page(), "vic", "password-of-vic"));
    assertThat(page.locator(".c-foreign")).containsText("other.example");
    assertThat(page.locator(".c-foreign")).not().containsText("pages.imageHosts");
    assertThat(page.getByLabel("Address of image 1")).isDisabled();
    assertThat(page.locator("[name=image-act]")).hasCount(0);
  }

  @Test
  void other_pages_show_images_of_no_other_host() {
    Page page = CHROMIUM.administrator();

    assertThat(policy(page, "/admin/catalogue")).endsWith("img-src 'self' data: images.example");
    assertThat(policy(page, PLACE)).endsWith("img-src 'self' data: images.example");
    assertThat(policy(page, "/admin/discount-groups/gold/product")).endsWith(" images.example");
    assertThat(policy(page, "/admin/customers")).endsWith("img-src 'self' data:");
  }

  private static String policy(Page page, String place) {
    return String.valueOf(page.request().get(place).headers().get("content-security-policy"));
  }

  private static Page open(Page page) {
    page.navigate(PLACE);
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  private static Locator addresses(Page page) {
    return page.locator(".c-image-rows input");
  }

  private static void put(String... images) {
    COTERIE.patch(
        "/v1/products/LAMP", new JsonObject().put("images", new JsonArray(List.of(images))));
  }

  private static List<String> stored() {
    return COTERIE.get("/v1/products/LAMP").json().getJsonArray("images").stream()
        .map(String.class::cast)
        .toList();
  }
}
