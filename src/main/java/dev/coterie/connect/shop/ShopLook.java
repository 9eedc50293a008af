package dev.coterie.connect.shop;

/**
 * What a shop's storefront looks like.
 *
 * @param welcome stands above the products; may be empty
 * @param accent the colour of links and buttons
 */
public record ShopLook(String welcome, Accent accent) {

  /** Colours that are legible on light and dark ground. */
  public enum Accent {
    BLUE,
    GREEN,
    ORANGE,
    RED,
    PURPLE,
    GREY
  }
}
