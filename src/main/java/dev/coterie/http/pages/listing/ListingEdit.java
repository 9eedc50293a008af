package dev.coterie.http.pages.listing;

import dev.coterie.connect.listing.Listing;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A row as it was sent, held against the listing as it is now.
 *
 * @param stored the listing's cells as they are now
 */
record ListingEdit(SentListing sent, Listing listing, Map<ListingField, String> stored) {

  /** The cells that were changed on the page. */
  Set<ListingField> changed() {
    Set<ListingField> changed = EnumSet.noneOf(ListingField.class);
    sent.typed()
        .forEach(
            (field, typed) -> {
              if (!typed.equals(base().getOrDefault(field, typed))) {
                changed.add(field);
              }
            });
    return changed;
  }

  /** Without a script the browser says only which version it showed. */
  private Map<ListingField, String> base() {
    return sent.shown().isEmpty() ? stored : sent.shown();
  }

  /** What another session made of changed cells meanwhile, where that is something else. */
  Map<ListingField, String> theirs() {
    Map<ListingField, String> theirs = new EnumMap<>(ListingField.class);
    for (ListingField field : changed()) {
      String now = stored.getOrDefault(field, "");
      boolean moved =
          sent.shown().isEmpty()
              ? sent.version() != listing.version()
              : !now.equals(sent.shown().get(field));
      if (moved && !now.equals(sent.typed().get(field))) {
        theirs.put(field, now);
      }
    }
    return theirs;
  }

  /** All cells as they are to be: the changed ones as typed, the others as they are now. */
  Map<ListingField, String> cells() {
    Map<ListingField, String> cells = new EnumMap<>(stored);
    changed().forEach(field -> cells.put(field, sent.typed().getOrDefault(field, "")));
    return cells;
  }

  ListingRow row(Map<ListingField, String> errors) {
    return new ListingRow(listing, cells(), stored, errors, theirs());
  }
}
