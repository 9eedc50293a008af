package dev.coterie.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Customers are found by any part of their code, their e-mail address or their name. */
class CustomerSearchTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  @BeforeAll
  static void customers() {
    customer("C-0000012", "ada.lovelace@example.com");
    customer("C-0000013", "jada.lovelace@example.com");
    customer("D-0000012", "ada.lovelace@example.com.au");
    customer("E-0000012", "Grace.Hopper12@example.com");
    customer("F-0000012", "grace.hopper12@example.org");
  }

  private static void customer(String code, String email) {
    COTERIE.put("/v1/customers/" + code, new JsonObject().put("email", email).put("name", "X"));
  }

  @Test
  void a_whole_address_finds_those_who_have_it_and_nobody_else() {
    assertThat(found("ADA.lovelace@example.com")).containsExactly("C-0000012");
    assertThat(found("ada.lovelace@example.com.au")).containsExactly("D-0000012");
  }

  @Test
  void a_part_of_an_address_finds_all_that_contain_it() {
    assertThat(found("ada.lovelace@example.co"))
        .containsExactly("C-0000012", "C-0000013", "D-0000012");
    assertThat(found("grace.hopper12@example")).containsExactly("E-0000012", "F-0000012");
    assertThat(found("e.hopper12@example.org")).containsExactly("F-0000012");
    assertThat(found("x.hopper12@example.org")).isEmpty();
  }

  @Test
  void a_long_code_finds_itself_though_others_end_like_it() {
    assertThat(found("C-0000012")).containsExactly("C-0000012");
    assertThat(found("-0000012"))
        .containsExactly("C-0000012", "D-0000012", "E-0000012", "F-0000012");
    assertThat(found("X-0000012")).isEmpty();
  }

  private static List<String> found(String query) {
    return COTERIE.get("/v1/customers?query=" + RunningCoterie.encoded(query)).items().stream()
        .map(customer -> ((JsonObject) customer).getString("code"))
        .toList();
  }
}
