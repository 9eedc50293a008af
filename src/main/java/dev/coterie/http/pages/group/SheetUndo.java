package dev.coterie.http.pages.group;

import dev.coterie.group.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What takes a save of the sheet back: the same form with the cells of before, which is refused
 * like any other where a colleague has changed them since.
 *
 * @param fields of that form; none where nothing was changed
 */
public record SheetUndo(List<Field> fields) {
  static final SheetUndo NONE = new SheetUndo(List.of());

  /** The name of the field by which a form says that it takes a save back. */
  static final String FLAG = "undo";

  /** A field of the form. */
  public record Field(String name, String value) {}

  /**
   * Of groups that were just changed.
   *
   * @param edits what was changed in them
   * @param changed the groups as they are now, in the same order
   */
  static SheetUndo of(List<SheetEdit> edits, List<Group> changed, GroupCells cells) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(FLAG, "true"));
    for (int index = 0; index < edits.size(); index++) {
      SheetEdit edit = edits.get(index);
      Group group = changed.get(index);
      Map<GroupField, String> now = cells.of(group.terms());
      fields.add(new Field(SheetForm.code(group.id()), group.terms().code()));
      fields.add(new Field(SheetForm.version(group.id()), Long.toString(group.version())));
      for (GroupField field : edit.changed()) {
        String before = edit.stored().getOrDefault(field, "");
        fields.add(new Field(SheetForm.cell(field, group.id()), before));
        fields.add(new Field(SheetForm.was(field, group.id()), now.getOrDefault(field, "")));
      }
    }
    return new SheetUndo(fields);
  }

  public boolean isThere() {
    return !fields.isEmpty();
  }
}
