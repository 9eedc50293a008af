package dev.coterie.order.charge;

import dev.coterie.order.charge.ChargeContract.ChargeSums;
import dev.coterie.order.charge.ChargeContract.SumCharges;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/** What charges and refunds come to. */
public final class ChargeSummary {
  private final Charges charges = new Charges();
  private final Refunds refunds = new Refunds();

  public Future<ChargeSums> of(SqlClient sql, SumCharges ask) {
    return Future.all(charges.sums(sql, ask.filter()), refunds.sums(sql, ask.filter()))
        .map(both -> new ChargeSums(both.resultAt(0), both.resultAt(1)));
  }
}
