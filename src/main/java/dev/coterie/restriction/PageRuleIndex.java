package dev.coterie.restriction;

import dev.coterie.restriction.RestrictionContract.AdmittedGroup;
import dev.coterie.restriction.RestrictionContract.LoadedPageRule;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules of pages in memory, by which the one that counts for a page is found: the rule of just
 * this page, else the longest of those that mean its begin. For all threads.
 */
final class PageRuleIndex {
  private final Map<String, IndexedRule> exact = new HashMap<>();

  /** By their begins, without {@code /*}: they mean the begin itself, and what has a slash next. */
  private final Map<String, IndexedRule> below = new HashMap<>();

  /** By their begins, without {@code *}. */
  private final Map<String, IndexedRule> beginning = new HashMap<>();

  /** Of the begins, the longest first. */
  private final int[] lengths;

  /** A rule with what it admits. */
  record IndexedRule(String path, List<AdmittedGroup> groups, List<String> codes) {}

  PageRuleIndex(List<LoadedPageRule> rules) {
    TreeSet<Integer> known = new TreeSet<>(Collections.reverseOrder());
    for (LoadedPageRule each : rules) {
      List<String> codes = each.groups().stream().map(AdmittedGroup::code).toList();
      IndexedRule rule = new IndexedRule(each.path(), each.groups(), codes);
      String path = each.path();
      if (!path.endsWith("*")) {
        exact.put(path.equals("/") ? "" : path, rule);
      } else if (path.endsWith("/*")) {
        known.add(path.length() - 2);
        below.put(path.substring(0, path.length() - 2), rule);
      } else {
        known.add(path.length() - 1);
        beginning.put(path.substring(0, path.length() - 1), rule);
      }
    }
    lengths = known.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * The rule that counts, null where none does.
   *
   * @param page as {@link PagePath} has it
   */
  @Nullable IndexedRule of(String page) {
    IndexedRule just = exact.get(page);
    if (just != null) {
      return just;
    }
    for (int length : lengths) {
      IndexedRule rule = length > page.length() ? null : ofBegin(page, length);
      if (rule != null) {
        return rule;
      }
    }
    return null;
  }

  private @Nullable IndexedRule ofBegin(String page, int length) {
    String begin = page.substring(0, length);
    boolean whole = length == page.length() || page.charAt(length) == '/';
    IndexedRule rule = whole ? below.get(begin) : null;
    return rule == null ? beginning.get(begin) : rule;
  }
}
