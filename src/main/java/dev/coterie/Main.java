package dev.coterie;

import dev.coterie.app.Banner;
import dev.coterie.app.Help;
import dev.coterie.app.Logs;
import dev.coterie.app.Options;
import dev.coterie.app.Service;
import dev.coterie.config.Config;
import dev.coterie.config.ConfigLoader;
import dev.coterie.config.InvalidConfig;
import dev.coterie.config.ShutdownConfig;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.PlayedClock;
import dev.coterie.kernel.StandingClock;
import dev.coterie.ops.DirectMemory;
import dev.coterie.ops.Version;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** {@code java -jar coterie.jar}; {@code --help} says with which options. */
public final class Main {
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);
  private static final int STOP_RESERVE_SECONDS = 15;
  private static final int NOT_STARTED = 1;
  private static final int WRONG_OPTION = 2;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      DirectMemory.bound();
      Options options = Options.of(List.of(arguments));
      switch (options.purpose()) {
        case HELP -> System.out.print(Help.text());
        case VERSION -> System.out.println("Coterie " + Version.CURRENT);
        case SERVE, AUDIT -> run(options);
      }
    } catch (InvalidValue invalid) {
      fail(WRONG_OPTION, invalid.whatWouldBeRight() + "\n--help lists all options and settings");
    } catch (InvalidConfig invalid) {
      fail(NOT_STARTED, notStarted(invalid));
    }
  }

  private static void run(Options options) throws InterruptedException {
    Config config = ConfigLoader.load(options.environment(System.getenv()));
    Logs.use(config.log());
    run(config, options);
  }

  private static void run(Config config, Options options) throws InterruptedException {
    Clock clock = clock(config, options);
    if (options.purpose() == Options.Purpose.SERVE) {
      config.requireFreeAddresses();
    }
    Service service = new Service(config, clock);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, config), "stop"));
    try {
      if (options.purpose() == Options.Purpose.AUDIT) {
        report(service.audit().toCompletionStage().toCompletableFuture().get());
      } else {
        service.start(options.demo()).toCompletionStage().toCompletableFuture().get();
        new Banner(service, options).print(System.out);
      }
    } catch (ExecutionException cause) {
      fail(NOT_STARTED, notStarted(cause.getCause()));
    }
  }

  /** Settings are told without a word of the program; there may be several wrong. */
  private static String notStarted(@Nullable Throwable cause) {
    String why =
        cause instanceof InvalidConfig ? String.valueOf(cause.getMessage()) : String.valueOf(cause);
    boolean several = cause instanceof InvalidConfig && why.contains("\n");
    return "Coterie did not start:" + (several ? "\n" + why.indent(2) : " " + why);
  }

  private static void report(List<String> findings) {
    findings.forEach(System.out::println);
    System.out.println(findings.isEmpty() ? "nothing to settle" : findings.size() + " to settle");
    System.exit(0);
  }

  private static Clock clock(Config config, Options options) {
    Instant standing = options.clock();
    if (standing == null) {
      // the database keeps microseconds, so the service counts in them too
      Clock clock = Clock.tick(Clock.systemUTC(), MICROSECOND);
      return options.demo() ? new PlayedClock(clock) : clock;
    }
    config.clock().requireSettable();
    LoggerFactory.getLogger(Main.class)
        .warn("A TEST CLOCK IS IN USE: it stands at {} until PUT /v1/clock sets it", standing);
    return new StandingClock(standing);
  }

  private static void stop(Service service, Config config) {
    ShutdownConfig shutdown = config.shutdown();
    int seconds = shutdown.drainSeconds() + shutdown.graceSeconds() + STOP_RESERVE_SECONDS;
    try {
      service.stop().toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException cause) {
      System.err.println("Coterie did not stop cleanly: " + cause);
    }
  }

  private static void fail(int status, String message) {
    System.err.println(message.stripTrailing());
    System.exit(status);
  }
}
