package dev.coterie.http.pages.list;

import static java.util.stream.Collectors.joining;

import dev.coterie.group.DeletionImpact;
import dev.coterie.group.Group;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import java.util.List;

/** Lists that are about to be given up, with what goes with them. */
public record ListRemovalView(PageFrame frame, Notice notice, List<Removed> lists) {

  public record Removed(Group list, DeletionImpact impact) {}

  /** What else depends on the list, in words. */
  public String dependents(Removed each) {
    List<String> phrases = each.impact().dependents();
    return phrases.isEmpty()
        ? frame.t().say("none")
        : phrases.stream().map(frame.t()::answer).collect(joining(", "));
  }

  public String placeOf(Removed each) {
    return ListPage.placeOf(each.list().terms().code());
  }
}
