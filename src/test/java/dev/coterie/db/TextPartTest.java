package dev.coterie.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The letters of a long part by which an index finds it soonest. */
class TextPartTest {

  @ParameterizedTest
  @CsvSource({
    "sku-0777123, -0777123",
    "ada.lovelace@example.com, ovelace@",
    "grace.hopper12@exa, opper12@",
    "ada.lovelace7, ovelace7",
    "c0000012, c0000012",
    "ada@example.com, ada@example.com",
    "road wheel, road wheel",
    "müllerin12, llerin12",
    "son77, son77"
  })
  void are_the_last_ones_before_an_at_or_of_a_number(String part, String looked) {
    TextPart text = new TextPart(part);

    assertThat(text.looked()).isEqualTo(looked);
    assertThat(text.checked()).isEqualTo(part.equals(looked) ? null : part);
  }
}
