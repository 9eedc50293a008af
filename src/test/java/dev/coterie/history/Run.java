package dev.coterie.history;

import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Writers and readers on two nodes for some time. Each node writes a world of its own; both are
 * read on both.
 */
final class Run {
  private static final int PRODUCTS = 3;
  private static final int GROUPS = 2;
  private static final int CUSTOMERS = 3;
  private static final int READERS = 3;
  private static final Duration LONGEST_PAUSE_OF_WRITERS = Duration.ofMillis(40);
  private static final Duration LONGEST_PAUSE_OF_READERS = Duration.ofMillis(4);
  private static final Rule RULE_BY_DEFAULT = Rule.of(Rule.DISCOUNT, Rule.PERCENT, "1.5");

  private final SplittableRandom random = new SplittableRandom();
  private final List<World> worlds;
  private final Group byDefault;
  private final List<Reader> readers = new ArrayList<>();
  private final List<Runnable> clients = new ArrayList<>();
  private volatile boolean over;

  private Run(Node here, Node there) {
    worlds = List.of(world(here), world(there));
    byDefault = defaultGroup(here);
    worlds.forEach(world -> addCustomers(here, world));
    addWriters(here, worlds.get(0));
    addWriters(there, worlds.get(1));
    for (int number = 0; number < READERS; number++) {
      add(reader(here), LONGEST_PAUSE_OF_READERS);
      add(reader(there), LONGEST_PAUSE_OF_READERS);
    }
  }

  /** Runs for so long and judges every answer, with the lag allowed where the other node writes. */
  static Report judged(Node here, Node there, Duration length, Duration lag) {
    Run run = new Run(here, there);
    run.runFor(length);
    List<Answer> answers = run.readers.stream().flatMap(it -> it.answers().stream()).toList();
    int writes = run.worlds.stream().mapToInt(World::writes).sum();
    return Report.of(answers, writes, new Checker(run.byDefault), lag.toNanos());
  }

  private void runFor(Duration length) {
    ExecutorService threads = Executors.newFixedThreadPool(clients.size());
    List<CompletableFuture<Void>> all =
        clients.stream().map(client -> CompletableFuture.runAsync(client, threads)).toList();
    long end = Span.now() + length.toNanos();
    while (Span.now() < end && all.stream().noneMatch(CompletableFuture::isDone)) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    over = true;
    all.forEach(CompletableFuture::join);
    threads.shutdown();
  }

  private static World world(Node writer) {
    return World.of(writer.name(), PRODUCTS, GROUPS, CUSTOMERS);
  }

  private static Group defaultGroup(Node node) {
    String code = "by-default";
    JsonObject terms =
        new JsonObject()
            .put("default", true)
            .putNull("tier")
            .put("pricing", RULE_BY_DEFAULT.json());
    JsonObject made = new Shop(node.coterie()).group(code, terms);
    return new Group(made.getLong("id"), code, Optional.of(RULE_BY_DEFAULT));
  }

  private static void addCustomers(Node node, World world) {
    world.customers().forEach(new Shop(node.coterie())::customer);
  }

  private void addWriters(Node node, World world) {
    for (String sku : world.products().keySet()) {
      add(
          new ProductWriter(node, reader(node), world, sku, random.split()),
          LONGEST_PAUSE_OF_WRITERS);
    }
    for (String code : world.groups().keySet()) {
      add(
          new GroupWriter(node, reader(node), world, code, random.split()),
          LONGEST_PAUSE_OF_WRITERS);
    }
  }

  private Reader reader(Node node) {
    Reader reader = new Reader(node, worlds, random.split());
    readers.add(reader);
    return reader;
  }

  private void add(Client client, Duration longestPause) {
    SplittableRandom pauses = random.split();
    clients.add(
        () -> {
          while (!over && client.step()) {
            LockSupport.parkNanos(pauses.nextLong(longestPause.toNanos()));
          }
        });
  }
}
