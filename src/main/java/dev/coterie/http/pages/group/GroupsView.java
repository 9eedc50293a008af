package dev.coterie.http.pages.group;

import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.SortedList;
import dev.coterie.http.pages.price.RuleText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of groups.
 *
 * @param query that the groups were searched with
 * @param after the cursor of this page, empty for the first
 * @param next the key of the last group of it, null on the last page
 * @param currency of fees and fixed amounts
 * @param added what was typed of a group that could not be added, and what is wrong with it
 * @param undo what takes back what was just saved
 */
public record GroupsView(
    PageFrame frame,
    GroupSheet sheet,
    Notice notice,
    String query,
    SortedList<GroupColumn> list,
    String after,
    List<GroupRow> rows,
    @Nullable String next,
    String currency,
    NewGroup added,
    SheetUndo undo) {

  /** A group that is to be added, by the keys of its fields. */
  public record NewGroup(Map<String, String> typed, Map<String, String> errors) {
    static final NewGroup NONE = new NewGroup(Map.of(), Map.of());

    public String typed(String key) {
      return typed.getOrDefault(key, "");
    }

    public @Nullable String error(String key) {
      return errors.get(key);
    }
  }

  /** The address of this page, to which the sheet is sent. */
  public String place() {
    return list.address().with("after", after).text();
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Whether the user may not know the rule of the row. */
  public boolean hidesRule(GroupRow row) {
    return RuleText.hides(row.group().terms().pricing(), frame);
  }

  /** What the rule of a row would do, before it was changed. */
  public EffectView effect(GroupRow row) {
    return EffectView.none(frame, row.group());
  }

  public List<RuleType> types() {
    return RuleType.choices(frame);
  }
}
