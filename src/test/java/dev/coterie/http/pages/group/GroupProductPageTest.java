package dev.coterie.http.pages.group;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.coterie.order.Shopper;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The product that sells a group is made when it goes on sale, and edited as any other. */
class GroupProductPageTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  @Test
  void a_group_that_never_was_on_sale_has_none_and_can_be_put_on_sale() {
    new Shop(COTERIE)
        .group(
            "new",
            new JsonObject()
                .put("fee", new JsonObject().put("amount", "49.00").put("currency", "USD")));
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/discount-groups");
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Product of new")).click();
    assertThat(page.locator(".empty-title")).hasText("This group has no product yet");

    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Put on sale")).click();

    page.navigate("/admin/discount-groups/new/product");
    assertThat(page.locator(".c-price")).hasText("49.00 USD · for ever");
  }

  @Test
  void its_texts_and_images_are_edited() {
    Shopper.plan(COTERIE, "gold", "50.00", new JsonObject());
    Page page = CHROMIUM.administrator();
    page.navigate("/admin/discount-groups/gold/product");
    page.getByLabel("Name").fill("Gold for a month");
    page.getByLabel("Description").fill("Ten percent off.\n<b>Really</b>");
    page.getByLabel("Address of another image").fill("no address");
    save(page);
    assertThat(page.locator("#images-note")).containsText("http");
    assertThat(page.getByLabel("Name")).hasValue("Gold for a month");

    page.getByLabel("Address of image 1").fill("https://example.com/a.png");
    page.getByLabel("Address of another image").fill("https://example.com/b.png");
    save(page);

    assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Saved.");
    JsonObject product = COTERIE.get("/v1/products/membership-gold").json();
    assertThat(product.getString("name")).isEqualTo("Gold for a month");
    assertThat(product.getString("description")).isEqualTo("Ten percent off.\n<b>Really</b>");
    assertThat(product.getJsonArray("images"))
        .isEqualTo(
            new JsonArray().add("https://example.com/a.png").add("https://example.com/b.png"));
    assertThat(page.locator(".c-preview")).containsText("<b>Really</b>");
  }

  private static void save(Page page) {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save")).click();
  }
}
