package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.POST;

import dev.coterie.caller.Scope;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.RuleJson;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.TextForm;
import dev.coterie.pricing.simulation.RuleEffect;
import dev.coterie.pricing.simulation.RuleEffectJson;
import dev.coterie.pricing.simulation.Simulation;
import dev.coterie.pricing.simulation.SimulationContract;
import dev.coterie.pricing.simulation.SimulationContract.BeginSimulation;
import dev.coterie.pricing.simulation.SimulationContract.FindSimulation;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** {@code /v1/simulations}: what a price rule would do, before it is saved. */
public final class SimulationsApi implements Resource {
  private static final String PRICING = "pricing";

  private final RuleJson rules;

  public SimulationsApi(Currency shopCurrency) {
    this.rules = new RuleJson(shopCurrency);
  }

  @Override
  public void addTo(Routes routes) {
    routes.write(POST, "/v1/simulations", Scope.ADMIN, this::begin);
    routes.get("/v1/simulations/:id", Scope.ADMIN, this::find);
  }

  private Future<Answer> begin(Exchange exchange) {
    Fields body = exchange.body();
    String group = body.text("group", TextForm.GROUP_CODE);
    if (!body.has(PRICING)) {
      body.reject(PRICING, "is required: null is for no rule");
    }
    PriceRule draft = draft(body.object(PRICING));
    body.check();
    return SimulationContract.BEGIN
        .send(exchange.vertx(), new BeginSimulation(group, draft))
        .map(begun -> Answer.of(begun, simulation -> Answer.created(json(simulation))));
  }

  private static @Nullable PriceRule draft(@Nullable Fields pricing) {
    if (pricing == null) {
      return null;
    }
    PriceRule draft = RuleJson.read(pricing);
    pricing.checkKnown();
    return draft;
  }

  private Future<Answer> find(Exchange exchange) {
    String id = exchange.path("id", TextForm.SIMULATION_ID);
    return SimulationContract.FIND
        .send(exchange.vertx(), new FindSimulation(id))
        .map(found -> Answer.of(found, simulation -> Answer.ok(json(simulation))));
  }

  private JsonObject json(Simulation simulation) {
    PriceRule draft = simulation.draft();
    RuleEffect effect = simulation.effect();
    return new JsonObject()
        .put("id", simulation.id())
        .put("group", simulation.group())
        .put("version", simulation.version())
        .put(PRICING, draft == null ? null : rules.of(draft))
        .put("state", EnumNames.of(simulation.state()))
        .put("products", simulation.products())
        .put("compared", simulation.compared())
        .put("effect", effect == null ? null : RuleEffectJson.of(effect));
  }
}
