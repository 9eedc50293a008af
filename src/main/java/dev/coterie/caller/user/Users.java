package dev.coterie.caller.user;

import dev.coterie.caller.user.UserContract.ListUsers;
import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of users. */
final class Users {
  private static final String ADD =
      """
      INSERT INTO users (name, role, sees_cost, disabled, password_hash, created_at, shop_id)
      VALUES ($1, $2, $3, false, $4, $5, (SELECT id FROM shops WHERE slug = $6))
      """;

  private static final String ADD_UNLESS_THERE = ADD + "ON CONFLICT DO NOTHING";

  private static final String ADD_SIGNED_ON =
      """
      INSERT INTO users (name, role, sees_cost, disabled, identity, created_at)
      VALUES ($1, $2, $3, false, $4, $5)
      """;

  private static final String CHANGE =
      """
      UPDATE users SET role = $2, sees_cost = $3, disabled = $4,
        password_hash = coalesce($5, password_hash),
        shop_id = (SELECT id FROM shops WHERE slug = $6)
      WHERE name = $1
      """;

  private static final String DELETE = "DELETE FROM users WHERE name = $1";

  private static final String COLUMNS =
      """
      name, role, sees_cost, disabled, identity IS NOT NULL AS signs_on, created_at,
        (SELECT slug FROM shops WHERE id = shop_id) AS shop
      """;

  private static final String SELECT = "SELECT " + COLUMNS + " FROM users ";

  private static final Keyset BY_NAME = Keyset.by("name", KeyKind.TEXT);

  private static final Keyset BY_ROLE = Keyset.by("role", KeyKind.TEXT).then("name", KeyKind.TEXT);

  private static final Keyset BY_TIME =
      Keyset.by("created_at", KeyKind.INSTANT).then("name", KeyKind.TEXT);

  private static final String FIND = SELECT + "WHERE name = $1";

  private static final String FIND_SIGNED_ON = SELECT + "WHERE identity = $1 FOR UPDATE";

  /** All of them, since whether one is dispensable depends on the others. */
  private static final String LOCK_ALL = SELECT + "ORDER BY name FOR UPDATE";

  private static final String LOCK_OWNERS = SELECT + "WHERE shop_id = $1 ORDER BY name FOR UPDATE";

  private static final String HASH =
      """
      SELECT password_hash FROM users
      WHERE name = $1 AND NOT disabled AND password_hash IS NOT NULL
      """;

  Future<Void> add(SqlClient sql, User user, String hash) {
    return sql.preparedQuery(ADD).execute(values(user, hash)).mapEmpty();
  }

  /** Adds somebody whom a provider of single sign-on knows by this identity. */
  Future<Void> addSignedOn(SqlClient sql, User user, String identity) {
    Tuple values =
        Tuple.of(
            user.name(),
            EnumNames.of(user.role()),
            user.seesCost(),
            identity,
            Rows.utc(user.createdAt()));
    return sql.preparedQuery(ADD_SIGNED_ON).execute(values).mapEmpty();
  }

  /** The user whom a provider of single sign-on knows by this identity, locked. */
  Future<Optional<User>> lockSignedOn(SqlClient sql, String identity) {
    return sql.preparedQuery(FIND_SIGNED_ON)
        .execute(Tuple.of(identity))
        .map(rows -> Rows.first(rows, Users::user));
  }

  /** Answers whether there was nobody of that name. */
  Future<Boolean> addUnlessThere(SqlClient sql, User user, String hash) {
    return sql.preparedQuery(ADD_UNLESS_THERE)
        .execute(values(user, hash))
        .map(rows -> rows.rowCount() > 0);
  }

  private static Tuple values(User user, String hash) {
    return Tuple.of(
        user.name(),
        EnumNames.of(user.role()),
        user.seesCost(),
        hash,
        Rows.utc(user.createdAt()),
        user.shop());
  }

  /** Writes the user as it is now; a hash that is null leaves the password. */
  Future<Void> change(SqlClient sql, User user, @Nullable String hash) {
    return sql.preparedQuery(CHANGE)
        .execute(
            Tuple.of(
                user.name(),
                EnumNames.of(user.role()),
                user.seesCost(),
                user.disabled(),
                hash,
                user.shop()))
        .mapEmpty();
  }

  Future<Void> delete(SqlClient sql, String name) {
    return sql.preparedQuery(DELETE).execute(Tuple.of(name)).mapEmpty();
  }

  Future<Page<User>> list(SqlClient sql, ListUsers ask) {
    Keyset keyset =
        switch (ask.sorting().column()) {
          case NAME -> BY_NAME;
          case ROLE -> BY_ROLE;
          case SINCE -> BY_TIME;
        };
    return new ListQuery(COLUMNS)
        .from("users")
        .page(sql, keyset, ask.sorting().descending(), ask.page(), Users::user);
  }

  Future<Optional<User>> find(SqlClient sql, String name) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(name))
        .map(rows -> Rows.first(rows, Users::user));
  }

  Future<List<User>> lockAll(SqlClient sql) {
    return sql.query(LOCK_ALL).execute().map(rows -> Rows.all(rows, Users::user));
  }

  /** The hash of the password of a user who is not disabled. */
  Future<Optional<String>> hash(SqlClient sql, String name) {
    return sql.preparedQuery(HASH)
        .execute(Tuple.of(name))
        .map(rows -> Rows.first(rows, row -> row.getString("password_hash")));
  }

  /** The names of those who run a shop, locked. */
  Future<List<User>> lockOwners(SqlClient sql, long shop) {
    return sql.preparedQuery(LOCK_OWNERS)
        .execute(Tuple.of(shop))
        .map(rows -> Rows.all(rows, Users::user));
  }

  static User user(Row row) {
    return new User(
        row.getString("name"),
        EnumNames.read(row.getString("role"), UserRole.class),
        row.getBoolean("sees_cost"),
        row.getBoolean("disabled"),
        row.getBoolean("signs_on"),
        row.getString("shop"),
        Rows.instant(row, "created_at"));
  }
}
