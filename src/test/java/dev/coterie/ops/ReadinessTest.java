package dev.coterie.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.ops.Readiness.ReadinessState;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** When a process should be sent requests. */
class ReadinessTest {
  private final AtomicBoolean away = new AtomicBoolean();

  @Test
  void a_process_is_ready_while_the_database_is_there() {
    Readiness readiness = new Readiness(false);
    assertThat(readiness.state()).isEqualTo(ReadinessState.STARTING);

    readiness.ready(away::get);
    assertThat(readiness.state()).isEqualTo(ReadinessState.READY);
    away.set(true);
    assertThat(readiness.state()).isEqualTo(ReadinessState.DATABASE_AWAY);
    away.set(false);
    assertThat(readiness.state()).isEqualTo(ReadinessState.READY);
  }

  @Test
  void it_may_be_ready_without_the_database_but_not_while_it_stops() {
    Readiness readiness = new Readiness(true);
    readiness.ready(away::get);
    away.set(true);
    assertThat(readiness.state()).isEqualTo(ReadinessState.READY);

    readiness.draining();

    assertThat(readiness.state()).isEqualTo(ReadinessState.DRAINING);
  }
}
