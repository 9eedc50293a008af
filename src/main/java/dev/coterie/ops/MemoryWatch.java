package dev.coterie.ops;

import dev.coterie.kernel.OutOfMemory;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a process whose memory is used up and does not come free again. */
public final class MemoryWatch {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryWatch.class);
  private static final long TICK_MILLIS = 1_000;
  private static final int PATIENCE_SECONDS = 15;

  private int exhaustedSeconds;

  private MemoryWatch() {}

  /** Begins to watch, for as long as the process lasts. */
  public static void begin(Vertx vertx) {
    MemoryWatch watch = new MemoryWatch();
    vertx.exceptionHandler(MemoryWatch::report);
    vertx.setPeriodic(TICK_MILLIS, timer -> watch.look());
  }

  private static void report(Throwable cause) {
    OutOfMemory.endIf(cause);
    LOG.error("unhandled", cause);
  }

  /** Servers close what holds most of it, so that it is not for long. */
  private void look() {
    exhaustedSeconds = DirectMemory.isExhausted() ? exhaustedSeconds + 1 : 0;
    if (exhaustedSeconds > PATIENCE_SECONDS) {
      OutOfMemory.end(
          "out of memory for connections, of which there are %d bytes"
              .formatted(DirectMemory.max()));
    }
  }
}
