package dev.coterie.restriction;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Rows;
import dev.coterie.group.GroupLocks;
import dev.coterie.group.terms.LockedGroup;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** The table of the groups that rules name. */
final class RuleGroups {
  /** The codes of a rule's groups as a column, without those that are deleted. */
  static final String COLUMN =
      """
      ARRAY(
        SELECT customer_groups.code FROM access_rule_groups AS named
          JOIN customer_groups ON customer_groups.id = named.group_id
        WHERE named.rule_id = rule.id AND customer_groups.deleted_at IS NULL ORDER BY code
      ) AS groups
      """;

  private static final String OF_RULE =
      "SELECT " + COLUMN + " FROM access_rules AS rule WHERE rule.id = $1";

  private static final String IDS_OF_RULE =
      "SELECT group_id FROM access_rule_groups WHERE rule_id = $1";

  private static final String CLEAR = "DELETE FROM access_rule_groups WHERE rule_id = $1";

  private static final String NAME =
      "INSERT INTO access_rule_groups (rule_id, group_id) SELECT $1, unnest($2::bigint[])";

  private static final String COUNT =
      """
      SELECT count(*) FILTER (WHERE rule.path IS NOT NULL) AS pages,
        count(*) FILTER (WHERE rule.path IS NULL) AS products
      FROM access_rule_groups AS named JOIN access_rules AS rule ON rule.id = named.rule_id
      WHERE named.group_id = $1
      """;

  private final GroupLocks groups = new GroupLocks();

  /** How many rules name a group, of pages and of products or categories. */
  record NamingRules(long pages, long products) {}

  /** Their codes, without those that are deleted. */
  Future<List<String>> of(SqlClient sql, long rule) {
    return sql.preparedQuery(OF_RULE)
        .execute(Tuple.of(rule))
        .map(rows -> List.of(rows.iterator().next().getArrayOfStrings("groups")));
  }

  /** Their ids, with those that are deleted. */
  Future<List<Long>> idsOf(SqlClient sql, long rule) {
    return sql.preparedQuery(IDS_OF_RULE)
        .execute(Tuple.of(rule))
        .map(rows -> Rows.all(rows, row -> row.getLong("group_id")));
  }

  /** Names these and no others; refused if one is unknown or everybody's. Answers their ids. */
  Future<List<Long>> replace(SqlClient sql, long rule, List<String> codes) {
    return InOrder.collect(
            codes.stream().distinct().sorted().toList(),
            code -> groups.lock(sql, code).map(found -> require(code, found).id()))
        .compose(
            ids ->
                sql.preparedQuery(CLEAR)
                    .execute(Tuple.of(rule))
                    .compose(
                        cleared ->
                            sql.preparedQuery(NAME)
                                .execute(
                                    Tuple.tuple()
                                        .addLong(rule)
                                        .addArrayOfLong(ids.toArray(Long[]::new))))
                    .map(named -> ids));
  }

  private static LockedGroup require(String code, Optional<LockedGroup> found) {
    LockedGroup group =
        found.orElseThrow(() -> RestrictionContract.unknownGroup(code).asException());
    if (group.terms().byDefault()) {
      throw RestrictionContract.defaultGroup(code).asException();
    }
    return group;
  }

  Future<NamingRules> count(SqlClient sql, long group) {
    return sql.preparedQuery(COUNT)
        .execute(Tuple.of(group))
        .map(rows -> rows.iterator().next())
        .map(row -> new NamingRules(row.getLong("pages"), row.getLong("products")));
  }
}
