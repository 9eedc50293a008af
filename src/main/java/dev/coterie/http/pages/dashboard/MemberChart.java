package dev.coterie.http.pages.dashboard;

import dev.coterie.group.Group;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.membership.MembershipContract.Trend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The members of the largest groups over the last weeks, as lines and as a table.
 *
 * @param lines the largest group first
 * @param days the begins of the weeks, as they are written
 * @param most the number at the top of the chart
 */
public record MemberChart(List<Series> lines, List<String> days, long most) {
  static final int WIDTH = 720;
  static final int HEIGHT = 200;
  private static final int LINES = 6;
  private static final int CANDIDATES = 2 * LINES;
  private static final int MONTH = 4;

  public MemberChart {
    lines = List.copyOf(lines);
    days = List.copyOf(days);
  }

  /**
   * One group.
   *
   * @param members now
   * @param points the line, for a {@code polyline}
   * @param counts at the begin of each week, and now
   * @param dash number of the line, by which it is dashed
   */
  public record Series(
      String code, String name, long members, String points, List<Long> counts, int dash) {}

  /** The codes of the groups that had most members at the begin of the last week. */
  static List<String> largest(Trend trend) {
    return trend.members().entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, List<Long>> group) -> last(group)).reversed())
        .limit(CANDIDATES)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static long last(Map.Entry<String, List<Long>> group) {
    List<Long> counts = group.getValue();
    return counts.isEmpty() ? 0 : counts.get(counts.size() - 1);
  }

  static MemberChart of(PageFrame frame, List<Instant> weeks, Trend trend, List<Group> groups) {
    List<Group> largest =
        groups.stream()
            .sorted(Comparator.comparing(Group::members).reversed())
            .limit(LINES)
            .toList();
    List<List<Long>> counts = new ArrayList<>();
    for (Group group : largest) {
      List<Long> all =
          new ArrayList<>(
              trend
                  .members()
                  .getOrDefault(group.terms().code(), Collections.nCopies(weeks.size(), 0L)));
      all.add(group.members());
      counts.add(all);
    }
    long most =
        Math.max(
            1, counts.stream().flatMap(List::stream).mapToLong(Long::longValue).max().orElse(1));
    List<Series> lines = new ArrayList<>();
    for (Group group : largest) {
      List<Long> own = counts.get(lines.size());
      lines.add(
          new Series(
              group.terms().code(),
              group.terms().name(),
              group.members(),
              points(own, most),
              own,
              lines.size()));
    }
    return new MemberChart(lines, days(frame, weeks), most);
  }

  private static List<String> days(PageFrame frame, List<Instant> weeks) {
    List<String> days = new ArrayList<>(weeks.stream().map(frame.time()::day).toList());
    days.add(frame.t().say("dashboard.now"));
    return days;
  }

  private static String points(List<Long> counts, long most) {
    StringBuilder points = new StringBuilder();
    for (int index = 0; index < counts.size(); index++) {
      long x = (long) index * WIDTH / (counts.size() - 1);
      long y = HEIGHT - counts.get(index) * HEIGHT / most;
      points.append(x).append(',').append(y).append(' ');
    }
    return points.toString().strip();
  }

  public boolean isEmpty() {
    return lines.stream().allMatch(line -> line.counts().stream().allMatch(count -> count == 0));
  }

  /** What stands under the chart, from its left to its right end. */
  public List<String> scale() {
    int last = days.size() - 1;
    return List.of(days.get(0), days.get(last / 2), days.get(last));
  }

  /** The weeks that the table shows: every fourth, and now. */
  public List<Integer> shown() {
    List<Integer> shown = new ArrayList<>();
    for (int index = days.size() - 1; index >= 0; index -= MONTH) {
      shown.add(0, index);
    }
    return shown;
  }
}
