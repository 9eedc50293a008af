package dev.coterie.restriction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coterie.kernel.InvalidValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a path is written, a rule means the page that it leads to. */
class PagePathTest {

  @ParameterizedTest
  @CsvSource({
    "/, ''",
    "/trade, /trade",
    "/trade/, /trade",
    "//trade///list, /trade/list",
    "/public/../trade, /trade",
    "/trade/./list, /trade/list",
    "/../../trade, /trade",
    "/%74rade/l%C3%A4den, /trade/läden",
    "/public/%2e%2e/trade, /trade",
    "/trade?page=2, /trade",
    "/trade#top, /trade",
    "/.well-known/x, /.well-known/x"
  })
  void a_path_is_brought_into_one_form(String written, String path) {
    assertThat(PagePath.of(written)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"trade", "", "/%", "/%2", "/%zz", "/%ff", "/%00", "/a%0ab"})
  void what_is_no_path_is_refused(String written) {
    assertThatThrownBy(() -> PagePath.of(written)).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @CsvSource({"/trade/, /trade", "/trade/*, /trade/*", "/trade*, /trade*", "/*, /*", "/, /"})
  void rules_have_one_form_too(String written, String path) {
    assertThat(PageRule.path(written)).isEqualTo(path);
  }

  @Test
  void of_several_rules_the_page_s_own_counts_and_else_the_longest() {
    PageRuleIndex index =
        new PageRuleIndex(
            List.of(
                rule("/*"), rule("/trade/*"), rule("/trade"), rule("/trade/list*"), rule("/tra*")));

    assertThat(of(index, "")).isEqualTo("/*");
    assertThat(of(index, "/other")).isEqualTo("/*");
    assertThat(of(index, "/trade")).isEqualTo("/trade");
    assertThat(of(index, "/trade/x")).isEqualTo("/trade/*");
    assertThat(of(index, "/trademark")).isEqualTo("/tra*");
    assertThat(of(index, "/trade/lists")).isEqualTo("/trade/list*");
  }

  private static RestrictionContract.LoadedPageRule rule(String path) {
    return new RestrictionContract.LoadedPageRule(path, List.of());
  }

  private static String of(PageRuleIndex index, String page) {
    PageRuleIndex.IndexedRule rule = index.of(page);
    return rule == null ? "none" : rule.path();
  }
}
