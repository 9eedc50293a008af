package dev.coterie.history;

import dev.coterie.history.Verdict.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run came to.
 *
 * @param lag what was allowed where the other node writes, in nanoseconds
 */
record Report(int writes, List<Judged> judged, long lag) {
  private static final int MAX_DESCRIBED = 3;
  private static final List<Double> PERCENTILES = List.of(50.0, 99.0, 99.9, 100.0);

  static Report of(List<Answer> answers, int writes, Checker checker, long lag) {
    List<Judged> judged =
        answers.stream().map(answer -> new Judged(answer, checker.judge(answer, lag))).toList();
    return new Report(writes, judged, lag);
  }

  List<Judged> violations() {
    return judged.stream().filter(Judged::isViolation).toList();
  }

  /** The answers on the node that does not write what was asked for. */
  List<Judged> elsewhere() {
    return judged.stream().filter(each -> !each.answer().byWriter()).toList();
  }

  /** One line on the run. */
  String summary() {
    Map<String, Long> kinds =
        judged.stream()
            .collect(
                Collectors.groupingBy(
                    each ->
                        each.answer().question().kind()
                            + (each.answer().byWriter() ? " where written" : " elsewhere"),
                    TreeMap::new,
                    Collectors.counting()));
    return "%d answers %s, %d writes, %d violations; elsewhere %d late, %d mixed, lag ms %s"
        .formatted(
            judged.size(),
            kinds,
            writes,
            violations().size(),
            count(Kind.LATE),
            count(Kind.MIXED),
            lags());
  }

  /** For people: the first of these with what could have been answered. */
  String describe(List<Judged> some) {
    return some.stream()
        .limit(MAX_DESCRIBED)
        .map(each -> each.describe(lag))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private long count(Kind kind) {
    return elsewhere().stream().filter(each -> each.verdict().kind() == kind).count();
  }

  /** Percentiles of how late the answers were that one instant explains. */
  private Map<String, String> lags() {
    long[] sorted =
        elsewhere().stream()
            .map(Judged::verdict)
            .filter(verdict -> verdict.kind() == Kind.CURRENT || verdict.kind() == Kind.LATE)
            .mapToLong(Verdict::lag)
            .sorted()
            .toArray();
    Map<String, String> lags = new LinkedHashMap<>();
    for (double percentile : PERCENTILES) {
      if (sorted.length > 0) {
        int index = (int) Math.ceil(percentile / 100 * sorted.length) - 1;
        lags.put("p" + percentile, Millis.of(sorted[index]));
      }
    }
    return lags;
  }
}
