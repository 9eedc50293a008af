package dev.coterie;

import dev.coterie.app.Banner;
import dev.coterie.app.Options;
import dev.coterie.app.Service;
import dev.coterie.config.Config;
import dev.coterie.config.ConfigLoader;
import dev.coterie.config.InvalidConfig;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.PlayedClock;
import dev.coterie.kernel.StandingClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code java -jar coterie.jar [--demo] [--clock=INSTANT] | --audit}. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private static final Duration MICROSECOND = Duration.ofNanos(1_000);
  private static final int STOP_RESERVE_SECONDS = 15;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      Options options = Options.of(List.of(arguments));
      run(ConfigLoader.load(options.environment(System.getenv())), options);
    } catch (InvalidValue invalid) {
      fail(invalid.whatWouldBeRight());
    } catch (InvalidConfig invalid) {
      fail("the settings are not usable: " + invalid.getMessage());
    }
  }

  private static void run(Config config, Options options) throws InterruptedException {
    Service service = new Service(config, clock(config, options));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, config), "stop"));
    try {
      if (options.audit()) {
        report(service.audit().toCompletionStage().toCompletableFuture().get());
      } else {
        service.start(options.demo()).toCompletionStage().toCompletableFuture().get();
        new Banner(service, options).print(System.out);
      }
    } catch (ExecutionException cause) {
      fail("Coterie did not start: " + cause.getCause());
    }
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
    LOG.warn("A TEST CLOCK IS IN USE: it stands at {} until PUT /v1/clock sets it", standing);
    return new StandingClock(standing);
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
