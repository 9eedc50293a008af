package dev.coterie.http.storefront;

import dev.coterie.http.KnownAnswer;
import dev.coterie.http.pages.ImageHosts;
import dev.coterie.http.pages.Packing;
import dev.coterie.http.storefront.FrontAnswer.KeptBy;
import dev.coterie.kernel.Digests;
import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes pages for customers: none runs a script or tells another site where it was left from. */
final class FrontWriter {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'; img-src 'self' data:";
  private static final int TAG_BYTES = 12;

  private final String policy;

  FrontWriter(ImageHosts images) {
    this.policy =
        Stream.concat(Stream.of(POLICY), images.hosts().stream()).collect(Collectors.joining(" "));
  }

  /**
   * A page as it leaves.
   *
   * @param tag of what it shows, however it is packed
   */
  private record WrittenPage(String tag, Buffer body) {

    static WrittenPage of(JteModel model, boolean packs) {
      Utf8ByteOutput out = new Utf8ByteOutput();
      model.render(out);
      byte[] html = out.toByteArray();
      String digest = HexFormat.of().formatHex(Digests.sha256().digest(html), 0, TAG_BYTES);
      return new WrittenPage(
          "W/\"" + digest + '"', packs ? Packing.packed(html) : Buffer.buffer(html));
    }
  }

  void write(RoutingContext context, FrontAnswer answer) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.putHeader(HttpHeaders.CACHE_CONTROL, answer.keptBy().cacheControl());
    if (answer.place() != null) {
      response.setStatusCode(answer.status()).putHeader(HttpHeaders.LOCATION, answer.place()).end();
    } else {
      writePage(context, answer);
    }
  }

  /** A worker makes the page, since that takes as long as some hundred lookups. */
  private void writePage(RoutingContext context, FrontAnswer answer) {
    boolean packs = Packing.isWanted(context);
    JteModel model = Objects.requireNonNull(answer.model(), "a page or a place");
    context
        .vertx()
        .executeBlocking(() -> WrittenPage.of(model, packs), false)
        .onSuccess(page -> send(context, answer, page, packs))
        .onFailure(context::fail);
  }

  private void send(RoutingContext context, FrontAnswer answer, WrittenPage page, boolean packed) {
    head(context.response(), answer.status());
    if (answer.keptBy() != KeptBy.NOBODY) {
      context.response().putHeader(HttpHeaders.ETAG, page.tag);
      if (KnownAnswer.is(context.request(), page.tag)) {
        context.response().setStatusCode(304).end();
        return;
      }
    }
    Packing.send(context, page.body, packed);
  }

  private void head(HttpServerResponse response, int status) {
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader("Content-Security-Policy", policy)
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader(HttpHeaders.VARY, "Accept-Language, Accept-Encoding");
  }
}
