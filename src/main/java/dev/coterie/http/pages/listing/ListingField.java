package dev.coterie.http.pages.listing;

import dev.coterie.kernel.EnumNames;

/** The cells of a listing's row that can be edited. */
public enum ListingField {
  KIND,
  VALUE,
  NAME;

  /** As it stands in a form. */
  public String key() {
    return EnumNames.of(this);
  }

  /** The cell whose fault an error of a listing's terms is. */
  static ListingField ofTerm(String term) {
    return term.equals("name") ? NAME : VALUE;
  }
}
