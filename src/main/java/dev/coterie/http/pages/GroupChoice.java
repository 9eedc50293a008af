package dev.coterie.http.pages;

import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.GroupName;
import dev.coterie.group.GroupContract.ListGroupNames;
import dev.coterie.group.terms.GroupKind;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Groups to choose from: a list of their names where they are few, else a field for a code, since
 * nobody looks through hundreds.
 *
 * @param groups by name; empty where they are many
 * @param few whether they are listed
 * @param chosen a code, empty for none; of a group that may be gone
 */
public record GroupChoice(List<GroupName> groups, boolean few, String chosen) {
  private static final int FEW = 100;

  public GroupChoice {
    groups = List.copyOf(groups);
  }

  /**
   * The groups that a visit may choose from.
   *
   * @param kind null for all
   * @param offered those that are to be listed
   */
  public static Future<GroupChoice> of(
      Visit visit, @Nullable GroupKind kind, String chosen, Predicate<GroupName> offered) {
    return GroupContract.NAMES
        .send(visit.vertx(), new ListGroupNames(kind, FEW))
        .map(
            names ->
                new GroupChoice(
                    names.groups().stream()
                        .filter(group -> names.all() && offered.test(group))
                        .sorted(
                            Comparator.comparing(GroupName::name, String.CASE_INSENSITIVE_ORDER))
                        .toList(),
                    names.all(),
                    chosen));
  }

  /** Whether the chosen group is none of the listed ones. */
  public boolean isElsewhere() {
    return !chosen.isEmpty() && groups.stream().noneMatch(group -> group.code().equals(chosen));
  }
}
