package dev.coterie.http.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.http.Exchange;
import dev.coterie.http.price.PriceJson.Item;
import dev.coterie.json.Fields;
import dev.coterie.kernel.RefusedException;
import dev.coterie.kernel.TextForm;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is read as plain only where the strict reader reads just the same. */
class PlainBatchTest {
  private static final int MAX_ITEMS = 3;
  private static final int MAX_QUANTITY = 1_000_000;
  private static final String LONGEST = "x".repeat(64);
  private static final String USUAL =
      "{\"customer\":\"ada\",\"items\":[{\"sku\":\"A\",\"quantity\":2},{\"sku\":\"B\"}]}";

  @Test
  void the_usual_body_is_plain() {
    assertThat(plain(USUAL))
        .isEqualTo(new Question("ada", List.of(new Item("A", 2), new Item("B", 1))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":[{\"sku\":\"A\"}]}",
        " {\"items\" : [ { \"sku\"\t:\n\"A\" , \"quantity\" :\r\n1 } ] } \n",
        "{\"items\":[{\"sku\":\"A\"}],\"customer\":\"ada\"}",
        "{\"items\":[{\"sku\":\"A\",\"quantity\":999999}]}",
        "{\"items\":[{\"sku\":\"A\"},{\"sku\":\"A\"},{\"sku\":\"A\"}]}",
        "{\"items\":[{\"sku\":\"a/b{}[],:'~!\"}]}"
      })
  void other_usual_bodies_are_plain_and_mean_what_they_say(String body) {
    assertThat(plain(body)).isNotNull().isEqualTo(strict(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}",
        "[]",
        "null",
        "{\"items\":[]}",
        "{\"items\":[{}]}",
        "{\"items\":{\"sku\":\"A\"}}",
        "{\"customer\":\"ada\"}",
        "{\"customer\":null,\"items\":[{\"sku\":\"A\"}]}",
        "{\"customer\":\"\",\"items\":[{\"sku\":\"A\"}]}",
        "{\"customer\":\"a b\",\"items\":[{\"sku\":\"A\"}]}",
        "{\"customer\":\"\\u0061\",\"items\":[{\"sku\":\"A\"}]}",
        "{\"customer\":\"ä\",\"items\":[{\"sku\":\"A\"}]}",
        "{\"customer\":\"a\u007f\",\"items\":[{\"sku\":\"A\"}]}",
        "{\"customer\":\"a\",\"customer\":\"b\",\"items\":[{\"sku\":\"A\"}]}",
        "{\"items\":[{\"sku\":\"A\"}],\"items\":[{\"sku\":\"B\"}]}",
        "{\"items\":[{\"sku\":\"A\",\"sku\":\"B\"}]}",
        "{\"items\":[{\"quantity\":1,\"sku\":\"A\"}]}",
        "{\"items\":[{\"sku\":\"A\",\"quantity\":0}]}",
        "{\"items\":[{\"sku\":\"A\",\"quantity\":-1}]}",
        "{\"items\":[{\"sku\":\"A\",\"quantity\":01}]}",
        "{\"items\":[{\"sku\":\"A\",\"quantity\":1.0}]}",
        "{\"items\":[{\"sku\":\"A\",\"quantity\":1e2}]}",
        "{\"items\":[{\"sku\":\"A\",\"quantity\":\"1\"}]}",
        "{\"items\":[{\"sku\":\"A\",\"quantity\":null}]}",
        "{\"items\":[{\"sku\":\"A\",\"quantity\":1000000}]}",
        "{\"items\":[{\"sku\":\"A\",\"quantity\":1000001}]}",
        "{\"items\":[{\"sku\":\"A\",\"quantity\":4294967297}]}",
        "{\"items\":[{\"sku\":\"A\",\"quantity\":1,}]}",
        "{\"items\":[{\"sku\":\"A\",}]}",
        "{\"items\":[{\"sku\":\"A\"},]}",
        "{\"items\":[{\"sku\":\"A\"}],}",
        "{\"items\":[{\"sku\":\"A\"}]}}",
        "{\"items\":[{\"sku\":\"A\"}]} x",
        "{\"items\":[{\"sku\":\"A\"}]}{\"items\":[{\"sku\":\"A\"}]}",
        ",\"items\":[{\"sku\":\"A\"}]}",
        "{\"items\":[{\"sku\":\"A\"}],\"at\":null}",
        "{\"items\":[{\"sku\":\"A\"}],\"group\":\"gold\"}",
        "{\"items\":[{\"sku\":\"A\"}],\"explain\":false}",
        "\ufeff{\"items\":[{\"sku\":\"A\"}]}",
        "{\"items\":[{\"sku\":\"A\"},{\"sku\":\"A\"},{\"sku\":\"A\"},{\"sku\":\"A\"}]}"
      })
  void whatever_is_unusual_or_wrong_is_left_to_the_strict_reader(String body) {
    assertThat(plain(body)).isNull();
  }

  @Test
  void codes_of_64_characters_are_plain_and_longer_ones_not() {
    String body = "{\"customer\":\"%s\",\"items\":[{\"sku\":\"%s\"}]}";

    assertThat(plain(body.formatted(LONGEST, LONGEST)))
        .isEqualTo(new Question(LONGEST, List.of(new Item(LONGEST, 1))));
    assertThat(plain(body.formatted(LONGEST + "x", "A"))).isNull();
    assertThat(plain(body.formatted("a", LONGEST + "x"))).isNull();
  }

  @Test
  void a_body_that_breaks_off_is_never_plain_wherever_it_does() {
    for (int end = 0; end < USUAL.length(); end++) {
      String begun = USUAL.substring(0, end);
      assertThat(plain(begun)).as(begun).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":[{\"sku\":\"A\",\"quantity\":",
        "{\"items\":[{\"sku\":\"A\",\"quantity\": \n",
        "{\"items\":[{\"sku\":\"A\",\"quantity\"",
        "{\"items\":[{\"sku\":\"A\",\"quantity\":12",
        "{\"items\":[{\"sku\":\"A",
        "{\"items\":[{\"sku\":",
        "{\"customer\":",
        "{\"custome",
        "{\"customer"
      })
  void a_body_that_breaks_off_before_a_value_is_left_to_the_strict_reader(String body) {
    assertThat(plain(body)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"customer\"\"items\":[{\"sku\":\"A\"}]}",
        "{\"customer\" \"items\":[{\"sku\":\"A\"}]}",
        "{\"items\":[{\"sku\":\"A\"}],\"customer\"\"items\":[{\"sku\":\"A\"}]}"
      })
  void a_name_without_a_value_is_no_json(String body) {
    assertThat(strict(body)).isNull();
    assertThat(plain(body)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "\t", "\n", "\r\n ", "                                                 "})
  void a_code_with_blanks_behind_it_is_left_to_the_strict_reader(String blanks) {
    assertThat(plain("{\"items\":[{\"sku\":\"A" + blanks + "\"}]}")).isNull();
    assertThat(plain("{\"customer\":\"a" + blanks + "\",\"items\":[{\"sku\":\"A\"}]}")).isNull();
  }

  @Property(tries = 5000)
  void what_is_plain_of_a_body_with_mistakes_is_what_the_strict_reader_reads(
      @ForAll("mistaken") String body) {
    agree(body);
  }

  @Property(tries = 3000)
  void what_is_plain_of_objects_about_that_shape_is_what_the_strict_reader_reads(
      @ForAll("shaped") String body) {
    agree(body);
  }

  @Property(tries = 2000)
  void bytes_of_any_kind_are_never_more_than_not_plain(@ForAll byte[] bytes) {
    assertThat(PlainBatch.of(Buffer.buffer(bytes), MAX_ITEMS)).isNull();
  }

  @Property(tries = 2000)
  void a_usual_body_with_one_byte_changed_is_read_as_strictly(
      @ForAll byte changed, @ForAll("places") int place) {
    byte[] bytes = Buffer.buffer(USUAL).getBytes();
    bytes[place] = changed;
    Buffer body = Buffer.buffer(bytes);
    Question plain = plain(body);

    if (plain != null) {
      assertThat(plain).as(body.toString()).isEqualTo(strict(body));
    }
  }

  private static void agree(String body) {
    Question plain = plain(body);
    if (plain != null) {
      assertThat(plain).as(body).isEqualTo(strict(body));
    }
  }

  private record Question(@Nullable String customer, List<Item> items) {}

  private static @Nullable Question plain(String body) {
    return plain(Buffer.buffer(body));
  }

  private static @Nullable Question plain(Buffer body) {
    PlainBatch plain = PlainBatch.of(body, MAX_ITEMS);
    return plain == null ? null : new Question(plain.customer(), plain.items());
  }

  private static @Nullable Question strict(String body) {
    return strict(Buffer.buffer(body));
  }

  /** By the rules that the API's description gives; null where it is refused or asks for more. */
  private static @Nullable Question strict(Buffer body) {
    try {
      Fields fields = Exchange.fields(body);
      String customer = fields.textOrNull("customer", TextForm.CUSTOMER_CODE);
      List<Item> items = fields.objects("items", MAX_ITEMS, PlainBatchTest::item);
      fields.check();
      return new Question(customer, items);
    } catch (RefusedException refused) {
      return null;
    }
  }

  private static Item item(Fields fields) {
    Integer quantity = fields.wholeOrNull("quantity", 1, MAX_QUANTITY);
    return new Item(fields.text("sku", TextForm.SKU), Objects.requireNonNullElse(quantity, 1));
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, USUAL.length() - 1);
  }

  /** Usual bodies in pieces, a few of which are left out, doubled or replaced; some break off. */
  @Provide
  Arbitrary<String> mistaken() {
    Arbitrary<List<Mistake>> mistakes =
        Combinators.combine(
                Arbitraries.integers().between(0, 40),
                Arbitraries.of(Kind.class),
                Arbitraries.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "\"customer\"",
                    "\"items\"",
                    "\"sku\"",
                    "\"quantity\"",
                    "\"at\"",
                    "\"A\"",
                    "1",
                    "0",
                    "007",
                    "-1",
                    "1.5",
                    "1e3",
                    "1000000",
                    "9999999",
                    "\"1\"",
                    "null",
                    "true",
                    "\"\\u0041\"",
                    "\"ä\"",
                    "\"\"",
                    " ",
                    "\n",
                    "\u0000",
                    "\u00a0",
                    "x",
                    "\"",
                    "\\"))
            .as(Mistake::new)
            .list()
            .ofMaxSize(3);
    Arbitrary<Integer> ends =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(Integer.MAX_VALUE)),
            Tuple.of(1, Arbitraries.integers().between(0, 120)));
    return Combinators.combine(pieces(), mistakes, ends).as(PlainBatchTest::body);
  }

  private enum Kind {
    LEFT_OUT,
    DOUBLED,
    REPLACED,
    PUT_BEFORE
  }

  private record Mistake(int place, Kind kind, String piece) {}

  private static String body(List<String> usual, List<Mistake> mistakes, int end) {
    List<String> pieces = new ArrayList<>(usual);
    for (Mistake mistake : mistakes) {
      int place = mistake.place() % pieces.size();
      switch (mistake.kind()) {
        case LEFT_OUT -> pieces.set(place, "");
        case DOUBLED -> pieces.add(place, pieces.get(place));
        case REPLACED -> pieces.set(place, mistake.piece());
        case PUT_BEFORE -> pieces.add(place, mistake.piece());
      }
    }
    String body = String.join("", pieces);
    return body.substring(0, Math.min(end, body.length()));
  }

  private static Arbitrary<List<String>> pieces() {
    return Combinators.combine(
            Arbitraries.of(true, true, false),
            Arbitraries.of(true, false),
            Arbitraries.of(1, 2, 1_000).list().ofMinSize(1).ofMaxSize(4))
        .as(PlainBatchTest::pieces);
  }

  private static List<String> pieces(boolean named, boolean nameFirst, List<Integer> quantities) {
    List<String> items = new ArrayList<>(List.of("\"items\"", ":", "["));
    for (int quantity : quantities) {
      items.addAll(List.of("{", "\"sku\"", ":", "\"A\""));
      if (quantity > 1) {
        items.addAll(List.of(",", "\"quantity\"", ":", String.valueOf(quantity)));
      }
      items.addAll(List.of("}", ","));
    }
    items.set(items.size() - 1, "]");
    List<String> customer = named ? List.of("\"customer\"", ":", "\"ada\"") : List.of();
    List<String> all = new ArrayList<>(List.of("{"));
    all.addAll(nameFirst ? customer : items);
    if (named) {
      all.add(",");
    }
    all.addAll(nameFirst ? items : customer);
    all.add("}");
    return all;
  }

  /** JSON objects with these and other members, in any order and number. */
  @Provide
  Arbitrary<String> shaped() {
    Arbitrary<String> quantities =
        Arbitraries.of(
            "1",
            "2",
            "999999",
            "1000000",
            "1000001",
            "0",
            "00",
            "01",
            "-0",
            "-5",
            "1.0",
            "1E1",
            "2147483648",
            "99999999999999999999",
            "\"3\"",
            "null",
            "true",
            "[]",
            "{}",
            "");
    Arbitrary<String> codes =
        Arbitraries.of(
            "\"A\"",
            "\"ada\"",
            "\"a b\"",
            "\" a\"",
            "\"\"",
            "null",
            "7",
            "\"\\n\"",
            "\"\\u0041\"",
            "\"ä\"",
            "\"🍵\"",
            "\"\\\"\"",
            "\"\t\"",
            "\"" + LONGEST + "\"",
            "\"" + LONGEST + "x\"");
    Arbitrary<String> itemMembers =
        Arbitraries.oneOf(
            codes.map(code -> "\"sku\":" + code),
            codes.map(code -> "\"sku\" : " + code),
            quantities.map(quantity -> "\"quantity\":" + quantity),
            quantities.map(quantity -> "\"quantity\" :\t" + quantity + " "),
            Arbitraries.of("\"Sku\":\"A\"", "\"sku \":\"A\"", "\"x\":1", "\"\\u0073ku\":\"A\""));
    Arbitrary<String> items =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of("{\"sku\":\"A\"}")),
            Tuple.of(3, quantities.map(number -> "{\"sku\":\"B\",\"quantity\":" + number + "}")),
            Tuple.of(2, itemMembers.list().ofMaxSize(3).map(PlainBatchTest::object)),
            Tuple.of(1, Arbitraries.of("7", "null", "[]", "\"A\"", "{}")));
    Arbitrary<String> members =
        Arbitraries.oneOf(
            codes.map(code -> "\"customer\":" + code),
            items.list().ofMaxSize(5).map(all -> "\"items\": [" + String.join(",", all) + "]"),
            items.list().ofMaxSize(2).map(all -> "\"items\":[" + String.join(" , ", all) + "]"),
            Arbitraries.of(
                "\"at\":null", "\"group\":null", "\"explain\":false", "\"items\":null", "\"x\":1"));
    Arbitrary<String> bodies = members.list().ofMaxSize(3).map(PlainBatchTest::object);
    Arbitrary<String> rest = Arbitraries.of("", "", "", " ", "\n", "x", "{}", "\u0000", ",");
    return Combinators.combine(bodies, rest).as(String::concat);
  }

  private static String object(List<String> members) {
    return "{" + String.join(",", members) + "}";
  }
}
