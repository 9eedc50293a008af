package dev.coterie.restriction;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.db.Storage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** Answers what is asked of restrictions. */
public record RestrictionVerticle(Storage storage, Clock clock) implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    PageRuleService pages = new PageRuleService(storage, clock);
    ProductRuleService products = new ProductRuleService(storage, clock);
    return List.of(
        RestrictionContract.PAGE_RULES.answerWith(vertx, pages::list),
        RestrictionContract.PAGE_RULE.answerWith(vertx, pages::find),
        RestrictionContract.SET_PAGE_RULE.answerWith(vertx, pages::set),
        RestrictionContract.DELETE_PAGE_RULE.answerWith(vertx, pages::delete),
        RestrictionContract.LOAD.answerWith(vertx, pages::load),
        RestrictionContract.PRODUCT_RULES.answerWith(vertx, products::list),
        RestrictionContract.SET_PRODUCT_RULE.answerWith(vertx, products::set),
        RestrictionContract.DELETE_PRODUCT_RULE.answerWith(vertx, products::delete));
  }
}
