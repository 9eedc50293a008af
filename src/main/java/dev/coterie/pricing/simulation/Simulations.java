package dev.coterie.pricing.simulation;

import dev.coterie.db.Rows;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.RuleJson;
import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.pricing.simulation.Simulation.SimulationState;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of simulations, by which each node knows of those of all. */
final class Simulations {
  private static final Duration KEPT = Duration.ofDays(1);

  /** How long a running one is not asked for, or does not say that it runs, until it is over. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String BEGIN =
      """
      WITH old AS (DELETE FROM simulations WHERE asked_at < $6)
      INSERT INTO simulations
        (id, group_code, group_version, draft, state, products, asked_at, beat_at)
      VALUES ($1, $2, $3, $4, 'running', (SELECT count(*) FROM products), $5, $5)
      RETURNING *
      """;

  private static final String FIND =
      """
      UPDATE simulations SET asked_at = greatest(asked_at, $2) WHERE id = $1 RETURNING *
      """;

  private static final String BEAT =
      """
      UPDATE simulations SET compared = $2, beat_at = $3 WHERE id = $1 RETURNING asked_at
      """;

  private static final String END =
      """
      UPDATE simulations SET state = $2, compared = $3, effect = $4 WHERE id = $1
      """;

  private final Pool pool;
  private final RuleJson rules;

  Simulations(Pool pool, Currency shopCurrency) {
    this.pool = pool;
    this.rules = new RuleJson(shopCurrency);
  }

  Future<Simulation> begin(
      String id, String group, long version, @Nullable PriceRule draft, Instant now) {
    Tuple values =
        Tuple.of(
            id,
            group,
            version,
            draft == null ? null : rules.of(draft),
            Rows.utc(now),
            Rows.utc(now.minus(KEPT)));
    return pool.preparedQuery(BEGIN)
        .execute(values)
        .map(rows -> simulation(rows.iterator().next(), now));
  }

  /** Finds one that somebody asks for. */
  Future<Optional<Simulation>> find(String id, Instant now) {
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(id, Rows.utc(now)))
        .map(rows -> Rows.first(rows, row -> simulation(row, now)));
  }

  /** Says how far it is; answers whether anybody still wants to know. */
  Future<Boolean> beat(String id, long compared, Instant now) {
    return pool.preparedQuery(BEAT)
        .execute(Tuple.of(id, compared, Rows.utc(now)))
        .map(rows -> Rows.first(rows, row -> Rows.instant(row, "asked_at")))
        .map(asked -> asked.map(last -> !last.isBefore(now.minus(PATIENCE))).orElse(false));
  }

  Future<Void> end(String id, SimulationState state, long compared, @Nullable RuleEffect effect) {
    return pool.preparedQuery(END)
        .execute(
            Tuple.of(
                id,
                EnumNames.of(state),
                compared,
                effect == null ? null : RuleEffectJson.of(effect)))
        .mapEmpty();
  }

  private static Simulation simulation(Row row, Instant now) {
    JsonObject draft = row.getJsonObject("draft");
    JsonObject effect = row.getJsonObject("effect");
    return new Simulation(
        row.getString("id"),
        row.getString("group_code"),
        row.getLong("group_version"),
        draft == null ? null : RuleJson.read(new Fields(draft)),
        state(row, now),
        row.getLong("products"),
        row.getLong("compared"),
        effect == null ? null : RuleEffectJson.read(effect));
  }

  private static SimulationState state(Row row, Instant now) {
    SimulationState state = EnumNames.read(row.getString("state"), SimulationState.class);
    boolean lost =
        state == SimulationState.RUNNING
            && Rows.instant(row, "beat_at").isBefore(now.minus(PATIENCE));
    return lost ? SimulationState.CANCELLED : state;
  }
}
