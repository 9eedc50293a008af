package dev.coterie.http.price;

import dev.coterie.http.Answer;
import dev.coterie.http.Answer.Header;
import dev.coterie.pricing.PricingContract.PriceQuote;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import dev.coterie.pricing.buyer.Candidate;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What caches in front may do with prices.
 *
 * @param seconds how long at most an answer may be used without asking again
 */
record Freshness(int seconds, Clock clock) {
  private static final CharSequence PRICE_CONTEXT = HttpHeaders.createOptimized("Price-Context");
  private static final CharSequence PRICE_AS_OF = HttpHeaders.createOptimized("Price-As-Of");
  private static final Header ASK_AGAIN =
      new Header(HttpHeaders.CACHE_CONTROL, HttpHeaders.createOptimized("private, no-cache"));

  /** The value of a rule is hidden from some keys. */
  private static final Header VARIES = new Header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);

  /**
   * The answer with its headers.
   *
   * @param showsMargins whether it shows the value of a markup
   */
  Answer mark(Answer answer, PriceQuotes quotes, boolean showsMargins) {
    List<Header> headers = new ArrayList<>(4);
    headers.add(new Header(PRICE_CONTEXT, quotes.context().key()));
    Instant asOf = quotes.asOf();
    long seconds = asOf == null ? maxAge(quotes.validUntil()) : 0;
    if (seconds <= 0) {
      headers.add(ASK_AGAIN);
    } else {
      headers.add(new Header(HttpHeaders.CACHE_CONTROL, "private, max-age=" + seconds));
      headers.add(VARIES);
    }
    if (asOf != null) {
      headers.add(new Header(PRICE_AS_OF, asOf.toString()));
    }
    return answer.tagged(etag(answer, quotes, showsMargins), headers);
  }

  private long maxAge(@Nullable Instant validUntil) {
    return validUntil == null || seconds == 0
        ? seconds
        : Math.min(seconds, Duration.between(clock.instant(), validUntil).toSeconds());
  }

  /** Changes with whatever an answer shows beyond what was asked, and with nothing else. */
  private static String etag(Answer answer, PriceQuotes quotes, boolean showsMargins) {
    long tag = isPlain(quotes) ? tag(quotes, showsMargins) : digest(answer.body());
    return '"' + Long.toHexString(tag) + '"';
  }

  /** Whether the answer shows prices, and no explanations. */
  private static boolean isPlain(PriceQuotes quotes) {
    for (PriceQuote quote : quotes.quotes()) {
      if (quote != null) {
        return quote.explanation() == null;
      }
    }
    return false;
  }

  private static long tag(PriceQuotes quotes, boolean showsMargins) {
    Instant until = quotes.validUntil();
    long tag = mixed(0, until == null ? -1 : until.getEpochSecond());
    tag = mixed(tag, until == null ? -1 : until.getNano());
    for (PriceQuote quote : quotes.quotes()) {
      if (quote == null) {
        tag = mixed(tag, -1);
      } else {
        Candidate winner = quote.winner();
        tag = mixed(tag, quote.currency().getCurrencyCode().hashCode());
        tag = mixed(tag, quote.listPrice());
        tag = mixed(tag, quote.lifted() ? -quote.price() : quote.price());
        tag = mixed(tag, winner == null ? -1 : winner.tag(showsMargins));
      }
    }
    return tag;
  }

  /** Of what shows more than a tag could be mixed from. */
  private static long digest(@Nullable Buffer body) {
    long tag = 0;
    for (byte each : Objects.requireNonNull(body, "prices have a body").getBytes()) {
      tag = mixed(tag, each);
    }
    return tag;
  }

  private static long mixed(long tag, long value) {
    long mixed = (tag ^ value) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 32);
  }
}
