package dev.coterie.caller.signon;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.config.OidcConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** Answers what is asked of single sign-on; nothing where that is not set. */
public record SignOnVerticle(OidcConfig config) implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    if (!config.isSet()) {
      return List.of();
    }
    SignOnService service = new SignOnService(vertx, config);
    return List.of(
        SignOnContract.BEGIN.answerWith(vertx, service::begin),
        SignOnContract.FINISH.answerWith(vertx, service::finish));
  }
}
