package dev.coterie.caller;

import dev.coterie.caller.user.FirstAdministrator;
import dev.coterie.caller.user.Passwords;
import dev.coterie.config.Config;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Secrets;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that somebody can get in: the first administrator and the first API key. Configured
 * ones are set at each start; random ones are made once, and only if there are none.
 *
 * @param adminPassword the password that was made just now, null where none was
 * @param apiKey the key that was made just now, null where none was
 */
public record FirstCredentials(@Nullable String adminPassword, @Nullable String apiKey) {
  private static final int PASSWORD_LETTERS = 20;

  /** Sets or makes them. */
  public static Future<FirstCredentials> ensure(
      Vertx vertx, Storage storage, Config config, Clock clock) {
    Transactions transactions = storage.transactions();
    String password = config.admin().password();
    String candidate = password == null ? Secrets.random(PASSWORD_LETTERS) : password;
    Passwords passwords = new Passwords(vertx);
    return passwords
        .hash(candidate)
        .compose(
            hash ->
                transactions.certain(
                    Actor.SYSTEM,
                    tx ->
                        administrator(
                                new FirstAdministrator(passwords, tx, clock.instant()),
                                password,
                                hash)
                            .compose(
                                made ->
                                    new FirstKey(tx, clock.instant())
                                        .ensure(config.api().key())
                                        .map(
                                            key ->
                                                new FirstCredentials(
                                                    made ? candidate : null, key)))));
  }

  /** Answers whether the password was made just now. */
  private static Future<Boolean> administrator(
      FirstAdministrator administrator, @Nullable String configured, String hash) {
    return configured == null
        ? administrator.addIfFirst(hash)
        : administrator.put(configured, hash).map(false);
  }
}
