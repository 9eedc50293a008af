package dev.coterie.http.pages.shop;

import dev.coterie.connect.group.ShopGroup;
import dev.coterie.connect.shop.Shop;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.RuleJson;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.group.RuleType;
import dev.coterie.json.Fields;
import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.RefusedException;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an owner decides about a group of the shop, as a form holds it. */
record OwnGroupForm(Texts t) {
  static final String CODE = "code";
  static final String NAME = "name";
  static final List<String> FIELDS = List.of(CODE, NAME, "type", "value", HeldForm.VERSION);

  /** Those that a group may have. */
  static List<RuleType> types() {
    return Arrays.stream(RuleType.values()).filter(type -> type != RuleType.NONE).toList();
  }

  TypedForm of(Shop shop, ShopGroup group) {
    String value = new RuleJson(shop.currency()).of(group.rule()).getString("value");
    return TypedForm.filled(
        Map.of(
            NAME,
            group.name(),
            "type",
            RuleType.of(group.rule()).key(),
            "value",
            t.decimal(value)));
  }

  /** The rule; null for one that is wrong, which is rejected. */
  @Nullable PriceRule rule(TypedForm form) {
    String[] type = form.typed("type").split("-", 2);
    JsonObject rule =
        new JsonObject()
            .put("basis", type[0])
            .put("mode", type[type.length - 1])
            .put("value", t.typed(form.typed("value")));
    try {
      Fields fields = new Fields(rule);
      PriceRule read = RuleJson.read(fields);
      read.error().ifPresent(phrase -> fields.reject("value", phrase));
      fields.check();
      return read;
    } catch (RefusedException refused) {
      for (FieldError error : refused.refusal().errors()) {
        form.reject(error.field().equals("value") ? "value" : "type", error.message());
      }
      return null;
    }
  }
}
