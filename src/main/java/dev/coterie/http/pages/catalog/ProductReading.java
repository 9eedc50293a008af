package dev.coterie.http.pages.catalog;

import dev.coterie.catalog.Product;
import dev.coterie.catalog.ProductEdit;
import dev.coterie.http.pages.Texts;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.TextForm;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads fields of a product's form as they were typed, and notes what is wrong with them. */
final class ProductReading {
  private final Map<ProductField, String> typed;
  private final Set<ProductField> wanted;
  private final Texts texts;
  private final Map<ProductField, String> errors = new EnumMap<>(ProductField.class);

  /** A reading of some of the fields; the others are as if they were not there. */
  ProductReading(Map<ProductField, String> typed, Set<ProductField> wanted, Texts texts) {
    this.typed = typed;
    this.wanted = wanted;
    this.texts = texts;
  }

  /** What was wrong so far. */
  Map<ProductField, String> errors() {
    return errors;
  }

  /** The change that the fields ask for; not to be made where there are errors. */
  ProductEdit edit() {
    BigDecimal supplierPrice = amount(ProductField.SUPPLIER_PRICE);
    return new ProductEdit(
        read(ProductField.NAME, TextForm.NAME::check),
        read(ProductField.DESCRIPTION, TextForm.DESCRIPTION::check),
        read(ProductField.LIST_PRICE, text -> Money.amount(texts.typed(text))),
        supplierPrice,
        wanted.contains(ProductField.SUPPLIER_PRICE) && supplierPrice == null,
        read(ProductField.CURRENCY, text -> Money.currency(text.strip())),
        read(ProductField.IMAGES, ProductReading::images),
        read(ProductField.CATEGORIES, ProductReading::categories));
  }

  /** The product that the fields make; null where there are errors. */
  @Nullable Product product(String sku) {
    ProductEdit edit = edit();
    String name = edit.name();
    BigDecimal listPrice = edit.listPrice();
    Currency currency = edit.currency();
    BigDecimal supplierPrice = edit.supplierPrice();
    return !errors.isEmpty() || name == null || listPrice == null || currency == null
        ? null
        : new Product(
            sku,
            name,
            edit.description() == null ? "" : edit.description(),
            new Money(listPrice, currency),
            supplierPrice == null ? null : new Money(supplierPrice, currency),
            edit.images() == null ? List.of() : edit.images(),
            edit.categories() == null ? List.of() : edit.categories());
  }

  private @Nullable BigDecimal amount(ProductField field) {
    return typed.getOrDefault(field, "").isBlank()
        ? null
        : read(field, text -> Money.amount(texts.typed(text)));
  }

  /** One address a line. */
  private static List<String> images(String text) {
    return atMost(Product.MAX_IMAGES, text.lines().map(TextForm.IMAGE_ADDRESS::check));
  }

  /** One name a line. */
  private static List<String> categories(String text) {
    Stream<String> names = text.lines().map(String::strip).filter(line -> !line.isEmpty());
    return atMost(Product.MAX_CATEGORIES, names.distinct().map(TextForm.CATEGORY::check));
  }

  private static List<String> atMost(int most, Stream<String> read) {
    List<String> all = read.toList();
    if (all.size() > most) {
      throw new InvalidValue("must be " + most + " at most");
    }
    return all;
  }

  private <T> @Nullable T read(ProductField field, Function<String, T> reader) {
    if (!wanted.contains(field)) {
      return null;
    }
    try {
      return reader.apply(typed.getOrDefault(field, ""));
    } catch (InvalidValue invalid) {
      errors.put(field, texts.answer(invalid.whatWouldBeRight()));
      return null;
    }
  }
}
