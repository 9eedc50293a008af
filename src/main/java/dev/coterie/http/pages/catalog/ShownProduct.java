package dev.coterie.http.pages.catalog;

import dev.coterie.catalog.Product;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.Visit;
import java.util.Map;

/** A product on a page with its form. */
public record ShownProduct(int status, Notice notice, Product product, ProductForm form) {

  /** The product as it is stored. */
  public static ShownProduct stored(Visit visit, int status, Notice notice, Product product) {
    return new ShownProduct(
        status,
        notice,
        product,
        new ProductForm(
            ProductField.texts(product, visit.texts()), Map.of(), Map.of(), Map.of(), ""));
  }

  /** The product as it is stored, with what the address says of the form that led there. */
  public static ShownProduct stored(Visit visit, Product product) {
    String done = visit.query("done");
    Notice notice =
        done.matches("added|saved")
            ? Notice.done(visit.texts().say("product." + done))
            : Notice.NONE;
    return stored(visit, 200, notice, product);
  }
}
