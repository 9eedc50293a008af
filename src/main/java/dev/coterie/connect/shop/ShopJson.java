package dev.coterie.connect.shop;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.RuleJson;
import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.TextForm;
import io.vertx.core.json.JsonObject;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes and reads shops as JSON; events show them too. */
public final class ShopJson {
  private static final String RULE = "defaultRule";

  private ShopJson() {}

  public static JsonObject of(Shop shop) {
    JsonObject terms = of(ShopTerms.of(shop), shop.currency());
    return terms
        .put("status", EnumNames.of(shop.status()))
        .put("plan", shop.plan())
        .put("until", Objects.toString(shop.until(), null))
        .put("currency", shop.currency().getCurrencyCode())
        .put("listings", shop.listings())
        .put("listingLimit", shop.limit())
        .put("openedAt", shop.openedAt().toString())
        .put("version", shop.version());
  }

  static JsonObject of(ShopTerms terms, Currency currency) {
    return new JsonObject()
        .put("slug", terms.slug())
        .put("name", terms.name())
        .put("owner", terms.owner())
        .put("status", EnumNames.of(terms.closed() ? ShopStatus.CLOSED : ShopStatus.OPEN))
        .put(RULE, new RuleJson(currency).of(terms.defaultRule()))
        .put("welcome", terms.look().welcome())
        .put("accent", EnumNames.of(terms.look().accent()));
  }

  /** Reads the terms; the caller checks the fields. */
  static ShopTerms read(Fields body) {
    PriceRule rule = markup(body, RULE);
    if (rule == null) {
      body.reject(RULE, "must not be null: listings without a rule of their own have it");
    }
    return new ShopTerms(
        slug(body),
        body.text("name", TextForm.NAME),
        body.text("owner", TextForm.CUSTOMER_CODE),
        isClosed(body),
        rule == null ? NewShop.USUAL_RULE : rule,
        new ShopLook(
            body.text("welcome", TextForm.DESCRIPTION, ""),
            body.choice("accent", ShopLook.Accent.class)));
  }

  private static String slug(Fields body) {
    String slug = body.text("slug", TextForm.SHOP_SLUG);
    if (Slugs.RESERVED.contains(slug)) {
      body.reject("slug", "must be another one: it is reserved");
    }
    return slug;
  }

  private static boolean isClosed(Fields body) {
    ShopStatus status = body.choiceOrNull("status", ShopStatus.class);
    if (status == ShopStatus.SUSPENDED) {
      body.reject(
          "status", "must be open or closed: a shop is suspended by its owner's memberships");
    }
    return status == ShopStatus.CLOSED;
  }

  /** Reads a markup on the wholesale price; null where there is none. */
  public static @Nullable PriceRule markup(Fields body, String field) {
    Fields object = body.object(field);
    if (object == null) {
      return null;
    }
    PriceRule rule = RuleJson.read(object);
    object.checkKnown();
    if (rule.basis() != PriceRule.Basis.MARKUP) {
      object.reject("basis", "must be markup: it is made on the wholesale price");
    }
    rule.error().ifPresent(phrase -> object.reject("value", phrase));
    return rule;
  }
}
