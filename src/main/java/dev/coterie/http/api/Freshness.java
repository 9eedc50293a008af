package dev.coterie.http.api;

import dev.coterie.http.Answer;
import dev.coterie.http.Answer.Header;
import dev.coterie.pricing.PricingContract.Quote;
import dev.coterie.pricing.PricingContract.Quotes;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What caches in front may do with prices.
 *
 * @param seconds how long at most an answer may be used without asking again
 */
record Freshness(int seconds) {
  private static final CharSequence PRICE_CONTEXT = HttpHeaders.createOptimized("Price-Context");
  private static final CharSequence PRICE_AS_OF = HttpHeaders.createOptimized("Price-As-Of");
  private static final Header ASK_AGAIN =
      new Header(HttpHeaders.CACHE_CONTROL, HttpHeaders.createOptimized("private, no-cache"));

  /**
   * The answer with its headers.
   *
   * @param variant of the answer for one and the same question: what the caller may see
   */
  Answer mark(Answer answer, Quotes quotes, boolean variant, Instant now) {
    Header context = new Header(PRICE_CONTEXT, quotes.context().key());
    Instant asOf = quotes.asOf();
    return answer.tagged(
        etag(quotes, variant),
        asOf == null
            ? List.of(context, cacheControl(quotes.validUntil(), now))
            : List.of(context, ASK_AGAIN, new Header(PRICE_AS_OF, asOf.toString())));
  }

  private Header cacheControl(@Nullable Instant validUntil, Instant now) {
    long left =
        validUntil == null || seconds == 0
            ? seconds
            : Math.min(seconds, Duration.between(now, validUntil).toSeconds());
    return left <= 0
        ? ASK_AGAIN
        : new Header(HttpHeaders.CACHE_CONTROL, "private, max-age=" + left);
  }

  /** Changes with whatever an answer shows beyond what was asked. */
  private static String etag(Quotes quotes, boolean variant) {
    Instant until = quotes.validUntil();
    long tag = mixed(quotes.context().tag(), variant ? 1 : 0);
    tag = mixed(tag, until == null ? -1 : until.getEpochSecond());
    tag = mixed(tag, until == null ? -1 : until.getNano());
    for (Quote quote : quotes.quotes()) {
      if (quote == null) {
        tag = mixed(tag, -1);
      } else {
        tag = mixed(tag, quote.currency().getNumericCode());
        tag = mixed(tag, quote.listPrice());
        tag = mixed(tag, quote.price());
      }
    }
    return '"' + Long.toHexString(tag) + '"';
  }

  private static long mixed(long tag, long value) {
    long mixed = (tag ^ value) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 32);
  }
}
