package dev.coterie.http.pages.group;

import dev.coterie.group.Group;
import dev.coterie.group.SaleState;
import java.util.Map;

/**
 * One group as the sheet shows it.
 *
 * @param cells what the fields hold: as stored, or as typed where that was not saved
 * @param stored what the database holds, to know a change by
 * @param errors what is wrong with cells
 * @param theirs what a colleague has changed cells to meanwhile
 */
public record GroupRow(
    Group group,
    Map<GroupField, String> cells,
    Map<GroupField, String> stored,
    Map<GroupField, String> errors,
    Map<GroupField, String> theirs) {

  static GroupRow of(Group group, Map<GroupField, String> stored) {
    return new GroupRow(group, stored, stored, Map.of(), Map.of());
  }

  public long id() {
    return group.id();
  }

  public String code() {
    return group.terms().code();
  }

  public String name() {
    return group.terms().name();
  }

  public boolean isOnSale() {
    return group.product().state() == SaleState.ENABLED;
  }

  public boolean isMade() {
    return group.product().sku() != null;
  }

  public boolean isArchived() {
    return group.terms().archived();
  }

  public boolean isConflict() {
    return !theirs.isEmpty();
  }

  /** The name of a cell's field in the form. */
  public String input(GroupField field) {
    return field.key() + "." + id();
  }

  public String cell(GroupField field) {
    return cells.getOrDefault(field, "");
  }

  public String stored(GroupField field) {
    return stored.getOrDefault(field, "");
  }
}
