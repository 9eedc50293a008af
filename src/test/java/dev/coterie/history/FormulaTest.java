package dev.coterie.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FormulaTest {
  private static final Group WITHOUT_RULE = new Group(1, "without", Optional.empty());
  private static final Product PRODUCT = Product.of("100", "50", "USD");

  @ParameterizedTest
  @CsvFileSource(resources = "/worked-prices.csv", numLinesToSkip = 1, nullValues = "-")
  void worked_cases(
      String list,
      @Nullable String supplier,
      String currency,
      String basis,
      String mode,
      String value,
      String price,
      boolean applies) {
    Group group = group(2, basis, mode, value);

    Seen seen = Formula.price(Product.of(list, supplier, currency), List.of(group), WITHOUT_RULE);

    assertThat(seen.price()).isEqualTo(price);
    assertThat(seen.group().isPresent()).isEqualTo(applies);
  }

  @Test
  void the_lowest_price_wins_and_between_equals_the_lowest_id() {
    Group ten = group(7, Rule.DISCOUNT, Rule.PERCENT, "10");
    Group alsoTen = group(3, Rule.DISCOUNT, Rule.FIXED, "10");
    Group five = group(2, Rule.DISCOUNT, Rule.PERCENT, "5");

    Seen seen = Formula.price(PRODUCT, List.of(ten, five, alsoTen), WITHOUT_RULE);

    assertThat(seen.price()).isEqualTo("90.00");
    assertThat(seen.group()).contains(alsoTen.code());
  }

  @Test
  void the_default_group_counts_where_no_group_with_a_rule_is_held() {
    Group byDefault = group(1, Rule.DISCOUNT, Rule.PERCENT, "50");
    Group ten = group(2, Rule.DISCOUNT, Rule.PERCENT, "10");

    assertThat(Formula.price(PRODUCT, List.of(), byDefault).price()).isEqualTo("50.00");
    assertThat(Formula.price(PRODUCT, List.of(WITHOUT_RULE), byDefault).price()).isEqualTo("50.00");
    assertThat(Formula.price(PRODUCT, List.of(ten), byDefault).price()).isEqualTo("90.00");
  }

  private static Group group(long id, String basis, String mode, String value) {
    return new Group(id, "group-" + id, Optional.of(Rule.of(basis, mode, value)));
  }
}
