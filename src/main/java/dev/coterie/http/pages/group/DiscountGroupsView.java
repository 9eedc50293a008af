package dev.coterie.http.pages.group;

import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.price.RuleText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sheet of discount groups.
 *
 * @param query that the groups were searched with
 * @param next the cursor of the next page, null on the last one
 * @param currency of fees and fixed amounts
 * @param added what was typed of a group that could not be added, and what is wrong with it
 * @param undo what takes back what was just saved
 */
public record DiscountGroupsView(
    PageFrame frame,
    Notice notice,
    String query,
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

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Whether the user may not know the rule of the row. */
  public boolean hidesRule(GroupRow row) {
    return RuleText.hides(row.group().terms().pricing(), frame);
  }

  /** Where the sheet is saved, to be shown again as it was searched. */
  public String here() {
    return Address.of(DiscountGroupsPage.PATH).with("query", query).text();
  }

  /** Where to ask what the row's rule would do. */
  public String effectOf(GroupRow row) {
    return EffectPart.place(row.code()).text();
  }

  /** The fields that say a row's rule, as a list of parameters. */
  public String ruleFields(GroupRow row) {
    return String.join(
        ",",
        "token",
        "code." + row.id(),
        "version." + row.id(),
        row.input(GroupField.VALUE),
        row.input(GroupField.TYPE));
  }

  public List<RuleType> types() {
    return RuleType.choices(frame);
  }
}
