package dev.coterie.http.pages;

import dev.coterie.testing.Chromium;
import dev.coterie.testing.RunningCoterie;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages with pictures, as those see them who try the demo shop. */
class DemoLooksTest {
  private static final RunningCoterie COTERIE = new RunningCoterie().withDemo();

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final Map<String, String> PLACES =
      Map.of(
          "demo-catalogue", "/admin/catalogue",
          "demo-product", "/admin/catalogue/TEA-DARJEELING",
          "demo-special-product", "/admin/discount-groups/gold/product");

  @Test
  void pictures_load_and_are_accessible_and_fit() {
    PageLooks looks = new PageLooks(CHROMIUM);
    looks.inAllWindows(
        page -> {
          CHROMIUM.administrator(page);
          PLACES.forEach(
              (name, place) -> {
                page.navigate(place);
                looks.look(page, name);
              });
        });
  }
}
