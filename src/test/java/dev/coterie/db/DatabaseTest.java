package dev.coterie.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coterie.config.InvalidConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://shop:hush/hush@db/shop",
        "postgresql://shop:hush%sh@db/shop",
        "postgresql://shop:hush@db:port/shop",
        "postgresql://shop:hush@db:99999/shop",
        "postgresql://shop@db/shop?password=hush&x"
      })
  void an_address_that_cannot_be_read_is_not_shown_since_a_password_is_in_it(String uri) {
    assertThatThrownBy(() -> Database.options(uri))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("database.uri")
        .satisfies(cause -> assertThat(all(cause)).doesNotContain("hush"));
  }

  private static String all(Throwable cause) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
