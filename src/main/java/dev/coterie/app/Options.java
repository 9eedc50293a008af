package dev.coterie.app;

import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.ShopCalendar;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param demo whether to fill an empty database with the demo shop
 * @param audit whether to list what earlier versions left for staff to settle, and nothing else
 * @param clock where a test clock stands at first, null for the time that it is
 */
public record Options(boolean demo, boolean audit, @Nullable Instant clock) {
  private static final String DEMO = "--demo";
  private static final String AUDIT = "--audit";
  private static final String CLOCK = "--clock=";
  private static final String USAGE =
      "usage: java -jar coterie.jar [--demo] [--clock=INSTANT] | --audit";

  /**
   * Reads the command line.
   *
   * @throws InvalidValue if it asks for something else
   */
  public static Options of(List<String> arguments) {
    boolean demo = false;
    boolean audit = false;
    Instant clock = null;
    for (String argument : arguments) {
      if (argument.equals(DEMO)) {
        demo = true;
      } else if (argument.equals(AUDIT) && arguments.size() == 1) {
        audit = true;
      } else if (argument.startsWith(CLOCK)) {
        clock = instant(argument.substring(CLOCK.length()));
      } else {
        throw new InvalidValue(USAGE);
      }
    }
    return new Options(demo, audit, clock);
  }

  /** The environment, and what the demo shop sets where that does not. */
  public Map<String, String> environment(Map<String, String> own) {
    Map<String, String> all = new HashMap<>(own);
    if (demo) {
      all.putIfAbsent("COTERIE_CONNECT_ENABLED", "true");
    }
    return all;
  }

  private static Instant instant(String text) {
    try {
      return ShopCalendar.instant(text);
    } catch (InvalidValue invalid) {
      throw new InvalidValue(CLOCK + " " + invalid.whatWouldBeRight());
    }
  }
}
