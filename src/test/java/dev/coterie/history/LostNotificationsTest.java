package dev.coterie.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The history checker finds stale answers: here one node gets no notifications of writes. */
class LostNotificationsTest {
  private static final Duration LENGTH = Duration.ofSeconds(6);
  private static final Duration LAG = Duration.ofSeconds(2);

  @RegisterExtension
  @Order(1)
  static final Wire WAY = Wire.losingNotifications();

  @RegisterExtension
  @Order(2)
  static final RunningCoterie HERE = new RunningCoterie();

  @RegisterExtension
  @Order(3)
  static final RunningCoterie UNNOTIFIED = new RunningCoterie().beside(HERE).by(WAY::to);

  @Test
  void stale_answers_are_found_on_a_node_without_notifications_and_only_there() {
    Report report =
        Run.judged(new Node("here", HERE), new Node("unnotified", UNNOTIFIED), LENGTH, LAG);

    System.out.println(report.summary() + ", notifications lost " + WAY.lost());
    List<Judged> notOfLoss =
        report.violations().stream().filter(each -> !isOfLoss(each.answer())).toList();
    assertThat(WAY.lost()).isPositive();
    assertThat(report.describe(notOfLoss)).isEmpty();
    assertThat(report.violations().size()).isGreaterThan(10);
  }

  private static boolean isOfLoss(Answer answer) {
    return answer.node().equals("unnotified") && !answer.byWriter();
  }
}
