package dev.coterie.restriction;

import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.restriction.RestrictionContract.AdmittedGroup;
import dev.coterie.restriction.RestrictionContract.LoadedPageRule;
import dev.coterie.restriction.RestrictionContract.LoadedPageRules;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of pages. */
final class PageRules {
  private static final Keyset BY_PATH = Keyset.by("path", KeyKind.TEXT);

  private static final String COLUMNS = "path, " + RuleGroups.COLUMN;

  private static final String FIND =
      "SELECT " + COLUMNS + " FROM access_rules AS rule WHERE path = $1";

  private static final String STORE =
      """
      INSERT INTO access_rules (path) VALUES ($1)
      ON CONFLICT ON CONSTRAINT access_rules_path DO UPDATE SET path = excluded.path
      RETURNING id
      """;

  private static final String LOCK = "SELECT id FROM access_rules WHERE path = $1 FOR UPDATE";

  private static final String DELETE = "DELETE FROM access_rules WHERE id = $1";

  private static final String LOAD =
      """
      SELECT rule.path, customer_groups.id, customer_groups.code
      FROM access_rules AS rule
        LEFT JOIN access_rule_groups AS named ON named.rule_id = rule.id
        LEFT JOIN customer_groups
          ON customer_groups.id = named.group_id AND customer_groups.deleted_at IS NULL
      WHERE rule.path IS NOT NULL
      ORDER BY rule.path, customer_groups.code
      """;

  Future<Page<PageRule>> page(SqlClient sql, PageRequest page) {
    return new ListQuery(COLUMNS)
        .from("access_rules AS rule")
        .where("path IS NOT NULL")
        .page(sql, BY_PATH, false, page, PageRules::rule);
  }

  Future<Optional<PageRule>> find(SqlClient sql, String path) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(path))
        .map(rows -> Rows.first(rows, PageRules::rule));
  }

  private static PageRule rule(Row row) {
    return new PageRule(row.getString("path"), List.of(row.getArrayOfStrings("groups")));
  }

  /** The id of the path's rule, which is made if there is none, locked. */
  Future<Long> store(SqlClient sql, String path) {
    return sql.preparedQuery(STORE)
        .execute(Tuple.of(path))
        .map(rows -> rows.iterator().next().getLong("id"));
  }

  Future<Optional<Long>> lock(SqlClient sql, String path) {
    return sql.preparedQuery(LOCK)
        .execute(Tuple.of(path))
        .map(rows -> Rows.first(rows, row -> row.getLong("id")));
  }

  Future<Void> delete(SqlClient sql, long rule) {
    return sql.preparedQuery(DELETE).execute(Tuple.of(rule)).mapEmpty();
  }

  Future<LoadedPageRules> load(SqlClient sql) {
    return sql.query(LOAD)
        .execute()
        .map(
            rows -> {
              Map<String, List<AdmittedGroup>> byPath = new LinkedHashMap<>();
              rows.forEach(row -> add(row, byPath));
              return new LoadedPageRules(
                  byPath.entrySet().stream()
                      .map(rule -> new LoadedPageRule(rule.getKey(), rule.getValue()))
                      .toList());
            });
  }

  private static void add(Row row, Map<String, List<AdmittedGroup>> byPath) {
    List<AdmittedGroup> groups =
        byPath.computeIfAbsent(row.getString("path"), path -> new ArrayList<>());
    if (row.getLong("id") != null) {
      groups.add(new AdmittedGroup(row.getLong("id"), row.getString("code")));
    }
  }
}
