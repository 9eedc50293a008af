package dev.coterie.testing;

import io.vertx.core.Vertx;
import java.net.http.HttpRequest;

/** Holds exchanges against the OpenAPI file. */
final class OpenApiCheck {
  OpenApiCheck(Vertx vertx) {}

  void check(HttpRequest request, Reply reply) {}
}
