package dev.coterie.http.pages.group;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of the sheet that were sent. */
final class SheetForm {
  private static final String CODE = "code.";
  private static final String VERSION = "version.";
  private static final String WAS = "was-";

  private SheetForm() {}

  /** The name of the field that has a group's code. */
  static String code(long group) {
    return CODE + group;
  }

  /** The name of the field that has the version which the page shows. */
  static String version(long group) {
    return VERSION + group;
  }

  /** The name of a cell's field. */
  static String cell(GroupField field, long group) {
    return field.key() + "." + group;
  }

  /** The name of the field that has what a cell held when the page showed it. */
  static String was(GroupField field, long group) {
    return WAS + cell(field, group);
  }

  /**
   * One row as it was sent.
   *
   * @param version of the group when the page showed it
   * @param typed what the fields hold
   * @param shown what they held when the page showed them; empty where the browser runs no script
   */
  record SentRow(
      String code, long version, Map<GroupField, String> typed, Map<GroupField, String> shown) {}

  static List<SentRow> rows(MultiMap form) {
    List<SentRow> rows = new ArrayList<>();
    for (String name : form.names()) {
      if (name.startsWith(CODE)) {
        rows.add(row(form, name.substring(CODE.length())));
      }
    }
    return rows;
  }

  private static SentRow row(MultiMap form, String id) {
    return new SentRow(
        form.get(CODE + id),
        version(form.get(VERSION + id)),
        cells(form, "", id),
        cells(form, WAS, id));
  }

  private static Map<GroupField, String> cells(MultiMap form, String prefix, String id) {
    Map<GroupField, String> cells = new EnumMap<>(GroupField.class);
    for (GroupField field : GroupField.values()) {
      String sent = form.get(prefix + field.key() + "." + id);
      if (sent != null) {
        cells.put(field, sent);
      }
    }
    return cells;
  }

  private static long version(@Nullable String sent) {
    return sent != null && sent.matches("\\d{1,18}") ? Long.parseLong(sent) : 0;
  }
}
