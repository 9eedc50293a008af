package dev.coterie.caller;

import dev.coterie.caller.user.Passwords;
import dev.coterie.caller.user.Users;
import dev.coterie.config.Config;
import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Secrets;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that somebody can get in: the first administrator and the first API key. Configured
 * ones are set at each start; random ones are made once, and only if there are none.
 *
 * @param adminPassword the password that was made just now, null where none was
 * @param apiKey the key that was made just now or is configured, null where neither
 */
public record FirstCredentials(@Nullable String adminPassword, @Nullable String apiKey) {
  private static final String ADMIN = "admin";
  private static final String KEY_NAME = "first";
  private static final int PASSWORD_LETTERS = 20;
  private static final Set<Scope> ALL_SCOPES = Set.of(Scope.values());

  /** Sets or makes them. */
  public static Future<FirstCredentials> ensure(
      Vertx vertx, Storage storage, Config config, Clock clock) {
    Transactions transactions = storage.transactions();
    String password = config.admin().password();
    String candidate = password == null ? Secrets.random(PASSWORD_LETTERS) : password;
    return new Passwords(vertx)
        .hash(candidate)
        .compose(
            hash ->
                transactions.certain(
                    Actor.SYSTEM,
                    tx ->
                        administrator(tx.sql(), hash, password != null, clock)
                            .compose(
                                made ->
                                    key(tx, config.api().key(), clock)
                                        .map(key -> of(made, candidate, password, key)))));
  }

  private static FirstCredentials of(
      boolean made, String candidate, @Nullable String configured, @Nullable String key) {
    return new FirstCredentials(made && configured == null ? candidate : null, key);
  }

  private static Future<Boolean> administrator(
      SqlClient sql, String hash, boolean configured, Clock clock) {
    Users users = new Users();
    return configured
        ? users.putAdministrator(sql, ADMIN, hash, clock.instant()).map(true)
        : users.addAdministratorIfFirst(sql, ADMIN, hash, clock.instant());
  }

  private static Future<@Nullable String> key(Tx tx, @Nullable String configured, Clock clock) {
    ApiKeys keys = new ApiKeys();
    tx.changes(Change.all(ChangeKind.KEYS));
    if (configured != null) {
      return keys.put(tx.sql(), KEY_NAME, configured, ALL_SCOPES, clock.instant())
          .map(done -> configured);
    }
    String random = CallerService.newKey();
    return keys.addIfFirst(tx.sql(), KEY_NAME, random, ALL_SCOPES, clock.instant())
        .map(made -> made ? random : null);
  }
}
