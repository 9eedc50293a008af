package dev.coterie.http.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.http.JsonBytes;
import io.vertx.core.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {
  private static final long LAST_SECOND_OF_9999 = 253_402_300_799L;

  @Property
  void a_decimal_is_written_as_a_big_decimal_is(
      @ForAll @LongRange(min = 0) long number, @ForAll @IntRange(max = 4) int decimals) {
    assertThat(text(new JsonBytes(0).decimal(number, decimals))).isEqualTo(plain(number, decimals));
  }

  @Property
  void a_decimal_keeps_all_its_digits_around_every_power_of_ten(
      @ForAll @IntRange(max = 18) int power,
      @ForAll @IntRange(max = 4) int decimals,
      @ForAll @IntRange(min = -11, max = 11) int off) {
    long number = Math.max(0, BigDecimal.ONE.movePointRight(power).longValueExact() + off);

    assertThat(text(new JsonBytes(0).decimal(number, decimals))).isEqualTo(plain(number, decimals));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 9, 10, 99, 9_999, 10_000, Long.MAX_VALUE - 1, Long.MAX_VALUE})
  void the_least_and_the_greatest_numbers_are_written_with_any_decimals(long number) {
    for (int decimals = 0; decimals <= 4; decimals++) {
      assertThat(text(new JsonBytes(0).decimal(number, decimals)))
          .isEqualTo(plain(number, decimals));
    }
  }

  @Property
  void a_decimal_leaves_what_stands_before_and_after_it(
      @ForAll @LongRange(min = 0) long number,
      @ForAll @IntRange(max = 4) int decimals,
      @ForAll @IntRange(max = 40) int room) {
    JsonBytes json = new JsonBytes(room).character('<').decimal(number, decimals).character('>');

    assertThat(text(json)).isEqualTo("<" + plain(number, decimals) + ">");
  }

  @Property
  void an_instant_is_written_as_the_language_writes_it(@ForAll("instants") Instant instant) {
    assertThat(text(new JsonBytes(0).instant(instant))).isEqualTo('"' + instant.toString() + '"');
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z",
    "1970-01-01T00:00:00.000000001Z",
    "1972-02-29T23:59:59.999Z",
    "2000-02-29T00:00:00.000001Z",
    "2026-03-01T12:00:00.100Z",
    "2026-12-31T23:59:59.999999999Z",
    "9999-12-31T23:59:59.999999Z"
  })
  void an_instant_has_as_many_groups_of_three_digits_as_it_takes(String text) {
    assertThat(text(new JsonBytes(0).instant(Instant.parse(text)))).isEqualTo('"' + text + '"');
  }

  @Property
  void a_text_is_escaped_as_all_other_json_is(@ForAll("texts") String text) {
    assertThat(text(new JsonBytes(0).string(text))).isEqualTo(Json.encode(text));
  }

  @Property
  void a_text_comes_back_as_it_was(@ForAll("texts") String text) {
    assertThat(Json.decodeValue(new JsonBytes(0).string(text).toBuffer())).isEqualTo(text);
  }

  @Test
  void no_text_and_no_instant_are_null() {
    assertThat(text(new JsonBytes(0).string(null))).isEqualTo("null");
    assertThat(text(new JsonBytes(0).instant(null))).isEqualTo("null");
  }

  @Property
  void what_was_written_is_written_again_however_little_room_there_was(
      @ForAll("texts") String first,
      @ForAll("texts") String second,
      @ForAll @IntRange(max = 64) int room) {
    JsonBytes json = new JsonBytes(room).string(first);
    int start = json.length();
    json.string(second);
    int end = json.length();
    json.repeat(start, end).repeat(start, end).repeat(0, start);

    String again = Json.encode(second);
    assertThat(text(json))
        .isEqualTo(Json.encode(first) + again + again + again + Json.encode(first));
  }

  @Test
  void nothing_can_be_written_again_too() {
    assertThat(text(new JsonBytes(0).repeat(0, 0).character('x').repeat(1, 1))).isEqualTo("x");
  }

  @Provide
  Arbitrary<Instant> instants() {
    Arbitrary<Integer> nanos =
        Arbitraries.oneOf(
            Arbitraries.just(0),
            Arbitraries.integers().between(0, 999).map(millis -> millis * 1_000_000),
            Arbitraries.integers().between(0, 999_999).map(micros -> micros * 1_000),
            Arbitraries.integers().between(0, 999_999_999));
    return Combinators.combine(Arbitraries.longs().between(0, LAST_SECOND_OF_9999), nanos)
        .as(Instant::ofEpochSecond);
  }

  /** Of all characters there are, those that JSON escapes more often than chance would have it. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<Integer> letters =
        Arbitraries.oneOf(
            Arbitraries.integers().between(' ', '~'),
            Arbitraries.integers().between(0, 0x1f),
            Arbitraries.of((int) '"', (int) '\\', (int) '/', 0x7f, 0x80, 0xe4, 0x2028, 0x1f375),
            Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(letter -> Character.getType(letter) != Character.SURROGATE));
    return letters.list().ofMaxSize(40).map(JsonBytesTest::text);
  }

  private static String text(List<Integer> letters) {
    StringBuilder text = new StringBuilder();
    letters.forEach(text::appendCodePoint);
    return text.toString();
  }

  private static String text(JsonBytes json) {
    return json.toBuffer().toString();
  }

  private static String plain(long number, int decimals) {
    return BigDecimal.valueOf(number, decimals).toPlainString();
  }
}
