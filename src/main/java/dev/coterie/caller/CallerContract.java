package dev.coterie.caller;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.kernel.Claim;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What others may ask about callers: their keys, and the answers they were given before. */
public final class CallerContract {
  public static final Command<MakeKey, Result<MadeKey>> MAKE_KEY = new Command<>("caller.makeKey");
  public static final Ask<ListKeys, Keys> LIST_KEYS = new Ask<>("caller.listKeys");
  public static final Command<RevokeKey, Result<Done>> REVOKE_KEY =
      new Command<>("caller.revokeKey");
  public static final Ask<ClaimKey, Claimed> CLAIM_KEY = new Ask<>("caller.claimKey");
  public static final Ask<Remember, Done> REMEMBER = new Ask<>("caller.remember");

  private CallerContract() {}

  /**
   * Makes an API key.
   *
   * @param name unique, to recognise it by
   * @param shop the slug of the one shop that it opens, null unless the scope is of one
   */
  public record MakeKey(String name, Set<Scope> scopes, @Nullable String shop) {

    /** A key of no shop. */
    public MakeKey(String name, Set<Scope> scopes) {
      this(name, scopes, null);
    }
  }

  /**
   * A new key.
   *
   * @param secret the key itself; it is not stored and cannot be shown again
   */
  public record MadeKey(ApiKey key, String secret) {}

  /**
   * An API key without its secret.
   *
   * @param shop the one shop that it opens, null for any key but a shop's
   */
  public record ApiKey(
      long id, String name, Set<Scope> scopes, @Nullable KeyShop shop, Instant createdAt) {}

  /** The shop of a key. */
  public record KeyShop(long id, String slug) {}

  /**
   * Keys.
   *
   * @param shop the id of the shop whose keys are meant, null for all keys
   */
  public record ListKeys(@Nullable Long shop) {}

  /** By id. */
  public record Keys(List<ApiKey> keys) {}

  /**
   * Makes a key useless at once.
   *
   * @param shop the id of the shop whose keys alone may be meant, null for any
   */
  public record RevokeKey(long id, @Nullable Long shop) {}

  /**
   * Claims an idempotency key before the work begins.
   *
   * @param fingerprint of the request, to tell a repetition from another request
   * @param lease after how long without an answer the request is taken for dead
   */
  public record ClaimKey(Claim claim, String fingerprint, Duration lease) {}

  /**
   * What the claim came to.
   *
   * @param status of the first answer, null unless it is {@code ANSWERED}
   * @param mediaType of the first answer's body, likewise
   * @param body of the first answer, null where it had none
   * @param outcome what the work came to, where it is {@code FRESH} and only the answer is missing
   */
  public record Claimed(
      ClaimState state,
      @Nullable Integer status,
      @Nullable String mediaType,
      @Nullable String body,
      @Nullable String outcome) {

    static Claimed fresh(@Nullable String outcome) {
      return new Claimed(ClaimState.FRESH, null, null, null, outcome);
    }

    static Claimed of(ClaimState state) {
      return new Claimed(state, null, null, null, null);
    }

    public enum ClaimState {
      /** The caller's to answer. */
      FRESH,
      /** Answered before. */
      ANSWERED,
      /** The first request is still at work. */
      IN_FLIGHT,
      /** The key was used for another request. */
      REUSED
    }
  }

  /**
   * What was answered.
   *
   * @param status null gives the claim up, so that a repetition does the work
   */
  public record Remember(
      Claim claim, @Nullable Integer status, String mediaType, @Nullable String body) {}
}
