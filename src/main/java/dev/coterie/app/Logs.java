package dev.coterie.app;

import dev.coterie.config.LogConfig;
import dev.coterie.config.LogFormat;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How this process logs. */
public final class Logs {
  private static final long PATIENCE_SECONDS = 2;

  private Logs() {}

  /** To be called before anything is logged: {@code logback.xml} reads the properties once. */
  public static void use(LogConfig config) {
    LogFormat format =
        config.format() != LogFormat.AUTO
            ? config.format()
            : isReadByPeople() ? LogFormat.TEXT : LogFormat.JSON;
    System.setProperty("coterie.log.format", format.name().toLowerCase(Locale.ROOT));
    System.setProperty("coterie.log.level", config.level().name());
  }

  /**
   * Whether the standard error stream is a terminal, asked as a shell would: Java tells it of all
   * three streams at once only. Where there is no such command, it is none.
   */
  private static boolean isReadByPeople() {
    try {
      Process test = new ProcessBuilder("test", "-t", "2").redirectError(Redirect.INHERIT).start();
      return test.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && test.exitValue() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
