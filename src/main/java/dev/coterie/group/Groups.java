package dev.coterie.group;

import dev.coterie.db.Rows;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.group.terms.GroupTerms;
import dev.coterie.group.terms.TermsRow;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of groups. Deleted groups stay in it, out of sight, for the memberships' history. */
final class Groups {
  private static final String CREATE =
      "INSERT INTO customer_groups (" + TermsRow.COLUMNS + ") VALUES (" + TermsRow.PARAMETERS + ")";

  private static final String UPDATE =
      "UPDATE customer_groups SET version = version + 1, ("
          + TermsRow.COLUMNS
          + ") = ROW ("
          + TermsRow.PARAMETERS
          + ") WHERE code = $1 AND deleted_at IS NULL";

  private static final String SELECT =
      """
      SELECT id, version, product_sku,
        (SELECT on_sale FROM products WHERE group_id = customer_groups.id) AS product_on_sale,
      """
          + TermsRow.COLUMNS
          + """
          FROM customer_groups
          """;

  private static final String FIND =
      SELECT + "WHERE code = ANY($1) AND deleted_at IS NULL ORDER BY array_position($1, code)";

  private static final String LIST =
      SELECT
          + """
          WHERE id > $1 AND kind = coalesce($2, kind) AND deleted_at IS NULL
            AND ($3 = '' OR code ILIKE $3 OR name ILIKE $3)
          ORDER BY id LIMIT $4
          """;

  private static final String MARK_DELETED =
      "UPDATE customer_groups SET deleted_at = $2, version = version + 1 WHERE id = $1";

  private static final String SET_PRODUCT =
      "UPDATE customer_groups SET product_sku = $2, version = version + 1 WHERE id = $1";

  private final MemberHooks members;

  Groups(MemberHooks members) {
    this.members = members;
  }

  Future<Void> create(SqlClient sql, GroupTerms terms) {
    return sql.preparedQuery(CREATE).execute(TermsRow.values(terms)).mapEmpty();
  }

  /** Gives the group that has their code the terms, as its next version. */
  Future<Void> update(SqlClient sql, GroupTerms terms) {
    return sql.preparedQuery(UPDATE).execute(TermsRow.values(terms)).mapEmpty();
  }

  Future<Optional<Group>> find(SqlClient sql, String code, Instant now) {
    return find(sql, List.of(code), now).map(found -> found.stream().findFirst());
  }

  /** Those of the codes that exist, in their order. */
  Future<List<Group>> find(SqlClient sql, List<String> codes, Instant now) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.tuple().addArrayOfString(codes.toArray(String[]::new)))
        .compose(rows -> withMembers(sql, rows, now));
  }

  Future<Page<Group>> list(SqlClient sql, GroupContract.ListGroups ask, Instant now) {
    GroupKind kind = ask.kind();
    PageRequest page = ask.page();
    return sql.preparedQuery(LIST)
        .execute(
            Tuple.of(
                page.afterNumber(),
                EnumNames.ofNullable(kind),
                Rows.containing(ask.query()),
                page.limit() + 1))
        .compose(rows -> withMembers(sql, rows, now))
        .map(found -> Page.cut(found, page.limit(), group -> Long.toString(group.id())));
  }

  Future<Void> markDeleted(SqlClient sql, long id, Instant now) {
    return sql.preparedQuery(MARK_DELETED).execute(Tuple.of(id, Rows.utc(now))).mapEmpty();
  }

  /** Notes the SKU of the group's product, as a change of the group. */
  Future<Void> setProduct(SqlClient sql, long id, String sku) {
    return sql.preparedQuery(SET_PRODUCT).execute(Tuple.of(id, sku)).mapEmpty();
  }

  private Future<List<Group>> withMembers(SqlClient sql, RowSet<Row> rows, Instant now) {
    List<Long> ids = Rows.all(rows, row -> row.getLong("id"));
    return members
        .count(sql, ids, now)
        .map(counts -> Rows.all(rows, row -> group(row, counts.getOrDefault(id(row), 0L))));
  }

  private static Group group(Row row, long members) {
    return new Group(id(row), TermsRow.terms(row), product(row), members, row.getLong("version"));
  }

  private static Long id(Row row) {
    return row.getLong("id");
  }

  private static GroupProduct product(Row row) {
    String sku = row.getString("product_sku");
    return sku == null
        ? GroupProduct.NONE
        : GroupProduct.of(sku, row.getBoolean("product_on_sale"));
  }
}
