package dev.coterie.http.pages.shop;

import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopStatus;
import dev.coterie.group.terms.RuleJson;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.kernel.EnumNames;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** What an owner decides about the shop itself, as the form of its page holds it. */
record ShopSettingsForm(Texts t) {
  static final List<String> FIELDS =
      List.of(
          HeldForm.VERSION,
          "name",
          MarkupFields.KIND,
          MarkupFields.VALUE,
          "welcome",
          "accent",
          "closed");

  TypedForm of(Shop shop) {
    String value = new RuleJson(shop.currency()).of(shop.defaultRule()).getString("value");
    return TypedForm.filled(
        Map.of(
            "name",
            shop.name(),
            MarkupFields.KIND,
            PriceKind.of(shop.defaultRule()).key(),
            MarkupFields.VALUE,
            t.decimal(value),
            "welcome",
            shop.look().welcome(),
            "accent",
            EnumNames.of(shop.look().accent()),
            "closed",
            shop.status() == ShopStatus.CLOSED ? "yes" : ""));
  }

  /** The patch that the form asks for; fields that cannot be read are noted in it. */
  JsonObject patch(TypedForm form) {
    boolean closed = form.isTicked("closed");
    return new JsonObject()
        .put("name", form.typed("name").strip())
        .put("defaultRule", MarkupFields.kind(form).rule(t.typed(form.typed(MarkupFields.VALUE))))
        .put("welcome", HeldForm.text(form, "welcome"))
        .put("accent", form.typed("accent"))
        .put("status", EnumNames.of(closed ? ShopStatus.CLOSED : ShopStatus.OPEN))
        .put(HeldForm.VERSION, form.wholeOrNull(HeldForm.VERSION, t.say("form.wrongWhole")));
  }
}
