package dev.coterie.attack;

import java.io.IOException;

/**
 * {@code Attack stalled N SECONDS | unreading N SECONDS | soak MINUTES}: attacks the service that
 * the environment names, and prints what a normal client sees and what the process takes.
 */
public final class Attack {
  private static final int SECOND = 1_000;
  private static final int MINUTE = 60_000;
  private static final int REPORT_SECONDS = 5;
  private static final int STALLED_IN_SOAK = 600;
  private static final int UNREADING_IN_SOAK = 100;
  private static final int KILLED_IN_SOAK = 50;

  private final Target target;
  private final ProcessFigures figures;

  private Attack(Target target) {
    this.target = target;
    this.figures = new ProcessFigures(target);
  }

  /**
   * Runs one attack.
   *
   * @param arguments its name and its size
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Attack attack = new Attack(Target.ofEnvironment());
    int size = Integer.parseInt(arguments[1]);
    switch (arguments[0]) {
      case "stalled" -> attack.by(() -> Crowd.ofStalled(attack.target, size), arguments[2]);
      case "unreading" -> attack.by(() -> Crowd.ofUnreading(attack.target, size), arguments[2]);
      case "soak" -> attack.soak(size);
      default -> throw new IllegalArgumentException("stalled, unreading or soak");
    }
  }

  private interface Gathering {
    Crowd gather() throws IOException;
  }

  private void by(Gathering crowd, String seconds) throws IOException, InterruptedException {
    try (NormalLoad load = new NormalLoad(target)) {
      watch("before", load, REPORT_SECONDS);
      try (Crowd attackers = crowd.gather()) {
        int rounds = Integer.parseInt(seconds) / REPORT_SECONDS;
        for (int round = 1; round <= rounds; round++) {
          watch("after " + round * REPORT_SECONDS + " s", load, REPORT_SECONDS);
          System.out.println("  the service closed " + attackers.closed());
        }
      }
      watch("once it is over", load, REPORT_SECONDS);
    }
  }

  private void watch(String when, NormalLoad load, int seconds) throws InterruptedException {
    Thread.sleep((long) seconds * SECOND);
    System.out.println(when);
    System.out.print(load.report() + figures.report());
  }

  /** Stalled, unreading, killed and normal clients at once. */
  private void soak(int minutes) throws IOException, InterruptedException {
    try (NormalLoad load = new NormalLoad(target)) {
      watch("before", load, REPORT_SECONDS);
      try (Crowd stalled = Crowd.ofStalled(target, STALLED_IN_SOAK);
          Crowd unreading = Crowd.ofUnreading(target, UNREADING_IN_SOAK)) {
        for (int minute = 1; minute <= minutes; minute++) {
          killOften();
          watch("after " + minute + " min", load, 0);
          System.out.println(
              "  the service closed " + stalled.closed() + " and " + unreading.closed());
        }
      }
      watch("once it is over", load, REPORT_SECONDS);
    }
  }

  /** For a minute, clients whose connections end amid what they send. */
  private void killOften() throws IOException, InterruptedException {
    long end = System.nanoTime() + MINUTE * 1_000_000L;
    while (System.nanoTime() < end) {
      Crowd killed = Crowd.ofUnreading(target, KILLED_IN_SOAK);
      Thread.sleep(SECOND);
      killed.close();
    }
  }
}
