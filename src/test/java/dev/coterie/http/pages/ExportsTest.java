package dev.coterie.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.coterie.order.Shopper;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.PageVisitor;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists are taken away as files of comma-separated values, as they are filtered and sorted. */
class ExportsTest {
  static final RunningCoterie COTERIE = new RunningCoterie();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final PageVisitor VISITOR = new PageVisitor(COTERIE);
  private static final Shopper ANN = Shopper.unknown(COTERIE, "ann");
  private static final String ORDER = "o-1";

  @BeforeAll
  static void a_shop() {
    VISITOR.logIn("admin", "password-for-tests");
    customer("ann", "Müller, Änne", "ann@example.com");
    Shopper.plan(COTERIE, "gold", "50.00", new JsonObject());
    ANN.report(ORDER, "paid", ANN.line("gold", 2));
    ANN.report(ORDER, "refunded", ANN.line("gold", 1));
  }

  private static void customer(String code, String name, String email) {
    JsonObject body = new JsonObject().put("name", name).put("email", email);
    COTERIE.put("/v1/customers/" + RunningCoterie.encoded(code), body);
  }

  @Test
  void texts_are_quoted_and_keep_their_letters() {
    customer("quoted-1", "The \"Änderung\", Ltd; 日本", "a@b.example");

    assertThat(VISITOR.page("/admin/exports/customers.csv?query=quoted-1"))
        .startsWith("No.,Customer code,Name,E-mail,Has a web account,Groups\r\n")
        .endsWith(",quoted-1,\"The \"\"Änderung\"\", Ltd; 日本\",a@b.example,true,\r\n");
  }

  @Test
  void no_cell_is_a_formula() {
    List.of("=1+1", "+1", "-1", "@SUM(A1)")
        .forEach(code -> customer(code, code + " formula", "f@b.example"));

    List<List<String>> rows = rows("customers.csv?query=formula");

    assertThat(rows.stream().skip(1).map(row -> row.get(1)))
        .containsExactlyInAnyOrder("'=1+1", "'+1", "'-1", "'@SUM(A1)");
    assertThat(rows.stream().skip(1).map(row -> row.get(2))).allMatch(name -> name.startsWith("'"));
  }

  @Test
  void a_file_has_all_that_the_filter_finds_in_the_order_of_the_list() {
    new Sql(COTERIE)
        .run(
            """
            INSERT INTO customers (code, name)
            SELECT 'crowd-' || number, 'Crowd ' || number % 10 FROM generate_series(1, 1700) AS number
            """);

    List<List<String>> rows = rows("customers.csv?query=crowd-&sort=-number");

    assertThat(rows).hasSize(1701);
    assertThat(rows.get(1)).contains("crowd-1700");
    assertThat(rows.get(1700)).contains("crowd-1");
    assertThat(rows.stream().map(row -> row.get(1)).distinct()).hasSize(1701);
    assertThat(rows("customers.csv?query=nobody+at+all")).hasSize(1);
  }

  @Test
  void money_is_decimal_and_instants_are_rfc_3339() {
    assertThat(rows("charges.csv?customer=ann"))
        .containsExactly(
            List.of("When", "Customer", "Group", "For", "Order", "Amount", "Fee", "Currency"),
            List.of(
                "2026-03-01T12:00:00Z", "ann", "gold", "signup", ORDER, "100.00", "100.00", "USD"));
    assertThat(rows("charges.csv?customer=ann&reason=renewal")).hasSize(1);
    assertThat(rows("refunds.csv").get(1))
        .containsExactly("2026-03-01T12:00:00Z", "ann", "gold", "1", ORDER, "50.00", "0.00", "USD");
    assertThat(rows("orders.csv?status=refunded").get(1))
        .containsExactly(
            ORDER, "2026-03-01T12:00:00Z", "refunded", "ann", "gold", "false", "100.00", "USD");
  }

  @Test
  void events_have_all_that_is_recorded_of_them() {
    List<List<String>> rows = rows("events.csv?subject=ann&type=customer.created");

    assertThat(rows).hasSize(2);
    assertThat(rows.get(1)).contains("customer.created", "Customer made", "ann");
    assertThat(new JsonObject(rows.get(1).get(6)).getString("customer")).isEqualTo("ann");
    assertThat(VISITOR.page("/admin/exports/events.csv?from=soon")).contains("see the fields");
  }

  @Test
  void a_link_of_the_list_leads_to_it_in_the_words_of_the_language() throws IOException {
    Page page = CHROMIUM.page(1280, ColorScheme.LIGHT, "de-DE");
    CHROMIUM.loggedIn(page, "admin", "password-for-tests");
    page.navigate("/admin/customers?sort=-name");
    page.getByRole(AriaRole.SEARCHBOX).fill("änne");
    page.waitForURL(url -> url.contains("query="));

    Download file =
        page.waitForDownload(
            () -> page.getByRole(AriaRole.LINK, Chromium.named("Exportieren")).click());

    assertThat(file.suggestedFilename()).isEqualTo("customers.csv");
    assertThat(Files.readString(file.path())).startsWith("Nr.,").contains("\"Müller, Änne\"");
    assertThat(file.url()).endsWith("?query=%C3%A4nne&sort=-name");
  }

  private static List<List<String>> rows(String file) {
    return CsvReader.builder().ofCsvRecord(VISITOR.page("/admin/exports/" + file)).stream()
        .map(row -> List.copyOf(row.getFields()))
        .toList();
  }
}
