package dev.coterie.connect.group;

import dev.coterie.connect.group.ShopGroupContract.ListShopGroupMembers;
import dev.coterie.connect.group.ShopGroupContract.PutShopGroup;
import dev.coterie.connect.group.ShopGroupContract.PutShopGroupMember;
import dev.coterie.connect.group.ShopGroupContract.ShopGroupMembers;
import dev.coterie.db.Rows;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tables of shops' own groups and their members; each statement names the shop. */
final class ShopGroups {
  private static final String SELECT =
      """
      SELECT code, name, rule_basis, rule_mode, rule_value, version,
        (SELECT count(*) FROM shop_members
         WHERE group_id = shop_groups.id AND during @> $2::timestamptz) AS members
      FROM shop_groups WHERE shop_id = $1
      """;

  private static final String ALL = SELECT + " ORDER BY code";

  private static final String FIND = SELECT + " AND code = $3";

  private static final String PUT =
      """
      INSERT INTO shop_groups (shop_id, code, name, rule_basis, rule_mode, rule_value)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT ON CONSTRAINT shop_groups_code DO UPDATE SET
        name = excluded.name, rule_basis = excluded.rule_basis, rule_mode = excluded.rule_mode,
        rule_value = excluded.rule_value, version = shop_groups.version + 1
      """;

  private static final String DELETE = "DELETE FROM shop_groups WHERE shop_id = $1 AND code = $2";

  private static final String MEMBERS =
      """
      SELECT customer, lower(during) AS "from", upper(during) AS until
      FROM shop_members
      WHERE shop_id = $1
        AND group_id = (SELECT id FROM shop_groups WHERE shop_id = $1 AND code = $2)
        AND customer > $3 AND ($4 = '' OR customer ILIKE $4)
      ORDER BY customer LIMIT $5
      """;

  private static final String MEMBERS_OF =
      """
      SELECT customer FROM shop_members
      WHERE shop_id = $1
        AND group_id = (SELECT id FROM shop_groups WHERE shop_id = $1 AND code = $2)
      """;

  private static final String PUT_MEMBER =
      """
      INSERT INTO shop_members (shop_id, group_id, customer, during)
      SELECT $1, id, $3, tstzrange($4, $5) FROM shop_groups WHERE shop_id = $1 AND code = $2
      ON CONFLICT ON CONSTRAINT shop_members_pkey DO UPDATE SET
        during = CASE WHEN shop_members.during @> $4::timestamptz
          THEN tstzrange(lower(shop_members.during), $5) ELSE excluded.during END
      RETURNING customer, lower(during) AS "from", upper(during) AS until
      """;

  private static final String REMOVE_MEMBER =
      """
      DELETE FROM shop_members
      WHERE shop_id = $1 AND customer = $3
        AND group_id = (SELECT id FROM shop_groups WHERE shop_id = $1 AND code = $2)
      """;

  Future<List<ShopGroup>> all(SqlClient sql, long shop, Instant now) {
    return sql.preparedQuery(ALL)
        .execute(Tuple.of(shop, Rows.utc(now)))
        .map(rows -> Rows.all(rows, ShopGroups::group));
  }

  Future<Optional<ShopGroup>> find(SqlClient sql, long shop, String code, Instant now) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(shop, Rows.utc(now), code))
        .map(rows -> Rows.first(rows, ShopGroups::group));
  }

  Future<Void> put(SqlClient sql, long shop, PutShopGroup ask) {
    return sql.preparedQuery(PUT)
        .execute(
            Tuple.of(
                shop,
                ask.code(),
                ask.name(),
                EnumNames.of(ask.rule().basis()),
                EnumNames.of(ask.rule().mode()),
                ask.rule().value()))
        .mapEmpty();
  }

  Future<Void> delete(SqlClient sql, long shop, String code) {
    return sql.preparedQuery(DELETE).execute(Tuple.of(shop, code)).mapEmpty();
  }

  Future<ShopGroupMembers> members(SqlClient sql, long shop, ListShopGroupMembers ask) {
    return sql.preparedQuery(MEMBERS)
        .execute(
            Tuple.of(
                shop,
                ask.code(),
                ask.page().after(),
                Rows.containing(ask.query()),
                ask.page().limit() + 1))
        .map(rows -> Rows.all(rows, ShopGroups::member))
        .map(all -> Page.cut(all, ask.page().limit(), ShopGroupMember::customer))
        .map(page -> new ShopGroupMembers(page.items(), page.next()));
  }

  /** The codes of all members, those who are over too. */
  Future<List<String>> customers(SqlClient sql, long shop, String code) {
    return sql.preparedQuery(MEMBERS_OF)
        .execute(Tuple.of(shop, code))
        .map(rows -> Rows.all(rows, row -> row.getString("customer")));
  }

  /** The member as it is now; empty where the shop has no such group. */
  Future<Optional<ShopGroupMember>> putMember(
      SqlClient sql, long shop, PutShopGroupMember ask, Instant now) {
    return sql.preparedQuery(PUT_MEMBER)
        .execute(Tuple.of(shop, ask.code(), ask.customer(), Rows.utc(now), Rows.utc(ask.until())))
        .map(rows -> Rows.first(rows, ShopGroups::member));
  }

  /** Answers whether there was one. */
  Future<Boolean> removeMember(SqlClient sql, long shop, String code, String customer) {
    return sql.preparedQuery(REMOVE_MEMBER)
        .execute(Tuple.of(shop, code, customer))
        .map(rows -> rows.rowCount() > 0);
  }

  private static ShopGroup group(Row row) {
    return new ShopGroup(
        row.getString("code"),
        row.getString("name"),
        new PriceRule(
            EnumNames.read(row.getString("rule_basis"), PriceRule.Basis.class),
            EnumNames.read(row.getString("rule_mode"), PriceRule.Mode.class),
            row.getBigDecimal("rule_value")),
        row.getLong("members"),
        row.getLong("version"));
  }

  private static ShopGroupMember member(Row row) {
    return new ShopGroupMember(
        row.getString("customer"), Rows.instant(row, "from"), Rows.instantOrNull(row, "until"));
  }
}
