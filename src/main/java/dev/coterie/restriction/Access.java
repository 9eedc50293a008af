package dev.coterie.restriction;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a customer may enter a page, and why.
 *
 * @param rule the path of the rule that decided, null where none restricts the page
 * @param group the code of the group that admits the customer, null where none does or has to
 * @param admitted the codes of all groups that the rule admits
 * @param validUntil the next instant at which a known begin or end can change the answer, null
 *     where there is none
 */
public record Access(
    boolean allowed,
    @Nullable String rule,
    @Nullable String group,
    List<String> admitted,
    @Nullable Instant validUntil) {
  static final Access UNRESTRICTED = new Access(true, null, null, List.of(), null);

  /** The reason in words. */
  public String because() {
    if (rule == null) {
      return "no rule restricts this page";
    }
    if (group != null) {
      return "the rule " + rule + " admits members of " + group;
    }
    return admitted.isEmpty()
        ? "the rule " + rule + " admits nobody, since its groups are deleted"
        : "the rule " + rule + " admits only members of " + String.join(", ", admitted);
  }
}
