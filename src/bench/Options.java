import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be chosen on the command line. */
record Options(Map<String, String> chosen) {
  private static final String JVM = "--jvm";
  private static final String CASES = "--cases";
  private static final Set<String> KNOWN_CASES =
      Set.of("lookup", "batch", "cold", "access", "scale", "expiry", "move", "shops", "staff");
  private static final Map<String, String> DEFAULTS =
      new TreeMap<>(
          Map.ofEntries(
              entry(CASES, "lookup,batch,cold"),
              entry("--rounds", "5"),
              entry("--seconds", "5"),
              entry("--warm-up", "10"),
              entry("--connections", "64"),
              entry("--threads", "1"),
              entry("--products", "100000"),
              entry("--groups", "10"),
              entry("--customers", "100000"),
              entry("--small-products", "1000"),
              entry("--small-groups", "10"),
              entry("--small-customers", "1000"),
              entry("--big-products", "1000000"),
              entry("--big-groups", "10000"),
              entry("--big-customers", "1000000"),
              entry("--ending-products", "1000"),
              entry("--ending-groups", "10"),
              entry("--ending-customers", "1000000"),
              entry("--moving-products", "1000"),
              entry("--moving-customers", "1000000"),
              entry("--stalls", "10000"),
              entry("--stall-products", "1000"),
              entry("--stall-customers", "100000"),
              entry("--expiry-batch", "1000"),
              entry("--expiry-per-second", "10000"),
              entry(JVM, "-Xms1g -Xmx1g")));

  static Options of(String[] arguments) {
    Map<String, String> chosen = new TreeMap<>(DEFAULTS);
    for (int index = 0; index < arguments.length; index += 2) {
      String option = arguments[index];
      if (!DEFAULTS.containsKey(option) || index + 1 == arguments.length) {
        throw new IllegalArgumentException(option + " is no option or lacks its value");
      }
      chosen.put(option, checked(option, arguments[index + 1]));
    }
    return new Options(chosen);
  }

  private static String checked(String option, String value) {
    boolean fits =
        switch (option) {
          case JVM -> true;
          case CASES -> KNOWN_CASES.containsAll(List.of(value.split(",")));
          default -> value.matches("[1-9][0-9]{0,6}");
        };
    if (!fits) {
      String form = option.equals(CASES) ? "of " + KNOWN_CASES : "a number from 1 to 9999999";
      throw new IllegalArgumentException(option + " must be " + form);
    }
    return value;
  }

  static String usage() {
    return DEFAULTS.entrySet().stream()
        .map(option -> "  " + option.getKey() + " '" + option.getValue() + "'")
        .collect(
            Collectors.joining(
                "\n",
                "src/bench/run, with these options and defaults:\n",
                "\n--cases are any of lookup, batch, cold, access, scale, expiry, move and staff; --seconds are those of a round,"
                    + "\n--small-* and --big-* the shops of scale, --big-* also that of staff, --ending-* that of expiry,"
                    + "\n--moving-* that of move"));
  }

  List<String> cases() {
    return List.of(chosen.get(CASES).split(","));
  }

  int rounds() {
    return whole("--rounds");
  }

  int seconds() {
    return whole("--seconds");
  }

  int warmUpSeconds() {
    return whole("--warm-up");
  }

  int threads() {
    return whole("--threads");
  }

  int connections() {
    return whole("--connections");
  }

  Shop shop() {
    return shop("--");
  }

  Shop smallShop() {
    return shop("--small-");
  }

  Shop bigShop() {
    return shop("--big-");
  }

  /** The shop whose memberships all end at once. */
  Shop endingShop() {
    return shop("--ending-");
  }

  /** The shop whose members all move from one group to another. */
  Shop movingShop() {
    return new Shop(whole("--moving-products"), 1, whole("--moving-customers"));
  }

  /** The mall whose products many shops list. */
  Shop stallShop() {
    return new Shop(whole("--stall-products"), 10, whole("--stall-customers"));
  }

  /** How many shops list them. */
  int stalls() {
    return whole("--stalls");
  }

  /** How much the timer announces in one transaction. */
  int expiryBatch() {
    return whole("--expiry-batch");
  }

  int expiryPerSecond() {
    return whole("--expiry-per-second");
  }

  List<String> jvmFlags() {
    return Stream.of(chosen.get(JVM).split(" ")).filter(flag -> !flag.isEmpty()).toList();
  }

  private Shop shop(String prefix) {
    return new Shop(
        whole(prefix + "products"), whole(prefix + "groups"), whole(prefix + "customers"));
  }

  private int whole(String option) {
    return Integer.parseInt(chosen.get(option));
  }
}
