package dev.coterie;

import dev.coterie.config.Config;
import dev.coterie.config.ConfigLoader;
import dev.coterie.config.InvalidConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code java -jar coterie.jar [--demo]}. */
public final class Main {
  private static final String DEMO = "--demo";
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);
  private static final int STOP_RESERVE_SECONDS = 15;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    List<String> options = List.of(arguments);
    if (!List.of(DEMO).containsAll(options)) {
      fail("usage: java -jar coterie.jar [--demo]");
    }
    try {
      run(ConfigLoader.load(System.getenv()), options.contains(DEMO));
    } catch (InvalidConfig invalid) {
      fail("the settings are not usable: " + invalid.getMessage());
    }
  }

  private static void run(Config config, boolean demo) throws InterruptedException {
    // the database keeps microseconds, so the service counts in them too
    Service service = new Service(config, Clock.tick(Clock.systemUTC(), MICROSECOND));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, config), "stop"));
    try {
      service.start(demo).toCompletionStage().toCompletableFuture().get();
      new Banner(service, demo).print(System.out);
    } catch (ExecutionException cause) {
      fail("Coterie did not start: " + cause.getCause());
    }
  }

  private static void stop(Service service, Config config) {
    int seconds = config.shutdown().graceSeconds() + STOP_RESERVE_SECONDS;
    try {
      service.stop().toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException cause) {
      System.err.println("Coterie did not stop cleanly: " + cause);
    }
  }

  private static void fail(String message) {
    System.err.println(message);
    System.exit(1);
  }
}
