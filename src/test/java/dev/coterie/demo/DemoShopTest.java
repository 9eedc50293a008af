package dev.coterie.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The demo shop is worth looking at: each product says what it is and shows it. */
class DemoShopTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie().withDemo();

  private static final Path PICTURES = Path.of("src/main/resources/demo/pictures");
  private static final String AT = "/demo/pictures/";

  @Test
  void every_product_has_two_sentences_a_category_and_a_picture_of_its_own() {
    List<JsonObject> products = products();

    assertThat(products).hasSize(32);
    assertThat(products)
        .allSatisfy(
            product -> {
              assertThat(product.getString("description")).matches("[^.]+\\. .+\\.");
              assertThat(product.getJsonArray("categories")).hasSize(1);
            });
    assertThat(products.stream().map(product -> images(product).findFirst()).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void every_picture_is_shown_and_small_and_holds_nothing_but_shapes() throws IOException {
    Set<String> shown = products().stream().flatMap(DemoShopTest::images).collect(toSet());

    try (Stream<Path> files = Files.list(PICTURES)) {
      assertThat(shown).isEqualTo(files.map(file -> AT + file.getFileName()).collect(toSet()));
    }
    for (String image : shown) {
      String svg = Files.readString(PICTURES.resolve(image.substring(AT.length())));
      assertThat(svg).as(image).startsWith("<svg xmlns=").hasSizeLessThan(3_500);
      assertThat(svg).as(image).doesNotContain("script", "href", "url(", "style", " on");
    }
  }

  @Test
  void pictures_are_served_to_be_kept_for_ever_and_to_run_nothing() {
    Reply picture = COTERIE.get(AT + "darjeeling.svg");

    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.header("content-type")).startsWith("image/svg+xml");
    assertThat(picture.header("cache-control")).contains("immutable", "max-age=31536000");
    assertThat(picture.header("content-security-policy")).isEqualTo("default-src 'none'; sandbox");
    assertThat(picture.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(COTERIE.get(AT + "none.svg").status()).isEqualTo(404);
    assertThat(COTERIE.get(AT + "..%2Fproducts.json").status()).isEqualTo(400);
    assertThat(COTERIE.get(AT).status()).isEqualTo(404);
  }

  private static List<JsonObject> products() {
    return COTERIE.get("/v1/products?limit=500").items().stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private static Stream<String> images(JsonObject product) {
    return product.getJsonArray("images").stream().map(String.class::cast);
  }

  private static Collector<String, ?, Set<String>> toSet() {
    return Collectors.toCollection(TreeSet::new);
  }
}
