package dev.coterie.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportsTest {
  private static final String PRODUCTS = "/v1/products/imports";
  private static final String HEADER = "sku,name,list_price,supplier_price,currency\n";

  private static final String CUSTOMER_HEADER = "Customer Code,Customer Email Address\n";

  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_HTTP_MAX_IMPORT_BYTES", "5000000");

  static final Shop SHOP = new Shop(COTERIE);

  @BeforeEach
  void an_empty_catalogue() {
    for (String sku : skus()) {
      COTERIE.delete("/v1/products/" + RunningCoterie.encoded(sku));
    }
  }

  @Test
  void an_import_creates_updates_and_leaves_alone() {
    SHOP.product("OLD", "1.00", null);
    SHOP.product("SAME", "2.00", null);

    Reply reply =
        COTERIE.upload(
            PRODUCTS,
            HEADER
                + "NEW,\"Name, quoted \"\"so\"\"\",10.5,,USD\n"
                + "OLD,Product OLD,1.50,0.75,USD\n"
                + "SAME,Product SAME,2.00,,USD\n");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().encode())
        .isEqualTo("{\"created\":1,\"updated\":1,\"unchanged\":1,\"invalid\":[]}");
    assertThat(COTERIE.get("/v1/products/NEW").json().getString("name"))
        .isEqualTo("Name, quoted \"so\"");
    assertThat(SHOP.price("OLD", "guest")).isEqualTo("1.50");
  }

  @Test
  void a_wrong_row_and_nothing_is_written() {
    Reply reply =
        COTERIE.upload(
            PRODUCTS,
            HEADER
                + "A,Fine,1.00,,USD\n"
                + "B,Wrong price,ten,,USD\n"
                + "C,Wrong currency,1.00,,EURO\n"
                + ",No SKU,1.00,,USD\n"
                + "A,Repeated,2.00,,USD\n"
                + "D,Too few fields\n");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(invalid(reply))
        .containsExactly("3 list_price", "4 currency", "5 sku", "6 sku", "7 row");
    assertThat(skus()).isEmpty();
  }

  @Test
  void with_skip_the_right_rows_are_written_and_the_first_of_repeated_ones() {
    Reply reply =
        COTERIE.upload(
            PRODUCTS + "?onError=skip",
            HEADER + "A,First,1.00,,USD\nB,Wrong,x,,USD\nA,Second,2.00,,USD\n");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().getInteger("created")).isEqualTo(1);
    assertThat(invalid(reply)).containsExactly("3 list_price", "4 sku");
    assertThat(COTERIE.get("/v1/products/A").json().getString("name")).isEqualTo("First");
  }

  @Test
  void a_byte_order_mark_crlf_and_capitals_in_the_header_do_not_matter() {
    Reply reply =
        COTERIE.upload(
            PRODUCTS,
            "\uFEFFSKU,Name,List_Price,Supplier_Price,Currency\r\nA,Größe,1.00,,USD\r\n\r\n");

    assertThat(reply.json().getInteger("created")).isEqualTo(1);
    assertThat(COTERIE.get("/v1/products/A").json().getString("name")).isEqualTo("Größe");
  }

  @Test
  void the_columns_may_stand_in_any_order() {
    Reply reply =
        COTERIE.upload(PRODUCTS, "currency,list_price,sku,supplier_price,name\nUSD,3,A,,Tea\n");

    assertThat(reply.json().getInteger("created")).isEqualTo(1);
    assertThat(SHOP.price("A", "guest")).isEqualTo("3.00");
  }

  @Test
  void latin_1_is_refused_by_the_rows_that_hold_it() {
    byte[] latin1 =
        (HEADER + "A,Tea,1.00,,USD\nB,Größe,1.00,,USD\n").getBytes(StandardCharsets.ISO_8859_1);

    Reply reply = COTERIE.upload(PRODUCTS, latin1);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(invalid(reply)).containsExactly("3 name");
    assertThat(reply.text()).contains("UTF-8");
  }

  @Test
  void semicolons_are_refused_with_a_word_on_how_to_do_it() {
    Reply reply = COTERIE.upload(PRODUCTS, HEADER.replace(',', ';') + "A;Tea;1,00;;USD\n");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(invalid(reply)).containsExactly("1 header");
    assertThat(reply.text()).contains("separated by commas");
  }

  @Test
  void a_line_break_in_a_quoted_name_is_refused_by_row_and_later_rows_keep_their_numbers() {
    Reply reply =
        COTERIE.upload(
            PRODUCTS, HEADER + "A,\"two\nlines\",1.00,,USD\nB,Tea,1.00,,USD\nC,Tea,x,,USD\n");

    assertThat(invalid(reply)).containsExactly("2 name", "4 list_price");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "sku,name\nA,B\n", "{\"sku\":\"A\"}", "\0\0\0"})
  void what_has_no_header_is_refused_in_row_1(String content) {
    Reply reply = COTERIE.upload(PRODUCTS, content);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(invalid(reply)).containsExactly("1 header");
  }

  @Test
  void a_quote_that_is_never_closed_is_refused() {
    Reply reply =
        COTERIE.upload(PRODUCTS, HEADER + "A,\"Tea,1.00,,USD\n" + "B,Tea,1,,USD\n".repeat(50_000));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(skus()).isEmpty();
  }

  @Test
  void a_file_that_is_cut_within_quotes_changes_nothing() {
    SHOP.customer("cut");
    String address = COTERIE.get("/v1/customers/cut").json().getString("email");

    Reply reply =
        COTERIE.upload("/v1/customers/imports", CUSTOMER_HEADER + "\"cut\",\"somebody@example.c");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(invalid(reply)).containsExactly("2 row");
    assertThat(COTERIE.get("/v1/customers/cut").json().getString("email")).isEqualTo(address);
  }

  @Test
  void what_a_list_exports_is_imported_as_the_same_customers() {
    SHOP.group("odd", new JsonObject().put("kind", "list"));
    List.of("=1+1", "-5", "'=so", "0012").forEach(code -> SHOP.member(code, "odd"));
    String file = COTERIE.get("/v1/groups/odd/members.csv").text();

    Reply reply = COTERIE.upload("/v1/customers/imports", file);

    assertThat(reply.json().encode())
        .isEqualTo("{\"created\":0,\"updated\":0,\"unchanged\":4,\"invalid\":[]}");
  }

  @Test
  void a_file_with_1_percent_of_wrong_rows_names_them_all_and_writes_none() {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int row = 2; row < 20_002; row++) {
      csv.append("S")
          .append(row)
          .append(",Tea,")
          .append(row % 100 == 0 ? "x" : "1")
          .append(",,USD\n");
    }

    Reply reply = COTERIE.upload(PRODUCTS, csv.toString());

    assertThat(reply.status()).isEqualTo(422);
    assertThat(invalid(reply)).hasSize(200).contains("100 list_price", "20000 list_price");
    assertThat(skus()).isEmpty();
  }

  @Test
  void a_file_over_the_limit_is_refused_before_it_is_read_to_its_end() {
    Reply reply = COTERIE.upload(PRODUCTS, HEADER + "A,Tea,1,,USD\n".repeat(400_000));

    assertThat(reply.status()).isEqualTo(413);
    assertThat(skus()).isEmpty();
  }

  @Test
  void anything_but_csv_is_an_unsupported_media_type() {
    Reply reply =
        COTERIE.send(
            COTERIE
                .request(PRODUCTS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(reply.status()).isEqualTo(415);
  }

  @Test
  void an_unknown_way_of_handling_errors_is_named() {
    assertThat(COTERIE.upload(PRODUCTS + "?onError=ignore", HEADER).wrongFields())
        .containsExactly("onError");
  }

  @Test
  void customers_are_imported_by_code_and_keep_what_the_file_does_not_say() {
    COTERIE.put(
        "/v1/customers/c1",
        new JsonObject()
            .put("name", "Ada")
            .put("email", "old@example.com")
            .put("webAccount", false));

    Reply reply =
        COTERIE.upload(
            "/v1/customers/imports",
            "Customer Code,Customer Email Address\nc1,new@example.com\nc2,\nc3,not an address\n");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(invalid(reply)).containsExactly("4 Customer Email Address");

    COTERIE.upload(
        "/v1/customers/imports", "Customer Code,Customer Email Address\nc1,new@example.com\nc2,\n");

    assertThat(COTERIE.get("/v1/customers/c1").json())
        .isEqualTo(
            new JsonObject()
                .put("code", "c1")
                .put("email", "new@example.com")
                .put("name", "Ada")
                .put("webAccount", false));
    String blank = "Customer Code,Customer Email Address\nc1,\n";
    assertThat(COTERIE.upload("/v1/customers/imports", blank).json().getInteger("unchanged"))
        .isEqualTo(1);
    assertThat(COTERIE.get("/v1/customers/c1").json().getString("email"))
        .isEqualTo("new@example.com");
    assertThat(COTERIE.get("/v1/customers/c2").json().getBoolean("webAccount")).isTrue();
  }

  private static List<String> skus() {
    return COTERIE.get("/v1/products?limit=500").items().stream()
        .map(item -> ((JsonObject) item).getString("sku"))
        .toList();
  }

  private static List<String> invalid(Reply reply) {
    return reply.json().getJsonArray("invalid").stream()
        .map(JsonObject.class::cast)
        .map(row -> row.getInteger("row") + " " + row.getString("field"))
        .toList();
  }
}
