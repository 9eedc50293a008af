package dev.coterie.app;

import dev.coterie.config.NearName;
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
 * @param purpose what the process is for
 * @param demo whether to fill an empty database with the demo shop
 * @param clock where a test clock stands at first, null for the time that it is
 */
public record Options(Purpose purpose, boolean demo, @Nullable Instant clock) {
  private static final String CLOCK = "--clock=";
  private static final String AUDIT = "--audit";
  private static final List<String> ALL = List.of("--demo", CLOCK, AUDIT, "--help", "--version");

  /** What a process is for. */
  public enum Purpose {
    SERVE,
    /** List what earlier versions left for staff to settle. */
    AUDIT,
    HELP,
    VERSION
  }

  /**
   * Reads the command line; whoever asks for help gets it, whatever else is there.
   *
   * @throws InvalidValue if it asks for something else
   */
  public static Options of(List<String> arguments) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      return only(Purpose.HELP);
    }
    if (arguments.contains("--version")) {
      return only(Purpose.VERSION);
    }
    Options options = only(Purpose.SERVE);
    for (String argument : arguments) {
      options = options.with(argument, arguments.size() == 1);
    }
    return options;
  }

  private static Options only(Purpose purpose) {
    return new Options(purpose, false, null);
  }

  private Options with(String argument, boolean alone) {
    if (argument.equals("--demo")) {
      return new Options(purpose, true, clock);
    }
    if (argument.startsWith(CLOCK)) {
      return new Options(purpose, demo, instant(argument.substring(CLOCK.length())));
    }
    if (!argument.equals(AUDIT)) {
      throw new InvalidValue(unknown(argument));
    }
    if (!alone) {
      throw new InvalidValue(AUDIT + " must be the only option");
    }
    return only(Purpose.AUDIT);
  }

  private static String unknown(String argument) {
    return argument
        + " is not an option"
        + NearName.of(argument.replaceFirst("=.*", "="), ALL)
            .map(near -> "; did you mean " + (near.equals(CLOCK) ? CLOCK + "INSTANT" : near) + "?")
            .orElse("");
  }

  /** The environment, and what the demo shop sets where that does not. */
  public Map<String, String> environment(Map<String, String> own) {
    Map<String, String> all = new HashMap<>(own);
    if (demo) {
      all.putIfAbsent("COTERIE_CONNECT_ENABLED", "true");
      all.putIfAbsent("COTERIE_SHUTDOWN_DRAIN_SECONDS", "0");
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
