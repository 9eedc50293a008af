package dev.coterie.http.price;

import dev.coterie.caller.Caller;
import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Unreserved;
import dev.coterie.http.server.DirectResponses;
import dev.coterie.http.server.Shortcut;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** As {@link FastPath}, for the prices of shops. Belongs to one event loop. */
final class ShopFastPath implements Shortcut {
  private static final int MAX_SLUG_LENGTH = 64;

  private final DirectResponses responses;
  private final ShopPricesApi shops;
  private final LookupMetrics metrics;

  ShopFastPath(DirectResponses responses, ShopPricesApi shops, LookupMetrics metrics) {
    this.responses = responses;
    this.shops = shops;
    this.metrics = metrics;
  }

  @Override
  public boolean takes(HttpServerRequest request) {
    String target = request.uri();
    if (!target.startsWith(ShopPricesApi.SHOPS)) {
      return false;
    }
    int end = endOfSlug(target);
    return end > 0 && target.startsWith(ShopPricesApi.PRICES, end) && takes(request, target, end);
  }

  private boolean takes(HttpServerRequest request, String target, int end) {
    String slug = target.substring(ShopPricesApi.SHOPS.length(), end);
    int rest = end + ShopPricesApi.PRICES.length();
    PriceFields fields = BatchAnswers.fields(target, rest);
    if (fields != null) {
      return request.method().equals(HttpMethod.POST) && takesBatch(request, slug, fields);
    }
    return target.charAt(rest) == '/'
        && request.method().equals(HttpMethod.GET)
        && takesOne(request, slug, target.substring(rest + 1));
  }

  private boolean takesOne(HttpServerRequest request, String slug, String target) {
    Caller caller = caller(request);
    if (caller == null) {
      return false;
    }
    long begin = System.nanoTime();
    PlainQuestion question = PlainQuestion.of(target);
    Answer answer = question == null ? null : shops.of(slug, caller).fromMemory(question, caller);
    if (answer == null) {
      return false;
    }
    metrics.priced(begin);
    responses.send(request, answer);
    return true;
  }

  private boolean takesBatch(HttpServerRequest request, String slug, PriceFields fields) {
    Caller caller = caller(request);
    if (caller == null || !responses.hasQuestion(request)) {
      return false;
    }
    BatchAnswers batches = new BatchAnswers(shops.of(slug, caller));
    responses.sendFor(request, body -> batches.answer(body, fields, caller));
    return true;
  }

  private @Nullable Caller caller(HttpServerRequest request) {
    Caller mall = responses.caller(request, Scope.PRICES);
    return mall == null ? responses.caller(request, Scope.SHOP) : mall;
  }

  /** Where the slug ends, 0 where what stands there is none. */
  private static int endOfSlug(String target) {
    int begin = ShopPricesApi.SHOPS.length();
    int end = target.indexOf('/', begin);
    if (end < begin + 2 || end - begin > MAX_SLUG_LENGTH) {
      return 0;
    }
    for (int index = begin; index < end; index++) {
      if (!Unreserved.is(target.charAt(index))) {
        return 0;
      }
    }
    return end;
  }
}
