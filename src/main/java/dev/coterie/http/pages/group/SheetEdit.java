package dev.coterie.http.pages.group;

import dev.coterie.group.Group;
import dev.coterie.http.pages.group.SheetForm.SentRow;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A row as it was sent, held against the group as it is now.
 *
 * @param stored the group's cells as they are now
 */
record SheetEdit(SentRow sent, Group group, Map<GroupField, String> stored) {

  /** The cells that were changed on the page. */
  Set<GroupField> changed() {
    Set<GroupField> changed = EnumSet.noneOf(GroupField.class);
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
  private Map<GroupField, String> base() {
    return sent.shown().isEmpty() ? stored : sent.shown();
  }

  /** What a colleague made of changed cells meanwhile, where that is something else. */
  Map<GroupField, String> theirs() {
    Map<GroupField, String> theirs = new EnumMap<>(GroupField.class);
    for (GroupField field : changed()) {
      String now = stored.getOrDefault(field, "");
      boolean moved =
          sent.shown().isEmpty()
              ? sent.version() != group.version()
              : !now.equals(sent.shown().get(field));
      if (moved && !now.equals(sent.typed().get(field))) {
        theirs.put(field, now);
      }
    }
    return theirs;
  }

  /** All cells as they are to be: the changed ones as typed, the others as they are now. */
  Map<GroupField, String> cells() {
    Map<GroupField, String> cells = new EnumMap<>(stored);
    changed().forEach(field -> cells.put(field, sent.typed().getOrDefault(field, "")));
    return cells;
  }

  GroupRow row(Map<GroupField, String> errors) {
    return new GroupRow(group, cells(), stored, errors, theirs());
  }
}
