package dev.coterie.order.account;

import dev.coterie.kernel.Refusal;
import dev.coterie.ledger.tier.OrderUnit;
import dev.coterie.ledger.tier.UnusedValue;
import dev.coterie.membership.Offer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What of a quote's credit the account can pay: what is free on it, the unused value of what the
 * purchase leaves, and, as long as the quote is reserved, what that value was when it was quoted.
 * No unit ever gives more than was paid for it.
 */
final class Settlement {
  private final Credits credits = new Credits();
  private final SqlClient sql;
  private final QuotedCredit quoted;
  private final Instant now;
  private final Map<OrderUnit, BigDecimal> unused = new LinkedHashMap<>();

  Settlement(SqlClient sql, QuotedCredit quoted, Offer offer) {
    this.sql = sql;
    this.now = offer.at();
    this.quoted = quoted;
    for (UnusedValue each : offer.unused()) {
      if (each.value().currency().equals(quoted.credit().currency())) {
        unused.merge(each.unit(), each.value().amount(), BigDecimal::add);
      }
    }
  }

  /** What each unit gives; refuses where all of it is not enough. */
  Future<Map<OrderUnit, BigDecimal>> with(Balance balance) {
    BigDecimal missing = quoted.credit().amount().subtract(balance.freeWith(sum()));
    Future<BigDecimal> filled = Future.succeededFuture(missing);
    if (quoted.reserved()) {
      for (UnusedValue unit : quoted.units()) {
        filled = filled.compose(left -> fill(unit, left));
      }
    }
    return filled.map(this::requireEnough);
  }

  private BigDecimal sum() {
    return unused.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Has a unit give as much of what is missing as it was quoted to; answers what is missing then.
   */
  private Future<BigDecimal> fill(UnusedValue unit, BigDecimal missing) {
    BigDecimal given = unused.getOrDefault(unit.unit(), BigDecimal.ZERO);
    BigDecimal used = unit.value().amount().subtract(given);
    if (missing.signum() <= 0 || used.signum() <= 0) {
      return Future.succeededFuture(missing);
    }
    return credits
        .remaining(sql, unit.unit(), now)
        .map(
            remaining -> {
              BigDecimal more =
                  missing.min(used).min(remaining.subtract(given)).max(BigDecimal.ZERO);
              unused.put(unit.unit(), given.add(more));
              return missing.subtract(more);
            });
  }

  private Map<OrderUnit, BigDecimal> requireEnough(BigDecimal missing) {
    if (missing.signum() > 0) {
      throw Refusal.conflict(
              "stale-quote",
              "quote %s counts on %s more %s than the account has"
                  .formatted(
                      quoted.quote(),
                      missing.toPlainString(),
                      quoted.credit().currency().getCurrencyCode()))
          .asException();
    }
    return unused;
  }
}
