package dev.coterie.http.pages.listing;

import dev.coterie.http.Cursor;
import io.vertx.core.MultiMap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the sheet as it was sent. Its fields are named after the SKU, which may have any
 * letters.
 *
 * @param version of the listing when the page showed it
 * @param typed what the fields hold
 * @param shown what they held when the page showed them; empty where the browser runs no script
 */
record SentListing(
    String sku, long version, Map<ListingField, String> typed, Map<ListingField, String> shown) {
  private static final String VERSION = "version.";
  private static final String WAS = "was-";

  /** The name of the field that has the version which the page shows. */
  static String version(String sku) {
    return VERSION + Cursor.of(sku);
  }

  /** The name of a cell's field. */
  static String cell(ListingField field, String sku) {
    return field.key() + "." + Cursor.of(sku);
  }

  static List<SentListing> rows(MultiMap form) {
    return form.names().stream()
        .filter(name -> name.startsWith(VERSION))
        .map(name -> name.substring(VERSION.length()))
        .flatMap(id -> row(form, id))
        .toList();
  }

  private static Stream<SentListing> row(MultiMap form, String id) {
    return Cursor.key(id).stream()
        .map(
            sku ->
                new SentListing(
                    sku,
                    number(form.get(VERSION + id)),
                    cells(form, "", id),
                    cells(form, WAS, id)));
  }

  private static Map<ListingField, String> cells(MultiMap form, String prefix, String id) {
    Map<ListingField, String> cells = new EnumMap<>(ListingField.class);
    for (ListingField field : ListingField.values()) {
      String sent = form.get(prefix + field.key() + "." + id);
      if (sent != null) {
        cells.put(field, sent);
      }
    }
    return cells;
  }

  private static long number(@Nullable String sent) {
    return sent != null && sent.matches("\\d{1,18}") ? Long.parseLong(sent) : 0;
  }
}
