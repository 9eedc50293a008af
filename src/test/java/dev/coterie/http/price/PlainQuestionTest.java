package dev.coterie.http.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.kernel.TextForm;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainQuestionTest {
  private static final String LONGEST = "x".repeat(64);

  @Test
  void a_sku_with_a_customer_a_group_or_neither_is_plain() {
    assertThat(PlainQuestion.of("A-1?customer=ada"))
        .isEqualTo(new PlainQuestion("A-1", "ada", null, PriceFields.ALL));
    assertThat(PlainQuestion.of("A_1.b~?group=g.o-l_d"))
        .isEqualTo(new PlainQuestion("A_1.b~", null, "g.o-l_d", PriceFields.ALL));
    assertThat(PlainQuestion.of("0"))
        .isEqualTo(new PlainQuestion("0", null, null, PriceFields.ALL));
    assertThat(PlainQuestion.of(LONGEST + "?customer=" + LONGEST))
        .isEqualTo(new PlainQuestion(LONGEST, LONGEST, null, PriceFields.ALL));
  }

  @Test
  void fields_at_the_end_are_plain() {
    PriceFields two = new PriceFields(Set.of(PriceField.PRICE, PriceField.LIST_PRICE));

    assertThat(PlainQuestion.of("A?customer=ada&fields=price,listPrice"))
        .isEqualTo(new PlainQuestion("A", "ada", null, two));
    assertThat(PlainQuestion.of("A?group=gold&fields=listPrice,price,sku,price"))
        .isEqualTo(new PlainQuestion("A", null, "gold", two));
    assertThat(PlainQuestion.of("A?fields=sku"))
        .isEqualTo(new PlainQuestion("A", null, null, new PriceFields(Set.of())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "A?",
        "?customer=ada",
        "A?customer=",
        "A?customer",
        "A?Customer=ada",
        "A?customer=a+b",
        "A?customer=a%20b",
        "A?customer=ä",
        "A?customer=a&group=b",
        "A?customer=a&quantity=1",
        "A?customer=a;group=b",
        "A?customer=a=b",
        "A?customer=a#b",
        "A?customer=a?customer=b",
        "A?&customer=a",
        "A?group=",
        "A?quantity=1",
        "A?fields=",
        "A?fields=cost",
        "A?fields=price,",
        "A?fields=Price",
        "A?fields=price&customer=ada",
        "A?fields=price&fields=price",
        "A?fields=price%2ClistPrice",
        "Afields=price",
        "fields=price",
        "A?customer=ada;fields=price",
        "A?customer=adafields=price",
        "A/",
        "A/B",
        "A%2FB",
        "A%41",
        "A+B",
        "A;b",
        "A#b",
        "Ä",
        "A\"",
        "A?customer=\""
      })
  void whatever_needs_decoding_or_more_than_reading_is_not_plain(String target) {
    assertThat(PlainQuestion.of(target)).isNull();
  }

  @Test
  void what_is_too_long_to_be_a_code_is_not_plain() {
    assertThat(PlainQuestion.of(LONGEST + "x")).isNull();
    assertThat(PlainQuestion.of("A?customer=x" + LONGEST)).isNull();
    assertThat(PlainQuestion.of("A?group=x" + LONGEST)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", ".?customer=ada", "..?group=gold"})
  void a_segment_that_a_path_is_normalized_by_is_no_plain_sku(String target) {
    assertThat(PlainQuestion.of(target)).isNull();
  }

  @Property(tries = 3000)
  void what_is_plain_is_read_as_the_strict_reader_reads_it(@ForAll("targets") String target) {
    PlainQuestion plain = PlainQuestion.of(target);

    if (plain != null) {
      QueryStringDecoder strict = new QueryStringDecoder(target);
      assertThat(plain.sku()).isEqualTo(TextForm.SKU.check(strict.path()));
      Map<String, List<String>> given = new HashMap<>(strict.parameters());
      List<String> fields = given.remove("fields");
      assertThat(given).isEqualTo(parameters(plain));
      assertThat(List.of(plain.fields()))
          .isEqualTo(
              fields == null
                  ? List.of(PriceFields.ALL)
                  : fields.stream().map(PriceFields::of).toList());
      if (plain.customer() != null) {
        assertThat(TextForm.CUSTOMER_CODE.check(plain.customer())).isEqualTo(plain.customer());
      }
    }
  }

  @Property
  void every_character_of_a_plain_target_is_unreserved_but_for_the_query_sign(
      @ForAll("anything") String code) {
    PlainQuestion plain = PlainQuestion.of(code + "?customer=" + code);

    assertThat(plain != null).isEqualTo(code.matches("[A-Za-z0-9._~-]{1,64}"));
  }

  @Provide
  Arbitrary<String> targets() {
    return Arbitraries.of(
            "A",
            "b",
            "7",
            "-",
            "_",
            ".",
            "~",
            "?",
            "=",
            "&",
            "+",
            "%20",
            "%",
            "/",
            ";",
            "#",
            "ä",
            "customer",
            "group",
            "?customer=",
            "?group=",
            "?customer=",
            "?group=",
            "quantity=1",
            "fields=",
            "&fields=price",
            "?fields=price",
            ",group")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> anything() {
    return Arbitraries.oneOf(
            Arbitraries.strings().withChars("abzAZ09-_.~"),
            Arbitraries.strings().ascii(),
            Arbitraries.strings().withCharRange('!', '\u017f'))
        .map(text -> text.replace("?", ""))
        .filter(text -> !text.matches("[.]{1,2}"));
  }

  private static Map<String, List<String>> parameters(PlainQuestion plain) {
    if (plain.customer() != null) {
      return Map.of("customer", List.of(plain.customer()));
    }
    return plain.group() == null ? Map.of() : Map.of("group", List.of(plain.group()));
  }
}
