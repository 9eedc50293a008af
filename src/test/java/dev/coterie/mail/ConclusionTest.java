package dev.coterie.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.mail.TryOutcome.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConclusionTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant END = BEGIN.plus(MailSender.PATIENCE);
  private static final TryOutcome DOWN = new TryOutcome(Verdict.NOT_SENT, "down");

  @Test
  void tries_are_ever_further_apart_and_the_last_is_a_day_after_the_first() {
    List<Long> minutes = new ArrayList<>();
    Instant now = BEGIN;
    Conclusion conclusion = tried(1, now);
    while (conclusion.status() == MailStatus.WAITING) {
      minutes.add(Duration.between(now, conclusion.at()).toMinutes());
      now = conclusion.at();
      conclusion = tried(minutes.size() + 1, now);
    }

    assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 417L);
    assertThat(now).isEqualTo(END);
    assertThat(conclusion).isEqualTo(new Conclusion(MailStatus.FAILED, "down", END));
  }

  @Test
  void a_try_that_may_have_worked_is_the_last() {
    Conclusion conclusion =
        Conclusion.of(mail(1), new TryOutcome(Verdict.UNCERTAIN, "silence"), BEGIN);

    assertThat(conclusion).isEqualTo(new Conclusion(MailStatus.UNCERTAIN, "silence", BEGIN));
  }

  private static Conclusion tried(int tries, Instant now) {
    return Conclusion.of(mail(tries), DOWN, now);
  }

  private static ClaimedMail mail(int tries) {
    return new ClaimedMail(1, MailKind.ORDER, "1001", "a@lists.example", null, tries, END);
  }
}
