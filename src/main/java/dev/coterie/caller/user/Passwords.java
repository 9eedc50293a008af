package dev.coterie.caller.user;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** Makes and checks the slow hashes of passwords, on workers, one after the other. */
public record Passwords(Vertx vertx) {
  /** The first of the parameter sets that OWASP recommends: 19 MiB, 2 passes, 1 lane. */
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  private static final int SALT_BYTES = 16;

  /** Made by the first who needs it, on a worker. */
  private static final class Nobody {
    /** The hash of nothing that anybody could type, to be checked where there is no user. */
    static final String HASH = hashed("\u0000nobody");
  }

  public Future<String> hash(String password) {
    return vertx.executeBlocking(() -> hashed(password));
  }

  private static String hashed(String password) {
    return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
  }

  /** Takes as long for a user who is not there, whose hash is null. */
  Future<Boolean> matches(String password, @Nullable String hash) {
    return vertx.executeBlocking(
        () -> Password.check(password, hash == null ? Nobody.HASH : hash).with(ARGON2));
  }
}
