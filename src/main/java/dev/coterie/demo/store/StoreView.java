package dev.coterie.demo.store;

import dev.coterie.http.pages.Address;
import dev.coterie.http.storefront.FrontFrame;
import dev.coterie.http.storefront.FrontGoods;
import dev.coterie.http.storefront.FrontProduct;
import dev.coterie.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first page of the store.
 *
 * @param people whom a visitor may choose to be
 * @param receipt of what was bought a moment ago, null for nothing
 * @param ownShop of whoever the visitor is, null where she has none
 * @param shops of others that are open
 */
public record StoreView(
    FrontFrame frame,
    List<StorePerson> people,
    @Nullable StoreReceipt receipt,
    @Nullable StoreShop ownShop,
    List<PlanOnSale> plans,
    List<StoreShop> shops,
    FrontGoods goods) {

  /**
   * Whom a visitor may choose to be.
   *
   * @param code empty for a guest
   * @param groups what the groups are called that she is in, empty for none
   */
  public record StorePerson(String code, String groups, Address address, boolean isChosen) {}

  /**
   * A plan that can be bought.
   *
   * @param days null where it never ends
   * @param isHeld whether the buyer has it
   */
  public record PlanOnSale(
      String code,
      String name,
      String description,
      Money fee,
      @Nullable Integer days,
      boolean opensShop,
      boolean isHeld) {}

  /**
   * A customer's shop.
   *
   * @param address of its first page, for whoever looks
   */
  public record StoreShop(String name, Address address, boolean isOpen) {}

  /**
   * What a purchase came to.
   *
   * @param sentences that say so
   * @param example a product that costs less now, null where none does
   */
  public record StoreReceipt(List<String> sentences, @Nullable FrontProduct example) {}
}
