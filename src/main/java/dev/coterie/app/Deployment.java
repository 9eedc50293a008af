package dev.coterie.app;

import dev.coterie.bus.InOrder;
import dev.coterie.ops.Meters;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;

/** The modules of a process, deployed by role and in order. */
final class Deployment {
  private final Platform platform;
  private final HttpModule http;
  private final List<Module> modules;
  private final Deque<String> deployed = new ConcurrentLinkedDeque<>();

  Deployment(Platform platform) {
    this.platform = platform;
    CallerModule callers = new CallerModule(platform);
    PricingModule pricing = new PricingModule(platform);
    RestrictionModule restriction = new RestrictionModule(platform, pricing.book());
    ShopsModule shops = new ShopsModule(platform, pricing.book());
    http =
        new HttpModule(platform, callers.keys(), pricing.book(), shops.book(), restriction.book());
    modules =
        Stream.of(
                callers,
                new UserModule(platform),
                new SignOnModule(platform),
                new CustomerModule(platform),
                new MembershipModule(platform),
                new AnnouncerModule(platform),
                new OrderModule(platform),
                new GroupModule(platform),
                new ListModule(platform),
                new EventModule(platform),
                new MailModule(platform),
                new WebhookModule(platform),
                new CatalogModule(platform),
                pricing,
                restriction,
                shops,
                new StorefrontModule(platform),
                new ConnectModule(platform),
                new ShopAnnouncerModule(platform),
                new SimulationModule(platform),
                new ExpiryModule(platform),
                new RetentionModule(platform),
                http,
                new MailSenderModule(platform),
                new WebhookSenderModule(platform),
                new DeliveryModule(platform))
            .filter(Module::isWanted)
            .toList();
  }

  /** Deploys those who answer before those who ask. */
  Future<Void> deploy() {
    Meters.bindDatabase(platform.meters(), platform.storage().status(), platform.clock());
    return InOrder.each(modules, Module::prepare)
        .compose(ready -> InOrder.each(modules, this::deploy));
  }

  /** The port of the API, 0 in a process that answers none. */
  int port() {
    return http.port();
  }

  /** Has each answer close its connection from now on. */
  void sendClientsElsewhere() {
    http.sendClientsElsewhere();
  }

  /** Answers what is in flight, then undeploys those who ask before those who answer. */
  Future<Void> undeploy() {
    return http.drain().compose(drained -> undeployLast());
  }

  private Future<Void> undeployLast() {
    String last = deployed.pollLast();
    return last == null
        ? Future.succeededFuture()
        : platform.vertx().undeploy(last).eventually(this::undeployLast);
  }

  private Future<?> deploy(Module module) {
    return platform.config().roles().contains(module.role())
        ? platform
            .vertx()
            .deployVerticle(
                module::verticle, new DeploymentOptions().setInstances(module.instances()))
            .onSuccess(deployed::add)
        : Future.succeededFuture();
  }
}
