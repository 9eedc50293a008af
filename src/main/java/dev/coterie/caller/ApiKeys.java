package dev.coterie.caller;

import dev.coterie.caller.CallerContract.ApiKey;
import dev.coterie.caller.CallerContract.KeyShop;
import dev.coterie.caller.CallerContract.MakeKey;
import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Secrets;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of API keys. */
final class ApiKeys {
  private static final String ADD =
      """
      INSERT INTO api_keys (name, hash, scopes, created_at, shop_id)
      VALUES ($1, $2, $3, $4, (SELECT id FROM shops WHERE slug = $5))
      RETURNING id, name, hash, scopes, created_at, shop_id, $5 AS shop
      """;

  private static final String PUT =
      """
      INSERT INTO api_keys (name, hash, scopes, created_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT ON CONSTRAINT api_keys_name DO UPDATE SET
        hash = excluded.hash, scopes = excluded.scopes
      RETURNING id, name, hash, scopes, created_at, shop_id, NULL AS shop
      """;

  private static final String ADD_IF_FIRST =
      """
      INSERT INTO api_keys (name, hash, scopes, created_at)
      SELECT $1, $2, $3, $4 WHERE NOT EXISTS (SELECT FROM api_keys)
      ON CONFLICT DO NOTHING
      RETURNING id, name, hash, scopes, created_at, shop_id, NULL AS shop
      """;

  private static final String ALL =
      """
      SELECT id, name, hash, scopes, created_at, shop_id,
        (SELECT slug FROM shops WHERE id = shop_id) AS shop
      FROM api_keys ORDER BY id
      """;

  private static final String LOCK_ALL = ALL + " FOR UPDATE";

  private static final String DELETE_OF_SHOP =
      """
      DELETE FROM api_keys WHERE shop_id = $1
      RETURNING id, name, hash, scopes, created_at, shop_id,
        (SELECT slug FROM shops WHERE id = shop_id) AS shop
      """;

  private static final String DELETE = "DELETE FROM api_keys WHERE id = $1";

  /** Adds a key; the constraint on keys of shops is violated where there is no such shop. */
  Future<ApiKey> add(SqlClient sql, MakeKey ask, String secret, Instant now) {
    return sql.preparedQuery(ADD)
        .execute(values(ask.name(), secret, ask.scopes(), now).addString(ask.shop()))
        .map(rows -> key(rows.iterator().next()));
  }

  /** Adds the key or gives the one of that name this secret. */
  Future<ApiKey> put(SqlClient sql, String name, String secret, Set<Scope> scopes, Instant now) {
    return sql.preparedQuery(PUT)
        .execute(values(name, secret, scopes, now))
        .map(rows -> key(rows.iterator().next()));
  }

  /** Adds the key if there is none at all; empty where there was one. */
  Future<Optional<ApiKey>> addIfFirst(
      SqlClient sql, String name, String secret, Set<Scope> scopes, Instant now) {
    return sql.preparedQuery(ADD_IF_FIRST)
        .execute(values(name, secret, scopes, now))
        .map(rows -> Rows.first(rows, ApiKeys::key));
  }

  Future<List<ApiKey>> all(SqlClient sql) {
    return sql.query(ALL).execute().map(rows -> Rows.all(rows, ApiKeys::key));
  }

  Future<List<ApiKey>> lockAll(SqlClient sql) {
    return sql.query(LOCK_ALL).execute().map(rows -> Rows.all(rows, ApiKeys::key));
  }

  /** Deletes all keys of a shop; answers them. */
  Future<List<ApiKey>> deleteOfShop(SqlClient sql, long shop) {
    return sql.preparedQuery(DELETE_OF_SHOP)
        .execute(Tuple.of(shop))
        .map(rows -> Rows.all(rows, ApiKeys::key));
  }

  Future<Void> delete(SqlClient sql, long id) {
    return sql.preparedQuery(DELETE).execute(Tuple.of(id)).mapEmpty();
  }

  /** All keys with the digests of their secrets, in hexadecimal digits. */
  Future<List<Digested>> digested(SqlClient sql) {
    return sql.query(ALL)
        .execute()
        .map(
            rows ->
                Rows.all(
                    rows,
                    row -> new Digested(Secrets.hex(row.getBuffer("hash").getBytes()), key(row))));
  }

  record Digested(String digest, ApiKey key) {}

  static Optional<ApiKey> withId(List<ApiKey> keys, long id) {
    return keys.stream().filter(key -> key.id() == id).findFirst();
  }

  private static Tuple values(String name, String secret, Set<Scope> scopes, Instant now) {
    return Tuple.of(
        name,
        Buffer.buffer(Secrets.digest(secret)),
        scopes.stream().map(EnumNames::of).sorted().toArray(String[]::new),
        Rows.utc(now));
  }

  private static ApiKey key(Row row) {
    return new ApiKey(
        row.getLong("id"),
        row.getString("name"),
        Arrays.stream(row.getArrayOfStrings("scopes"))
            .map(word -> EnumNames.read(word, Scope.class))
            .collect(Collectors.toUnmodifiableSet()),
        shop(row),
        Rows.instant(row, "created_at"));
  }

  private static @Nullable KeyShop shop(Row row) {
    Long id = row.getLong("shop_id");
    return id == null ? null : new KeyShop(id, row.getString("shop"));
  }
}
