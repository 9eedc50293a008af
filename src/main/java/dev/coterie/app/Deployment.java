package dev.coterie.app;

import dev.coterie.caller.CallerVerticle;
import dev.coterie.caller.KeyRing;
import dev.coterie.catalog.CatalogVerticle;
import dev.coterie.catalog.ProductsOfGroups;
import dev.coterie.config.Config;
import dev.coterie.config.Role;
import dev.coterie.db.ChangeFeed;
import dev.coterie.delivery.DeliveryVerticle;
import dev.coterie.event.EventVerticle;
import dev.coterie.expiry.ExpiryVerticle;
import dev.coterie.group.GroupVerticle;
import dev.coterie.http.api.ChargesApi;
import dev.coterie.http.api.ClockApi;
import dev.coterie.http.api.CustomersApi;
import dev.coterie.http.api.EventsApi;
import dev.coterie.http.api.GiftsApi;
import dev.coterie.http.api.GroupsApi;
import dev.coterie.http.api.KeysApi;
import dev.coterie.http.api.MembersApi;
import dev.coterie.http.api.OrdersApi;
import dev.coterie.http.api.ProductsApi;
import dev.coterie.http.api.QuotesApi;
import dev.coterie.http.price.LookupMetrics;
import dev.coterie.http.price.PricesApi;
import dev.coterie.http.server.HttpVerticle;
import dev.coterie.http.server.Resource;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.StandingClock;
import dev.coterie.membership.GroupMembers;
import dev.coterie.membership.MembershipSales;
import dev.coterie.membership.MembershipVerticle;
import dev.coterie.ops.Meters;
import dev.coterie.order.OrderVerticle;
import dev.coterie.pricing.PriceBook;
import dev.coterie.pricing.PricingVerticle;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The verticles of a process, by role, and what they share. */
final class Deployment {
  private static final int EVENT_LOOPS = VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE;

  private final Vertx vertx;
  private final Config config;
  private final Pool pool;
  private final Pool importPool;
  private final ChangeFeed feed;
  private final Clock clock;
  private final MeterRegistry meters;
  private final ShopCalendar calendar;
  private final KeyRing keys;
  private final PriceBook book;
  private final Deque<String> deployed = new ConcurrentLinkedDeque<>();
  private final Queue<HttpVerticle> servers = new ConcurrentLinkedQueue<>();

  Deployment(
      Vertx vertx,
      Config config,
      Pool pool,
      Pool importPool,
      ChangeFeed feed,
      Clock clock,
      MeterRegistry meters) {
    this.vertx = vertx;
    this.config = config;
    this.pool = pool;
    this.importPool = importPool;
    this.feed = feed;
    this.clock = clock;
    this.meters = meters;
    this.calendar = new ShopCalendar(config.shop().zone());
    this.keys = new KeyRing(vertx, pool);
    this.book =
        new PriceBook(vertx, feed.link(), config.pricing(), config.shop().currency(), clock);
  }

  /** Deploys those who answer before those who ask. */
  Future<Void> deploy() {
    feed.listen(book::forget);
    feed.listen(keys::forget);
    Meters.bindBook(meters, book);
    Meters.bindLink(meters, feed.link(), clock);
    return keys.load()
        .compose(done -> deploy(Role.MEMBERSHIP, 1, this::membership))
        .compose(done -> deploy(Role.MEMBERSHIP, 1, this::orders))
        .compose(done -> deploy(Role.MEMBERSHIP, 1, this::groups))
        .compose(done -> deploy(Role.MEMBERSHIP, 1, this::callers))
        .compose(done -> deploy(Role.MEMBERSHIP, 1, () -> new EventVerticle(pool, feed)))
        .compose(
            done ->
                deploy(Role.PRICING, 1, () -> new CatalogVerticle(pool, importPool, feed, clock)))
        .compose(done -> deploy(Role.PRICING, 1, () -> new PricingVerticle(pool, feed.link())))
        .compose(done -> deploy(Role.EXPIRY, 1, () -> new ExpiryVerticle(config.expiry(), meters)))
        .compose(done -> deploy(Role.HTTP, EVENT_LOOPS, this::http))
        .compose(done -> deploy(Role.DELIVERY, 1, () -> new DeliveryVerticle(pool, feed, meters)));
  }

  /** The port of the API, 0 in a process that answers none. */
  int port() {
    HttpVerticle first = servers.peek();
    return first == null ? 0 : first.port();
  }

  /** Answers what is in flight, then undeploys those who ask before those who answer. */
  Future<Void> undeploy() {
    return Future.join(servers.stream().map(HttpVerticle::drain).toList())
        .compose(drained -> undeployLast());
  }

  private Future<Void> undeployLast() {
    String last = deployed.pollLast();
    return last == null
        ? Future.succeededFuture()
        : vertx.undeploy(last).eventually(this::undeployLast);
  }

  private Future<Void> deploy(Role role, int instances, Supplier<Deployable> part) {
    return config.roles().contains(role)
        ? vertx
            .deployVerticle(part, new DeploymentOptions().setInstances(instances))
            .onSuccess(deployed::add)
            .mapEmpty()
        : Future.succeededFuture();
  }

  private Deployable membership() {
    return new MembershipVerticle(pool, importPool, feed, clock, calendar);
  }

  private Deployable groups() {
    return new GroupVerticle(
        pool,
        feed,
        new GroupMembers(calendar),
        new ProductsOfGroups(clock),
        clock,
        calendar,
        config.shop().currency());
  }

  private Deployable orders() {
    return new OrderVerticle(pool, feed, new MembershipSales(clock, calendar), clock);
  }

  private Deployable callers() {
    return new CallerVerticle(pool, feed, keys, clock);
  }

  private Deployable http() {
    HttpVerticle server =
        new HttpVerticle(
            config,
            keys,
            resources(),
            meters,
            EVENT_LOOPS,
            feed.link()::isAway,
            this::watchEventLoop);
    servers.add(server);
    return server;
  }

  private void watchEventLoop() {
    Meters.watchEventLoop(vertx, meters);
  }

  private List<Resource> resources() {
    var currency = config.shop().currency();
    Stream<Resource> always =
        Stream.of(
            new PricesApi(
                book, new LookupMetrics(meters), currency, config.pricing().freshSeconds(), clock),
            new ProductsApi(currency),
            new CustomersApi(),
            new GroupsApi(currency),
            new MembersApi(calendar, clock),
            new OrdersApi(currency),
            new ChargesApi(),
            new QuotesApi(),
            new GiftsApi(),
            new EventsApi(),
            new KeysApi());
    return Stream.concat(always, testClock()).toList();
  }

  private Stream<Resource> testClock() {
    return clock instanceof StandingClock standing
        ? Stream.of(new ClockApi(standing))
        : Stream.empty();
  }
}
