package dev.coterie.membership;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coterie.kernel.RefusedException;
import dev.coterie.ledger.MembershipStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionTest {

  @Test
  void what_was_cancelled_can_be_reinstated_but_not_cancelled_again() {
    assertThatCode(() -> Transition.REINSTATE.require(MembershipStatus.ENDING))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Transition.CANCEL.require(MembershipStatus.ENDING))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("possible now: buy, assign, reinstate, end");
  }

  @Test
  void what_was_not_cancelled_cannot_be_reinstated() {
    assertThatThrownBy(() -> Transition.REINSTATE.require(MembershipStatus.SCHEDULED))
        .isInstanceOf(RefusedException.class);
  }

  @ParameterizedTest
  @EnumSource(MembershipStatus.class)
  void more_can_be_bought_from_everywhere(MembershipStatus status) {
    assertThatCode(() -> Transition.BUY.require(status)).doesNotThrowAnyException();
  }
}
