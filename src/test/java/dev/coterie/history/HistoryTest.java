package dev.coterie.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.RunningCoterie;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every answer under concurrent writes is the price of some state that was current while it was
 * asked for, on the node that writes; on the other one the state may be older by a lag.
 *
 * <p>It is tried for six seconds, or as long as {@code -Dcoterie.history.seconds} says.
 */
class HistoryTest {
  private static final Duration LENGTH =
      Duration.ofSeconds(Integer.getInteger("coterie.history.seconds", 6));
  private static final Duration LAG = Duration.ofSeconds(5);

  @RegisterExtension
  @Order(1)
  static final RunningCoterie HERE = new RunningCoterie();

  @RegisterExtension
  @Order(2)
  static final RunningCoterie THERE = new RunningCoterie().beside(HERE);

  @Test
  void every_answer_on_two_nodes_is_explained_by_the_writes() {
    Report report = Run.judged(new Node("here", HERE), new Node("there", THERE), LENGTH, LAG);

    System.out.println(report.summary());
    assertThat(report.describe(report.violations())).isEmpty();
    assertThat(report.judged()).hasSizeGreaterThan(40 * (int) LENGTH.toSeconds());
    assertThat(report.writes()).isGreaterThan(5 * (int) LENGTH.toSeconds());
  }
}
