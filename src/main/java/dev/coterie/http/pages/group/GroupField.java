package dev.coterie.http.pages.group;

import dev.coterie.kernel.EnumNames;
import java.util.Arrays;
import java.util.Optional;

/** The cells of a group's row that can be edited. */
public enum GroupField {
  NAME("name"),
  DESCRIPTION("description"),
  VALUE("pricing.value"),
  TYPE("pricing"),
  FEE("fee.amount"),
  DURATION("durationDays"),
  LISTINGS("listings");

  private final String term;

  GroupField(String term) {
    this.term = term;
  }

  /** As it stands in a form. */
  public String key() {
    return EnumNames.of(this);
  }

  /** What it says among a group's terms. */
  String term() {
    return term;
  }

  /** The cell whose fault an error of a group's terms is; empty where no cell has the term. */
  static Optional<GroupField> ofTerm(String term) {
    return Arrays.stream(values())
        .filter(field -> term.equals(field.term) || field.term.startsWith(term + "."))
        .findFirst();
  }
}
