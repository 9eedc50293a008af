package dev.coterie.http.pages.group;

import dev.coterie.group.DeletionImpact;
import dev.coterie.group.Group;
import dev.coterie.http.pages.GroupChoice;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.kernel.Money;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the deletion of a group would touch, and the ways to do it.
 *
 * @param others where the members could move
 */
public record GroupDeletionView(
    PageFrame frame, Notice notice, Group group, DeletionImpact impact, GroupChoice others) {
  /** From so many members on, the group's code is to be typed. */
  static final long CONFIRMED_FROM = 20;

  public boolean hasMembers() {
    return impact.members().count() > 0;
  }

  public boolean isConfirmed() {
    return impact.members().count() >= CONFIRMED_FROM;
  }

  public boolean isArchived() {
    return group.terms().archived();
  }

  /** Amounts of several currencies in one line. */
  public String amounts(List<Money> amounts) {
    return amounts.stream()
        .map(amount -> frame.t().decimal(amount.text()) + " " + amount.currency().getCurrencyCode())
        .collect(Collectors.joining(", "));
  }
}
