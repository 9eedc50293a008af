package dev.coterie.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  private static final Currency USD = Currency.getInstance("USD");

  @ParameterizedTest
  @CsvSource({
    "2.345,USD,2.35",
    "2.344999,USD,2.34",
    "0.005,USD,0.01",
    "1234.5,JPY,1235",
    "1.00049,KWD,1.000",
    "1.0005,KWD,1.001",
    "-3,USD,0.00",
  })
  void a_price_is_rounded_half_up_to_the_currencys_digits_and_never_below_0(
      String exact, String currency, String price) {
    assertThat(Money.price(new BigDecimal(exact), Currency.getInstance(currency)).text())
        .isEqualTo(price);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "-0",
        "1e3",
        "1,5",
        " 1",
        "1.",
        ".5",
        "",
        "NaN",
        "0x10",
        "1000000000000",
        "1.00001",
        "999999999999999999999999999999999",
        "١٢"
      })
  void an_amount_that_is_no_plain_decimal_in_range_is_refused(String text) {
    assertThatThrownBy(() -> Money.amount(text))
        .isInstanceOf(InvalidValue.class)
        .hasMessageStartingWith("must ");
  }

  @Test
  void text_shows_at_least_the_currencys_digits_and_loses_none() {
    assertThat(Money.of("49", USD).text()).isEqualTo("49.00");
    assertThat(Money.of("1898.0944", USD).text()).isEqualTo("1898.0944");
    assertThat(new Money(new BigDecimal("0.0000"), USD).text()).isEqualTo("0.00");
  }

  @Test
  void a_fee_is_no_finer_than_the_smallest_coin() {
    assertThatThrownBy(() -> Money.of("49.005", USD).payable())
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("2 decimals in USD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"usd", "US", "XAU", "ABC", "", "USDX"})
  void a_currency_must_be_one_that_can_be_paid_in(String code) {
    assertThatThrownBy(() -> Money.currency(code)).isInstanceOf(InvalidValue.class);
  }
}
