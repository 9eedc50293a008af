package dev.coterie.connect.shop;

import dev.coterie.bus.InOrder;
import dev.coterie.customer.LockedCustomer;
import dev.coterie.db.Change;
import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Secrets;
import dev.coterie.membership.LedgerHooks;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Opens a shop with a customer's first membership of a connect group, in the transaction that
 * grants it, so that the shop is there when the order is answered.
 */
public final class ShopOpening implements LedgerHooks {
  private static final String OPENS =
      """
      SELECT EXISTS (
        SELECT FROM membership_periods AS period
          JOIN customer_groups ON customer_groups.id = period.group_id
        WHERE customer_id = $1 AND kind = 'connect' AND NOT isempty(during)
          AND (upper_inf(during) OR upper(during) > $2)
      ) AS opens
      """;

  /** Those of some customers who hold a membership that opens a shop, and have none. */
  private static final String WITHOUT =
      """
      SELECT id, code, web_account FROM customers AS customer
      WHERE code = ANY ($1) AND erased_at IS NULL
        AND NOT EXISTS (SELECT FROM shops WHERE owner_id = customer.id)
        AND EXISTS (
          SELECT FROM membership_periods AS period
            JOIN customer_groups ON customer_groups.id = period.group_id
          WHERE customer_id = customer.id AND kind = 'connect' AND during @> $2::timestamptz)
      ORDER BY id
      """;

  private static final String NAME = "SELECT name FROM customers WHERE id = $1";
  private static final int RANDOM_LETTERS = 12;

  private final Currency currency;
  private final Shops shops = new Shops();
  private final ShopTransitions transitions = new ShopTransitions();

  /**
   * The opening of shops.
   *
   * @param currency of the shops
   */
  public ShopOpening(Currency currency) {
    this.currency = currency;
  }

  @Override
  public Future<Void> written(Tx tx, LockedCustomer customer, Instant now) {
    return shops
        .hasShop(tx.sql(), customer.id())
        .compose(there -> there ? Future.succeededFuture() : openIfPaid(tx, customer, now))
        .compose(done -> transitions.announce(tx, List.of(customer.code()), now));
  }

  /** Opens what is missing of some customers' shops, and announces what became of all of theirs. */
  public Future<Void> settle(Tx tx, List<String> customers, Instant now) {
    return tx.sql()
        .preparedQuery(WITHOUT)
        .execute(
            Tuple.tuple()
                .addArrayOfString(customers.toArray(String[]::new))
                .addOffsetDateTime(Rows.utc(now)))
        .map(
            rows ->
                Rows.all(
                    rows,
                    row ->
                        new LockedCustomer(
                            row.getLong("id"),
                            row.getString("code"),
                            row.getBoolean("web_account"))))
        .compose(without -> InOrder.each(without, customer -> open(tx, customer, now)))
        .compose(done -> transitions.announce(tx, customers, now));
  }

  private Future<Void> openIfPaid(Tx tx, LockedCustomer customer, Instant now) {
    return tx.sql()
        .preparedQuery(OPENS)
        .execute(Tuple.of(customer.id(), Rows.utc(now)))
        .map(rows -> rows.iterator().next().getBoolean("opens"))
        .compose(opens -> opens ? open(tx, customer, now) : Future.succeededFuture());
  }

  private Future<Void> open(Tx tx, LockedCustomer customer, Instant now) {
    return tx.sql()
        .preparedQuery(NAME)
        .execute(Tuple.of(customer.id()))
        .map(rows -> rows.iterator().next().getString("name"))
        .map(name -> name.isEmpty() ? customer.code() : name)
        .compose(name -> open(tx, customer, name, Slugs.of(customer.code()), now));
  }

  /** Tries one address after the other, in the end one that nobody has. */
  private Future<Void> open(
      Tx tx, LockedCustomer customer, String name, List<String> slugs, Instant now) {
    String slug =
        slugs.isEmpty()
            ? "shop-" + Secrets.random(RANDOM_LETTERS).toLowerCase(Locale.ROOT)
            : slugs.get(0);
    return shops
        .make(tx.sql(), NewShop.usual(slug, name, customer.id(), currency, now))
        .compose(
            made ->
                made.isEmpty() && !slugs.isEmpty()
                    ? open(tx, customer, name, slugs.subList(1, slugs.size()), now)
                    : noted(tx, made));
  }

  private static Future<Void> noted(Tx tx, Optional<String> made) {
    made.ifPresent(slug -> tx.changes(Change.shop(slug)));
    return Future.succeededFuture();
  }
}
