package dev.coterie.event;

import dev.coterie.db.Event;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * The catalogue of all that happens. Each type is published at {@code coterie.} and its text; the
 * chapter on events lists the same types with the same meanings, and a test compares the two.
 */
public enum EventType {
  GROUP_CREATED("group.created", "a group was made"),
  GROUP_UPDATED("group.updated", "terms of a group changed"),
  GROUP_DELETED("group.deleted", "a group was deleted"),
  GROUP_PRODUCT_ENABLED("group.product.enabled", "a group's product went on sale"),
  GROUP_PRODUCT_DISABLED("group.product.disabled", "a group's product was taken off sale"),
  MEMBERSHIP_STARTED("membership.started", "a membership began, or will at its begin"),
  MEMBERSHIP_RENEWED("membership.renewed", "a membership was paid for longer"),
  MEMBERSHIP_CHANGED(
      "membership.changed",
      "a plan took the place of another one, or the end of a membership moved"),
  MEMBERSHIP_ENDING("membership.ending", "the end comes nearer, or the membership was cancelled"),
  MEMBERSHIP_REINSTATED("membership.reinstated", "a cancelled membership goes on after all"),
  MEMBERSHIP_PAUSED("membership.paused", "a membership was paused"),
  MEMBERSHIP_RESUMED("membership.resumed", "a paused membership goes on"),
  MEMBERSHIP_GRACE("membership.grace", "the paid time is over, the days of grace began"),
  MEMBERSHIP_ENDED("membership.ended", "a membership is over"),
  CHARGE_RECORDED("charge.recorded", "a customer was charged for a membership"),
  REFUND_RECORDED("refund.recorded", "units of what a customer was charged for were refunded"),
  CREDIT_RECORDED("credit.recorded", "a customer's account has more or less"),
  ORDER_PLACED("order.placed", "an order was first reported as placed"),
  ORDER_CHANGED("order.changed", "a known order was reported with another content"),
  ORDER_PAID("order.paid", "an order was first reported as paid"),
  ORDER_CANCELLED("order.cancelled", "an order was first reported as cancelled"),
  ORDER_REFUNDED("order.refunded", "a refund of an order was first reported"),
  ORDER_UNFULFILLED(
      "order.unfulfilled", "a paid line could not be fulfilled: retry it, or refund it"),
  MAIL_RETRIED("mail.retried", "somebody had a mail sent again"),
  WEBHOOK_CREATED("webhook.created", "a webhook was made"),
  WEBHOOK_UPDATED(
      "webhook.updated",
      "a webhook has another address, secret or types, or was switched on or off"),
  WEBHOOK_DELETED("webhook.deleted", "a webhook was deleted"),
  WEBHOOK_REPLAYED("webhook.replayed", "somebody had events sent to a webhook again"),
  CUSTOMER_CREATED("customer.created", "a customer was made"),
  CUSTOMER_UPDATED("customer.updated", "what is known of a customer changed"),
  CUSTOMER_ERASED("customer.erased", "a customer's e-mail and name were forgotten, here, too"),
  CUSTOMER_IMPORTED("customer.imported", "a file of customers was imported"),
  LIST_IMPORTED("list.imported", "a file of a list's members was imported, or that undone"),
  PRODUCT_CREATED("product.created", "a product was made"),
  PRODUCT_UPDATED("product.updated", "a product has other texts, images or categories"),
  PRODUCT_DELETED("product.deleted", "a product was deleted"),
  PRODUCT_IMPORTED("product.imported", "a file of products was imported"),
  PRICE_CHANGED("price.changed", "a product has another price"),
  SHOP_OPENED("shop.opened", "a membership opened a customer's shop"),
  SHOP_SUSPENDED("shop.suspended", "the membership that opened a shop is over"),
  SHOP_REOPENED("shop.reopened", "a shop is open again, as it was"),
  SHOP_CHANGED("shop.changed", "a shop has another address, owner, rule or look"),
  SHOP_GROUP_CHANGED("shop.group.changed", "a shop made, changed or deleted a group of its own"),
  SHOP_MEMBER_CHANGED(
      "shop.member.changed", "a customer of a shop joined or left one of its groups"),
  LISTING_CREATED("listing.created", "a shop lists a product"),
  LISTING_CHANGED("listing.changed", "a listing has another rule, price, text or promotion"),
  LISTING_DELETED("listing.deleted", "a shop lists a product no longer"),
  LISTING_LIFTED("listing.lifted", "the mall's minimum raised the price of a listing"),
  MALL_OFFERED("mall.offered", "the mall offers a product to shops"),
  MALL_CHANGED("mall.changed", "a product of the mall has another wholesale or minimum price"),
  MALL_WITHDRAWN("mall.withdrawn", "the mall offers a product to shops no longer"),
  ACCESS_CHANGED("access.changed", "others may enter a page, or see a product, than before"),
  USER_CREATED("user.created", "a user of the management pages was made"),
  USER_UPDATED("user.updated", "a user has another role, right or password"),
  USER_DELETED("user.deleted", "a user was deleted"),
  USER_LOGGED_OUT("user.logged-out", "all sessions of a user were ended"),
  KEY_CREATED("key.created", "an API key was made"),
  KEY_UPDATED("key.updated", "the first API key was configured with another secret"),
  KEY_REVOKED("key.revoked", "an API key was revoked");

  private final String text;
  private final String meaning;

  EventType(String text, String meaning) {
    this.text = text;
    this.meaning = meaning;
  }

  /** {@code feature.pastParticiple}, as programs outside know it. */
  public String text() {
    return text;
  }

  /** What happened, as a sentence without its full stop. */
  public String meaning() {
    return meaning;
  }

  /** An event of this type, to be emitted by the transaction that makes it true. */
  public Event event(Instant at, String subject, JsonObject data) {
    return new Event(text, at, subject, data, null, null);
  }
}
