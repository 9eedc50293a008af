package dev.coterie.pricing.simulation;

import dev.coterie.bus.Faults;
import dev.coterie.db.Storage;
import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.FindGroup;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Secrets;
import dev.coterie.pricing.PriceComparison;
import dev.coterie.pricing.PricingContract;
import dev.coterie.pricing.PricingContract.Load;
import dev.coterie.pricing.buyer.GroupRules;
import dev.coterie.pricing.buyer.RuledGroup;
import dev.coterie.pricing.simulation.Simulation.SimulationState;
import dev.coterie.pricing.simulation.SimulationContract.BeginSimulation;
import dev.coterie.pricing.simulation.SimulationContract.FindSimulation;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The use cases of simulations. Belongs to one event loop. */
final class SimulationService {
  private static final int AT_ONCE = 2;
  private static final int LETTERS_OF_ID = 20;

  /** So many products are compared between two signs of life. */
  private static final long PRODUCTS_A_BEAT = 50_000;

  private final Vertx vertx;
  private final Pool pool;
  private final Clock clock;
  private final Currency shopCurrency;
  private final Simulations simulations;
  private final Set<Future<Void>> running = new HashSet<>();
  private int reserved;
  private boolean stopping;

  SimulationService(Vertx vertx, Storage storage, Clock clock, Currency shopCurrency) {
    this.vertx = vertx;
    this.pool = storage.pool();
    this.clock = clock;
    this.shopCurrency = shopCurrency;
    this.simulations = new Simulations(pool, shopCurrency);
  }

  Future<Result<Simulation>> begin(BeginSimulation ask) {
    if (reserved >= AT_ONCE) {
      return Future.succeededFuture(Result.refused(SimulationContract.tooMany()));
    }
    reserved++;
    return GroupContract.FIND
        .send(vertx, new FindGroup(ask.group()))
        .compose(
            found ->
                found.fold(
                    group -> begin(group, ask.draft()),
                    refusal -> Future.succeededFuture(Result.refused(refusal))))
        .onFailure(failed -> reserved--)
        .onSuccess(begun -> reserved -= begun.refusal() == null ? 0 : 1);
  }

  private Future<Result<Simulation>> begin(Group group, @Nullable PriceRule draft) {
    List<FieldError> errors = group.terms().withPricing(draft).errors("");
    return errors.isEmpty()
        ? comparison(group.terms().code(), draft)
            .compose(
                comparison ->
                    simulations
                        .begin(
                            Secrets.random(LETTERS_OF_ID),
                            group.terms().code(),
                            group.version(),
                            draft,
                            clock.instant())
                        .onSuccess(begun -> run(begun.id(), comparison))
                        .map(Result::ok))
        : Future.succeededFuture(Result.refused(Refusal.invalid(errors)));
  }

  private Future<PriceComparison> comparison(String code, @Nullable PriceRule draft) {
    return PricingContract.LOAD
        .send(vertx, new Load(Set.of(), Set.of(), null))
        .map(loaded -> GroupRules.NONE.with(loaded.groups()))
        .map(
            rules -> {
              RuledGroup group = rules.withCode(code);
              if (group == null) {
                throw GroupContract.unknownGroup(code).asException();
              }
              return new PriceComparison(shopCurrency, rules, group, draft, clock.instant());
            });
  }

  private void run(String id, PriceComparison comparison) {
    EffectCount count = new EffectCount(comparison);
    Future<Void> run =
        new SimulationRun(pool, count, () -> goesOn(id, count))
            .run()
            .compose(
                all ->
                    all
                        ? simulations.end(
                            id, SimulationState.DONE, count.compared(), count.effect())
                        : simulations.end(id, SimulationState.CANCELLED, count.compared(), null))
            .onFailure(cause -> Faults.report("pricing.simulation", cause))
            .recover(failed -> simulations.end(id, SimulationState.FAILED, count.compared(), null));
    running.add(run);
    run.onComplete(
        done -> {
          running.remove(run);
          reserved--;
        });
  }

  private Future<Boolean> goesOn(String id, EffectCount count) {
    return stopping || count.compared() % PRODUCTS_A_BEAT != 0
        ? Future.succeededFuture(!stopping)
        : simulations.beat(id, count.compared(), clock.instant());
  }

  Future<Result<Simulation>> find(FindSimulation ask) {
    return simulations
        .find(ask.id(), clock.instant())
        .map(found -> Result.of(found, () -> SimulationContract.unknownSimulation(ask.id())));
  }

  /** Cancels what runs; completes when nothing does. */
  Future<Void> stop() {
    stopping = true;
    return Future.join(List.copyOf(running)).mapEmpty();
  }
}
