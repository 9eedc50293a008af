package dev.coterie.http.pages.catalog;

import dev.coterie.catalog.Product;
import dev.coterie.http.pages.Texts;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a product's form. */
public enum ProductField {
  NAME,
  DESCRIPTION,
  LIST_PRICE,
  SUPPLIER_PRICE,
  CURRENCY,
  CATEGORIES,
  IMAGES;

  /** As it stands in a form, and the key of its text. */
  public String key() {
    return EnumNames.of(this);
  }

  /** The name of the hidden field that says what the form was filled with. */
  public String was() {
    return "was-" + key();
  }

  /** What the form is filled with. */
  static Map<ProductField, String> texts(Product product, Texts texts) {
    Map<ProductField, String> all = new EnumMap<>(ProductField.class);
    all.put(NAME, product.name());
    all.put(DESCRIPTION, withPlainBreaks(product.description()));
    all.put(LIST_PRICE, amount(product.listPrice(), texts));
    all.put(SUPPLIER_PRICE, amount(product.supplierPrice(), texts));
    all.put(CURRENCY, product.listPrice().currency().getCurrencyCode());
    all.put(CATEGORIES, String.join("\n", product.categories()));
    all.put(IMAGES, String.join("\n", product.images()));
    return all;
  }

  /** Browsers send line breaks in a form of their own. */
  static String withPlainBreaks(String text) {
    return text.replace("\r\n", "\n");
  }

  private static String amount(@Nullable Money amount, Texts texts) {
    return amount == null ? "" : texts.decimal(amount.text());
  }
}
