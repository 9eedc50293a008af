package dev.coterie.http.pages.group;

import dev.coterie.group.Group;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    return group.product().isOnSale();
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
    return SheetForm.cell(field, id());
  }

  /** The name of the field of its code. */
  public String codeInput() {
    return SheetForm.code(id());
  }

  /** The name of the field of the version that the page shows. */
  public String versionInput() {
    return SheetForm.version(id());
  }

  public String cell(GroupField field) {
    return cells.getOrDefault(field, "");
  }

  /** What a cell held before it was typed into; null where it holds that still. */
  public @Nullable String was(GroupField field) {
    String was = stored.getOrDefault(field, "");
    return was.equals(cell(field)) ? null : was;
  }

  public boolean isWrong(GroupField field) {
    return errors.containsKey(field);
  }

  /** The id of what is to be said of a cell; null for nothing. */
  public @Nullable String note(GroupField field) {
    return isWrong(field) || theirs.containsKey(field) ? input(field) + "-note" : null;
  }

  /** Where its own page is. */
  public String page() {
    return GroupSheet.page(group).text();
  }

  /** Where something is done with the group. */
  public String place(String what) {
    return GroupSheet.page(group, what).text();
  }
}
