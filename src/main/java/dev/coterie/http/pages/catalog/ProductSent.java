package dev.coterie.http.pages.catalog;

import dev.coterie.http.pages.Visit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A product's form as it was sent.
 *
 * @param typed what its fields hold
 * @param was what they were filled with
 * @param focus the button among the images to go on with, empty for none
 */
record ProductSent(Map<ProductField, String> typed, Map<ProductField, String> was, String focus) {

  /** Who may not see what products cost does not set it either. */
  static ProductSent of(Visit visit, Set<ProductField> fields) {
    Map<ProductField, String> typed = new EnumMap<>(ProductField.class);
    Map<ProductField, String> was = new EnumMap<>(ProductField.class);
    for (ProductField field : fields) {
      if (field != ProductField.SUPPLIER_PRICE || visit.frame().seesCost()) {
        typed.put(field, ProductField.withPlainBreaks(visit.field(field.key())));
        was.put(field, ProductField.withPlainBreaks(visit.field(field.was())));
      }
    }
    ImageRows images = ImageRows.sent(visit);
    typed.put(
        ProductField.IMAGES,
        ImageRows.takesStored(visit) ? text(was, ProductField.IMAGES) : images.text());
    return new ProductSent(typed, was, images.focus());
  }

  Set<ProductField> fields() {
    return typed.keySet();
  }

  /** The fields that were changed in the form. */
  Set<ProductField> changed() {
    Set<ProductField> changed = EnumSet.noneOf(ProductField.class);
    Arrays.stream(ProductField.values())
        .filter(field -> !text(typed, field).equals(text(was, field)))
        .forEach(changed::add);
    return changed;
  }

  /** The changed fields as they were typed; the others show what is stored by now. */
  Map<ProductField, String> kept() {
    Map<ProductField, String> kept = new EnumMap<>(ProductField.class);
    changed().forEach(field -> kept.put(field, text(typed, field)));
    return kept;
  }

  /** What a colleague made meanwhile of fields that were changed, too, to something else. */
  Map<ProductField, String> theirs(Map<ProductField, String> now) {
    Map<ProductField, String> theirs = new EnumMap<>(ProductField.class);
    for (ProductField field : changed()) {
      String present = text(now, field);
      if (!present.equals(text(was, field)) && !present.equals(text(typed, field))) {
        theirs.put(field, present);
      }
    }
    return theirs;
  }

  private static String text(Map<ProductField, String> texts, ProductField field) {
    return texts.getOrDefault(field, "");
  }
}
