package dev.coterie.connect.group;

import dev.coterie.connect.shop.Shop;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.group.terms.RuleJson;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Emits the events of a shop's own groups; their subject is the shop's slug. */
record ShopGroupEvents(Tx tx, Shop shop, Instant now) {

  /** Emits nothing where it is as it was. */
  void group(@Nullable ShopGroup before, ShopGroup after) {
    JsonObject is = json(after);
    JsonObject data = data(after.code()).mergeIn(is);
    if (before == null) {
      tx.emit(EventType.SHOP_GROUP_CHANGED.event(now, shop.slug(), data));
    } else if (!json(before).equals(is)) {
      tx.emit(
          EventType.SHOP_GROUP_CHANGED.event(now, shop.slug(), data).changing(json(before), is));
    }
  }

  void groupDeleted(String code) {
    tx.emit(EventType.SHOP_GROUP_CHANGED.event(now, shop.slug(), data(code).put("deleted", true)));
  }

  void joined(String code, ShopGroupMember member) {
    member(
        data(code)
            .put("customer", member.customer())
            .put("until", Objects.toString(member.until(), null)));
  }

  void left(String code, String customer) {
    member(data(code).put("customer", customer).put("left", true));
  }

  private void member(JsonObject data) {
    tx.emit(EventType.SHOP_MEMBER_CHANGED.event(now, shop.slug(), data));
  }

  private JsonObject data(String code) {
    return new JsonObject().put("shop", shop.slug()).put("group", code);
  }

  private JsonObject json(ShopGroup group) {
    return new JsonObject()
        .put("name", group.name())
        .put("rule", new RuleJson(shop.currency()).of(group.rule()));
  }
}
