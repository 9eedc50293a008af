package dev.coterie.connect.group;

import dev.coterie.group.terms.PriceRule;

/**
 * A discount group of a shop.
 *
 * @param code unique within the shop
 * @param rule from the shop's list price, or from the wholesale price
 * @param members how many customers are in it now
 */
public record ShopGroup(String code, String name, PriceRule rule, long members, long version) {}
