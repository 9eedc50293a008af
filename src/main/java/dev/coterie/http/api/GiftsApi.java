package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.POST;

import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.TextForm;
import dev.coterie.order.gift.GiftContract;
import dev.coterie.order.gift.GiftContract.RedeemGift;
import dev.coterie.order.gift.GiftContract.RedeemedGift;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code /v1/gifts}: memberships that somebody else paid. */
public final class GiftsApi implements Resource {

  @Override
  public void addTo(Routes routes) {
    routes.write(POST, "/v1/gifts/:code/redeem", Scope.MEMBERSHIPS, GiftsApi::redeem);
  }

  private static Future<Answer> redeem(Exchange exchange) {
    String code = exchange.path("code", TextForm.GIFT_CODE);
    Fields body = exchange.body();
    String customer = body.text("customer", TextForm.CUSTOMER_CODE);
    body.check();
    return GiftContract.REDEEM
        .send(exchange.vertx(), exchange.actor(), new RedeemGift(code, customer))
        .map(redeemed -> Answer.of(redeemed, done -> Answer.ok(json(done))));
  }

  private static JsonObject json(RedeemedGift gift) {
    return new JsonObject()
        .put("code", gift.code())
        .put("buyer", gift.buyer())
        .put("customer", gift.customer())
        .put("group", gift.group())
        .put("reason", EnumNames.of(gift.reason()))
        .put("from", gift.from())
        .put("until", gift.until());
  }
}
