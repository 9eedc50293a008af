package dev.coterie.http.pages.catalog;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staff see what a file of products would change before it does. */
class ImportPageTest {
  private static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final String HEADER = "sku,name,list_price,supplier_price,currency\n";
  private static final Shop SHOP = new Shop(COTERIE);
  private static final Sql SQL = new Sql(COTERIE);

  @BeforeEach
  void two_products() {
    SQL.run("DELETE FROM products");
    SHOP.product("SAME", "10.00", null);
    SHOP.product("DEARER", "10.00", "5.00");
  }

  @AfterEach
  void the_console_was_silent() {
    assertThat(CHROMIUM.complaints()).isEmpty();
  }

  @Test
  void a_file_is_looked_at_and_changes_nothing_until_it_is_imported() {
    Page page =
        upload(
            CHROMIUM.administrator(),
            HEADER
                + "SAME,Product SAME,10.00,,USD\n"
                + "DEARER,Product DEARER,12.00,6.5,USD\n"
                + "NEW,\"A, new one\",1.00,,USD\n");

    assertThat(page.locator("#state")).hasText("What the file would change");
    assertThat(page.locator("main dd")).hasText(new String[] {"1", "1", "1", "0"});
    assertThat(page.locator("section[aria-labelledby=changes] tbody tr").nth(0))
        .containsText("10.00 USD → 12.00 USD");
    assertThat(page.locator("section[aria-labelledby=changes] tbody tr").nth(1))
        .containsText("A, new one");
    assertThat(COTERIE.get("/v1/products/NEW").status()).isEqualTo(404);
    assertThat(listPrice("DEARER")).isEqualTo("10.00");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Import")).click();

    assertThat(page.locator("#state")).hasText("Imported");
    assertThat(listPrice("DEARER")).isEqualTo("12.00");
    assertThat(listPrice("NEW")).isEqualTo("1.00");
    assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Import")))
        .hasCount(0);
  }

  @Test
  void a_plan_is_not_written_over_what_others_changed_since() {
    for (Runnable change :
        List.<Runnable>of(
            () -> SHOP.product("DEARER", "11.00", "5.00"),
            () -> COTERIE.delete("/v1/products/DEARER"),
            () -> SHOP.product("NEW", "2.00", null))) {
      two_products();
      Page page =
          upload(
              CHROMIUM.administrator(),
              HEADER + "DEARER,Product DEARER,12.00,6.5,USD\n" + "NEW,New,1.00,,USD\n");
      change.run();

      page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Import")).click();

      assertThat(page.locator("#state")).containsText("products were changed since");
      assertThat(COTERIE.get("/v1/products/DEARER").json().getString("listPrice"))
          .isNotEqualTo("12.00");
    }
  }

  @Test
  void wrong_rows_are_named_left_out_and_can_be_mended_in_a_file_of_their_own() {
    Page page =
        upload(
            CHROMIUM.administrator(),
            HEADER
                + "NEW,New,1.00,,USD\n"
                + "BAD,\"Bad, really\",x,,USD\n"
                + "NEW,Again,2.00,,USD\n"
                + "SHORT,Short\n");

    assertThat(page.locator("main dd")).hasText(new String[] {"1", "0", "0", "3"});
    assertThat(page.locator("section[aria-labelledby=wrong] tbody tr")).hasCount(3);
    assertThat(page.locator("section[aria-labelledby=wrong] tbody tr").nth(0))
        .containsText("list_price");
    assertThat(page.locator("section[aria-labelledby=wrong] tbody tr").nth(2))
        .containsText("must have 5 fields, it has 2");
    APIResponse file = page.request().get(page.url() + "/wrong-rows.csv");
    assertThat(file.headers().get("content-disposition")).contains("wrong-rows.csv");
    String[] rows = file.text().split("\\R");
    assertThat(rows).hasSize(4);
    assertThat(rows[0]).isEqualTo("sku,name,list_price,supplier_price,currency,reason");
    assertThat(rows[1]).startsWith("BAD,\"Bad, really\",x,,USD,").contains("list_price must be");
    assertThat(rows[2]).startsWith("NEW,Again,2.00,,USD,").contains("row 2 has it already");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Import")).click();
    assertThat(page.locator("#state")).hasText("Imported");
    assertThat(listPrice("NEW")).isEqualTo("1.00");

    Page mended = upload(page, rows[0] + "\n" + rows[1].replace(",x,", ",3.00,"));

    assertThat(mended.locator("main dd")).hasText(new String[] {"1", "0", "0", "0"});
  }

  @Test
  void a_file_of_many_rows_shows_its_first_changes() {
    Page page =
        upload(
            CHROMIUM.administrator(),
            HEADER
                + IntStream.range(0, 30_000)
                    .mapToObj(row -> "M-%05d,Many,1.00,,USD".formatted(row))
                    .collect(Collectors.joining("\n")));

    assertThat(page.locator("main dd").first()).hasText("30,000");
    assertThat(page.locator("section[aria-labelledby=changes] tbody tr")).hasCount(50);
  }

  @Test
  void what_is_no_list_of_products_says_what_would_be_right() {
    Page page = upload(CHROMIUM.administrator(), "code;price\n1;2\n");

    assertThat(page.locator("section[aria-labelledby=wrong] tbody tr"))
        .containsText("separated by commas");
    assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Import")))
        .hasCount(0);
  }

  @Test
  void a_file_that_no_page_of_the_session_sent_is_refused() {
    Page page = CHROMIUM.administrator();
    FilePayload file =
        new FilePayload("p.csv", "text/csv", HEADER.getBytes(StandardCharsets.UTF_8));

    APIResponse reply =
        page.request()
            .post(
                COTERIE.uri("/admin/catalogue/imports/new").toString(),
                RequestOptions.create()
                    .setMultipart(FormData.create().set("token", "guessed").set("file", file)));

    assertThat(reply.status()).isEqualTo(403);
    assertThat(SQL.whole("SELECT count(*) FROM product_imports WHERE state = 'reading'")).isZero();
  }

  @Test
  void who_does_not_see_costs_does_not_import() {
    SHOP.user("eve", "editor");
    Page page = CHROMIUM.loggedIn(CHROMIUM.page(), "eve", "password-of-eve");
    page.navigate("/admin/catalogue");
    assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Import products")))
        .hasCount(0);

    assertThat(page.navigate("/admin/catalogue/imports/new").status()).isEqualTo(403);
  }

  private static Page upload(Page page, String csv) {
    page.navigate("/admin/catalogue/imports/new");
    page.getByLabel("Choose File")
        .setInputFiles(
            new FilePayload("products.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("See what it would change"))
        .click();
    page.locator("main dl").waitFor();
    return page;
  }

  private static String listPrice(String sku) {
    return COTERIE.get("/v1/products/" + sku).json().getString("listPrice");
  }
}
