package dev.coterie.http.api;

import dev.coterie.group.DeletionImpact;
import dev.coterie.group.Group;
import dev.coterie.group.GroupCharges;
import dev.coterie.group.GroupProduct;
import dev.coterie.group.terms.GroupTerms;
import dev.coterie.group.terms.TermsJson;
import dev.coterie.json.Fields;
import dev.coterie.json.MoneyJson;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Currency;
import java.util.List;

/** Writes groups as the API shows them, and reads new ones. */
final class GroupJson {
  private final TermsJson json;

  /**
   * Makes the writer.
   *
   * @param shopCurrency of fixed discounts and markups
   */
  GroupJson(Currency shopCurrency) {
    this.json = new TermsJson(shopCurrency);
  }

  JsonObject of(Group group) {
    return json.of(group.terms())
        .put("id", group.id())
        .put("product", product(group.product()))
        .put("members", group.members())
        .put("version", group.version());
  }

  GroupTerms read(Fields body) {
    return json.read(body);
  }

  static JsonObject of(DeletionImpact impact) {
    return new JsonObject()
        .put("members", impact.members().count())
        .put("paused", impact.members().paused())
        .put("paidDaysLeft", impact.members().paidDaysLeft())
        .put("endless", impact.members().endless())
        .put("balances", amounts(impact.balances()))
        .put("openGifts", impact.openGifts())
        .put("products", new JsonArray(impact.products()))
        .put("charges", charges(impact.charges()))
        .put("dependents", new JsonArray(impact.dependents()));
  }

  private static JsonObject product(GroupProduct product) {
    return new JsonObject().put("state", EnumNames.of(product.state())).put("sku", product.sku());
  }

  private static JsonObject charges(GroupCharges charges) {
    return new JsonObject().put("count", charges.count()).put("totals", amounts(charges.totals()));
  }

  private static JsonArray amounts(List<Money> amounts) {
    return new JsonArray(amounts.stream().map(MoneyJson::of).toList());
  }
}
