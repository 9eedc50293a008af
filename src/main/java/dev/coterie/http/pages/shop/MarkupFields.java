package dev.coterie.http.pages.shop;

import dev.coterie.connect.shop.ShopJson;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.RefusedException;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The two fields of a form that say how prices are made. */
public final class MarkupFields {
  public static final String KIND = "kind";
  public static final String VALUE = "value";

  private static final String RULE = "rule";

  private MarkupFields() {}

  /** The kind that was chosen; the shop's default for any other text. */
  public static PriceKind kind(TypedForm form) {
    return EnumNames.find(form.typed(KIND), PriceKind.class).orElse(PriceKind.SHOP_DEFAULT);
  }

  /** The markup; null for the shop's default, and for a wrong one, which is rejected. */
  public static @Nullable PriceRule read(TypedForm form, Texts t) {
    JsonObject rule = kind(form).rule(t.typed(form.typed(VALUE)));
    if (rule == null) {
      return null;
    }
    try {
      Fields fields = new Fields(new JsonObject(Map.of(RULE, rule)));
      PriceRule read = ShopJson.markup(fields, RULE);
      fields.check();
      return read;
    } catch (RefusedException refused) {
      reject(form, refused.refusal());
      return null;
    }
  }

  /** Says in the form what a refusal says of its fields. */
  public static void reject(TypedForm form, Refusal refusal) {
    for (FieldError error : refusal.errors()) {
      form.reject(field(error.field()), error.message());
    }
  }

  /** What is said of a rule or an own price is said of the value. */
  private static String field(String term) {
    String bare = term.startsWith("promoted.") ? term.substring("promoted.".length()) : term;
    boolean price = term.equals("price") || term.matches("(rule|defaultRule)(\\..*)?");
    return price ? VALUE : bare;
  }
}
