package dev.coterie.http.price;

import dev.coterie.caller.Caller;
import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.server.DirectResponses;
import dev.coterie.http.server.Shortcut;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * Answers the two price questions of storefronts past the router: one plain price that memory
 * knows, and a batch. Belongs to one event loop.
 */
final class FastPath implements Shortcut {
  private static final String BATCH = PricesApi.PATH;
  private static final String ONE = PricesApi.PATH + "/";

  private final DirectResponses responses;
  private final PriceAnswers answers;
  private final BatchAnswers batches;
  private final LookupMetrics metrics;

  FastPath(
      DirectResponses responses,
      PriceAnswers answers,
      BatchAnswers batches,
      LookupMetrics metrics) {
    this.responses = responses;
    this.answers = answers;
    this.batches = batches;
    this.metrics = metrics;
  }

  @Override
  public boolean takes(HttpServerRequest request) {
    String target = request.uri();
    if (target.startsWith(ONE)) {
      return request.method().equals(HttpMethod.GET) && takesOne(request, target);
    }
    PriceFields fields =
        target.startsWith(BATCH) ? BatchAnswers.fields(target, BATCH.length()) : null;
    return fields != null
        && request.method().equals(HttpMethod.POST)
        && takesBatch(request, fields);
  }

  private boolean takesOne(HttpServerRequest request, String target) {
    Caller caller = responses.caller(request, Scope.PRICES);
    if (caller == null) {
      return false;
    }
    long begin = System.nanoTime();
    PlainQuestion question = PlainQuestion.of(target.substring(ONE.length()));
    Answer answer = question == null ? null : answers.fromMemory(question, caller);
    if (answer == null) {
      return false;
    }
    metrics.priced(begin);
    responses.send(request, answer);
    return true;
  }

  /** Takes any body, because a wrong one is answered here as by the route. */
  private boolean takesBatch(HttpServerRequest request, PriceFields fields) {
    Caller caller = responses.caller(request, Scope.PRICES);
    if (caller == null || !responses.hasQuestion(request)) {
      return false;
    }
    responses.sendFor(request, body -> batches.answer(body, fields, caller));
    return true;
  }
}
