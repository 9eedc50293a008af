package dev.coterie.http.pages.listing;

import dev.coterie.connect.listing.Listing;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Place;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One listing as the sheet shows it.
 *
 * @param cells what the fields hold: as stored, or as typed where that was not saved
 * @param stored what the database holds, to know a change by
 * @param errors what is wrong with cells
 * @param theirs what another session has changed cells to meanwhile
 */
public record ListingRow(
    Listing listing,
    Map<ListingField, String> cells,
    Map<ListingField, String> stored,
    Map<ListingField, String> errors,
    Map<ListingField, String> theirs) {

  static ListingRow of(Listing listing, Map<ListingField, String> stored) {
    return new ListingRow(listing, stored, stored, Map.of(), Map.of());
  }

  public String sku() {
    return listing.sku();
  }

  public boolean isConflict() {
    return !theirs.isEmpty();
  }

  /** The name of a cell's field in the form. */
  public String input(ListingField field) {
    return SentListing.cell(field, sku());
  }

  /** The name of the field of the version that the page shows. */
  public String versionInput() {
    return SentListing.version(sku());
  }

  public String cell(ListingField field) {
    return cells.getOrDefault(field, "");
  }

  /** What a cell held before it was typed into; null where it holds that still. */
  public @Nullable String was(ListingField field) {
    String was = stored.getOrDefault(field, "");
    return was.equals(cell(field)) ? null : was;
  }

  public boolean isWrong(ListingField field) {
    return errors.containsKey(field);
  }

  /** The id of what is to be said of a cell; null for nothing. */
  public @Nullable String note(ListingField field) {
    return isWrong(field) || theirs.containsKey(field) ? input(field) + "-note" : null;
  }

  public String page() {
    return Address.of(Place.SHOP_LISTINGS.path(), sku()).text();
  }
}
