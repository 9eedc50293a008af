package dev.coterie.audit;

import static dev.coterie.order.Shopper.DAY;
import static dev.coterie.order.Shopper.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.config.ConfigLoader;
import dev.coterie.db.Pools;
import dev.coterie.db.PrimaryServer;
import dev.coterie.order.Shopper;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the faults of earlier versions left, made here by SQL as they made it. */
class FindingsTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final Sql SQL = new Sql(COTERIE::databaseUri);

  @BeforeAll
  static void plans_are_sold() {
    Shopper.plans(COTERIE);
  }

  @Test
  void what_is_to_be_settled_is_listed_and_nothing_is_changed() {
    Shopper ann = new Shopper(COTERIE);
    Shopper ben = new Shopper(COTERIE);
    String gold = orderId();
    ann.report(gold, "paid", ann.line("gold", 1));
    COTERIE.clock.advance(DAY);
    ann.paid("credited", 1);
    assertThat(read()).isEmpty();
    SQL.run("ALTER TABLE credits DISABLE TRIGGER credits_append_only");
    SQL.run("UPDATE credits SET unit_order_id = NULL, unit_line_id = NULL, unit = NULL");
    ann.report(gold, "refunded", ann.line("gold", 1));
    ben.paid("silver", 1);
    ben.transit("silver", "pause");
    SQL.run("UPDATE customer_groups SET deleted_at = now() WHERE code = 'silver'");
    Shopper cid = new Shopper(COTERIE);
    cid.paid("gold", 1);
    COTERIE.clock.advance(DAY.multipliedBy(31));
    COTERIE.delete("/v1/customers/" + cid.code());
    new Shop(COTERIE).customer(cid.code());
    long rows = SQL.whole("SELECT count(*) FROM credits");

    List<String> findings = read();

    assertThat(findings).hasSize(4);
    assertThat(findings.get(0)).contains(ann.code(), "names no paid unit");
    assertThat(findings.get(1)).contains(gold, "refunded although");
    assertThat(findings.get(2)).contains(ben.code(), "paused in group silver");
    assertThat(findings.get(3)).contains(cid.code(), "erased");
    assertThat(SQL.whole("SELECT count(*) FROM credits")).isEqualTo(rows);
  }

  private static List<String> read() {
    Vertx vertx = COTERIE.service().vertx();
    Pools pools =
        new Pools(
            vertx,
            new PrimaryServer(vertx, COTERIE.databaseUri()),
            ConfigLoader.load(Map.of()).database());
    return RunningCoterie.await(new Findings().read(pools.work()).eventually(pools::close));
  }
}
