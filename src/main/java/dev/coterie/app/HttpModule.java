package dev.coterie.app;

import dev.coterie.caller.KeyRing;
import dev.coterie.config.Role;
import dev.coterie.demo.DemoPictures;
import dev.coterie.group.GroupContract;
import dev.coterie.http.Site;
import dev.coterie.http.access.WrongKeys;
import dev.coterie.http.api.AccountsApi;
import dev.coterie.http.api.ChargesApi;
import dev.coterie.http.api.ClockApi;
import dev.coterie.http.api.CustomersApi;
import dev.coterie.http.api.EventsApi;
import dev.coterie.http.api.GiftsApi;
import dev.coterie.http.api.GroupsApi;
import dev.coterie.http.api.KeysApi;
import dev.coterie.http.api.ListImportsApi;
import dev.coterie.http.api.MailsApi;
import dev.coterie.http.api.MembersApi;
import dev.coterie.http.api.OrdersApi;
import dev.coterie.http.api.ProductsApi;
import dev.coterie.http.api.QuotesApi;
import dev.coterie.http.api.SimulationsApi;
import dev.coterie.http.api.UsersApi;
import dev.coterie.http.api.WebhooksApi;
import dev.coterie.http.connect.ListingsApi;
import dev.coterie.http.connect.MallApi;
import dev.coterie.http.connect.ShopGroupsApi;
import dev.coterie.http.connect.ShopKeysApi;
import dev.coterie.http.connect.ShopProductsApi;
import dev.coterie.http.connect.ShopsApi;
import dev.coterie.http.price.LookupMetrics;
import dev.coterie.http.price.PricesApi;
import dev.coterie.http.price.ShopPricesApi;
import dev.coterie.http.restriction.AccessApi;
import dev.coterie.http.restriction.PageRulesApi;
import dev.coterie.http.restriction.ProductRulesApi;
import dev.coterie.http.server.HttpVerticle;
import dev.coterie.http.server.Resource;
import dev.coterie.kernel.StandingClock;
import dev.coterie.ops.Meters;
import dev.coterie.pricing.PriceBook;
import dev.coterie.pricing.shop.ShopBook;
import dev.coterie.restriction.AccessBook;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.VertxOptions;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The servers that answer HTTP, one on each event loop, and the resources that they offer. */
final class HttpModule implements Module {
  private static final int EVENT_LOOPS = VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE;

  private final Platform platform;
  private final KeyRing keys;
  private final WrongKeys wrongKeys = new WrongKeys();
  private final PriceBook book;
  private final ShopBook shops;
  private final AccessBook access;
  private volatile @Nullable List<Site> sites;
  private final Queue<HttpVerticle> servers = new ConcurrentLinkedQueue<>();

  HttpModule(Platform platform, KeyRing keys, PriceBook book, ShopBook shops, AccessBook access) {
    this.shops = shops;
    this.access = access;
    this.platform = platform;
    this.keys = keys;
    this.book = book;
  }

  /** The port of the API, 0 in a process that answers none. */
  int port() {
    HttpVerticle first = servers.peek();
    return first == null ? 0 : first.port();
  }

  /** Has each answer close its connection from now on. */
  void sendClientsElsewhere() {
    servers.forEach(HttpVerticle::sendClientsElsewhere);
  }

  /** Answers what is in flight, and nothing that comes after it. */
  Future<Void> drain() {
    return Future.join(servers.stream().map(HttpVerticle::drain).toList()).mapEmpty();
  }

  /** Makes the pages on a worker, since their assets are read and packed. */
  @Override
  public Future<Void> prepare() {
    return platform.config().roles().contains(role())
        ? platform
            .vertx()
            .executeBlocking(this::makeSites)
            .onSuccess(made -> sites = made)
            .mapEmpty()
        : Future.succeededFuture();
  }

  private List<Site> makeSites() {
    return List.of(
        new AdminPages(platform, book, access).make(),
        new StorefrontPages(platform, book, shops).make());
  }

  @Override
  public Role role() {
    return Role.HTTP;
  }

  @Override
  public int instances() {
    return EVENT_LOOPS;
  }

  @Override
  public Deployable verticle() {
    HttpVerticle server =
        new HttpVerticle(
            platform.config(),
            keys,
            wrongKeys,
            resources(),
            Objects.requireNonNull(sites, "prepared"),
            platform.meters(),
            EVENT_LOOPS,
            platform.scratch(),
            platform.storage().status()::isUnavailable,
            () -> Meters.watchEventLoop(platform.vertx(), platform.meters()));
    servers.add(server);
    return server;
  }

  /** What manages and sells in shops, which answers that it is off where it is. */
  private Stream<Resource> shops(Currency currency) {
    Stream<Resource> all =
        Stream.of(
            new ShopPricesApi(
                shops,
                new LookupMetrics(platform.meters()),
                currency,
                platform.config().pricing().freshSeconds(),
                platform.clock()),
            new ShopProductsApi(shops, platform.clock()),
            new ShopsApi(),
            new ShopKeysApi(),
            new ShopGroupsApi(currency),
            new MallApi(),
            new ListingsApi(currency));
    return platform.connects()
        ? all
        : all.map(
            resource ->
                routes -> resource.addTo(routes.refusing(GroupContract.connectNotEnabled())));
  }

  private List<Resource> resources() {
    Currency currency = platform.shopCurrency();
    Stream<Resource> always =
        Stream.of(
            new PricesApi(
                book,
                new LookupMetrics(platform.meters()),
                currency,
                platform.config().pricing().freshSeconds(),
                platform.clock()),
            new AccessApi(access, book, platform.clock()),
            new PageRulesApi(),
            new ProductRulesApi(),
            new ProductsApi(currency),
            new CustomersApi(),
            new GroupsApi(currency),
            new SimulationsApi(currency),
            new MembersApi(platform.calendar(), platform.clock()),
            new ListImportsApi(),
            new OrdersApi(currency),
            new ChargesApi(),
            new AccountsApi(currency),
            new QuotesApi(),
            new GiftsApi(),
            new EventsApi(),
            new MailsApi(),
            new WebhooksApi(),
            new KeysApi(),
            new UsersApi());
    return Stream.of(always, shops(currency), testClock(), demoPictures())
        .flatMap(Function.identity())
        .toList();
  }

  private Stream<Resource> testClock() {
    return platform.clock() instanceof StandingClock standing
        ? Stream.of(new ClockApi(standing))
        : Stream.empty();
  }

  private Stream<Resource> demoPictures() {
    return platform.demo() ? Stream.of(new DemoPictures()) : Stream.empty();
  }
}
