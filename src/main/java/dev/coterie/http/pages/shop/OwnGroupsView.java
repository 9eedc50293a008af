package dev.coterie.http.pages.shop;

import dev.coterie.connect.group.ShopGroup;
import dev.coterie.connect.shop.Shop;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.RuleJson;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.group.RuleType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shop's own groups.
 *
 * @param added what was typed of a group that could not be added
 * @param link what was typed of a link that could not be made
 * @param secret a link that was just made, null for none
 */
public record OwnGroupsView(
    PageFrame frame,
    Notice notice,
    Shop shop,
    List<ShopGroup> groups,
    TypedForm added,
    TypedForm link,
    @Nullable ShownSecret secret) {

  public List<RuleType> types() {
    return OwnGroupForm.types();
  }

  public String page(ShopGroup group) {
    return Address.of(OwnGroupsPage.PATH, group.code()).text();
  }

  /** What the rule of a group makes of a price, in words. */
  public String rule(ShopGroup group) {
    PriceRule rule = group.rule();
    String value = new RuleJson(shop.currency()).of(rule).getString("value");
    String unit = rule.mode() == PriceRule.Mode.PERCENT ? "%" : shop.currency().getCurrencyCode();
    return frame.t().say("type." + RuleType.of(rule).key())
        + ": "
        + frame.t().decimal(value)
        + " "
        + unit;
  }
}
