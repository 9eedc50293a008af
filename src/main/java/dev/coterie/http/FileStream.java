package dev.coterie.http;

import dev.coterie.bus.InOrder;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A file that may be longer than memory is.
 *
 * @param name of the file, of letters that every system takes
 * @param type of its content
 * @param parts answers the next part each time, and is not asked again before that is sent; empty
 *     at the end
 */
public record FileStream(String name, String type, Supplier<Future<Optional<Buffer>>> parts) {
  private static final long SECONDS_TO_TAKE_A_PART = 60;

  /** Answers with the file. What goes wrong before the first part is answered as a failure. */
  public void send(RoutingContext context) {
    parts
        .get()
        .onFailure(context::fail)
        .onSuccess(
            first -> {
              head(context.response().setChunked(true), name, type);
              send(context.response(), first)
                  .onSuccess(sent -> context.response().end())
                  // later it breaks the file off visibly
                  .onFailure(broken -> context.request().connection().close());
            });
  }

  /** Has the client keep the answer as a file of that name. */
  public static void head(HttpServerResponse response, String name, String type) {
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
  }

  private Future<Void> send(HttpServerResponse response, Optional<Buffer> first) {
    return first.isEmpty()
        ? Future.succeededFuture()
        : InOrder.onward(
            first.get(),
            part ->
                response
                    .write(part)
                    .timeout(SECONDS_TO_TAKE_A_PART, TimeUnit.SECONDS)
                    .compose(taken -> parts.get()));
  }
}
