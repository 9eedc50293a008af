package dev.coterie.history;

import dev.coterie.history.Verdict.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An answer and what the history says about it. */
record Judged(Answer answer, Verdict verdict) {
  private static final long SHOWN_WHERE_WRITTEN = Duration.ofMillis(100).toNanos();

  /** On the node that writes an answer must be current, on the other one explained at all. */
  boolean isViolation() {
    return answer.byWriter() ? verdict.kind() != Kind.CURRENT : verdict.kind() == Kind.UNEXPLAINED;
  }

  /** For people: the answer and all that it depends on, in milliseconds from its request. */
  String describe(long lag) {
    Question question = answer.question();
    Span asked = answer.asked();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s on %s, written on %s, took %s ms: %s"
            .formatted(
                question,
                answer.node(),
                question.world().writer(),
                Millis.between(asked.begin(), asked.end()),
                verdict));
    answer.prices().forEach(price -> lines.add("  seen: " + price));
    if (answer.unknownGroup()) {
      lines.add("  seen: unknown group");
    }
    long from = asked.begin() - (answer.byWriter() ? Math.min(lag, SHOWN_WHERE_WRITTEN) : lag);
    for (Map.Entry<String, Timeline<?>> part : question.world().timelines(question).entrySet()) {
      lines.add("  " + part.getKey());
      part.getValue()
          .lines(from, asked.end(), asked.begin())
          .forEach(line -> lines.add("    " + line));
    }
    return String.join(System.lineSeparator(), lines);
  }
}
