package dev.coterie.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormTest {

  @ParameterizedTest
  @EnumSource
  void no_form_admits_what_the_database_cannot_hold(TextForm form) {
    for (String bad : new String[] {"https://ab\0c@de", "https://ab\uD800c@de"}) {
      assertThatThrownBy(() -> form.check(bad)).isInstanceOf(InvalidValue.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_form_has_a_longest_text(TextForm form) {
    assertThatThrownBy(() -> form.check("a".repeat(10_001)))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("characters long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gold", "Gold_2.b-c", "7"})
  void group_codes_are_short_words(String code) {
    assertThat(TextForm.GROUP_CODE.check(code)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-gold", "go ld", "gold/1", "größe"})
  void other_texts_are_no_group_codes(String code) {
    assertThatThrownBy(() -> TextForm.GROUP_CODE.check(code)).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BK-R89B-48", "Größe 42", "漢字", "a/b"})
  void skus_are_any_texts_without_blanks_at_their_ends(String sku) {
    assertThat(TextForm.SKU.check(sku)).isEqualTo(sku);
    assertThatThrownBy(() -> TextForm.SKU.check(" " + sku)).isInstanceOf(InvalidValue.class);
  }
}
