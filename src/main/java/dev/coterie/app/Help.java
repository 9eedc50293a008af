package dev.coterie.app;

import dev.coterie.config.ConfigLoader;

/** What {@code --help} says. */
public final class Help {
  private static final String OPTIONS =
      """
      Coterie: customer groups, paid memberships and group prices for online shops

      usage: java -jar coterie.jar [--demo] [--clock=INSTANT]
             java -jar coterie.jar --audit | --help | --version

        --demo           fill an empty database with a demo shop that has a year behind it
        --clock=INSTANT  start a test clock there, such as 2026-01-01T00:00:00Z, which stands still
                         until PUT /v1/clock sets it; clock.settable must be true
        --audit          list what faults of earlier versions left for staff to settle, and end
        --help, -h       say this
        --version        say which Coterie this is

      Examples:

        java -jar coterie.jar --demo
        COTERIE_HTTP_PORT=9000 COTERIE_SHOP_CURRENCY=EUR java -jar coterie.jar
        COTERIE_CONFIG=/etc/coterie.yaml java -jar coterie.jar
        COTERIE_DATABASE_URI=postgresql://coterie:secret@db:5432/coterie java -jar coterie.jar

      It ends with 0, with 1 if it could not start, and with 2 if an option is wrong; on SIGTERM it
      finishes what is in flight first. Once it runs, /docs has everything else.

      Settings, as in a file of them:

      """;

  private Help() {}

  public static String text() {
    return OPTIONS + ConfigLoader.reference().indent(2);
  }
}
