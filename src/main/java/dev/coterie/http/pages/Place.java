package dev.coterie.http.pages;

import dev.coterie.caller.user.UserRole;
import dev.coterie.kernel.EnumNames;

/** A place of the navigation, in its order. */
public enum Place {
  DASHBOARD("/admin/", Icon.LAYOUT_DASHBOARD, 'h', UserRole.VIEWER),
  DISCOUNT_GROUPS("/admin/discount-groups", Icon.DISCOUNT, 'd', UserRole.VIEWER),
  CONNECT_GROUPS("/admin/connect-groups", Icon.PLUG_CONNECTED, 'n', UserRole.VIEWER),
  CUSTOMERS("/admin/customers", Icon.USERS, 'c', UserRole.VIEWER),
  CATALOGUE("/admin/catalogue", Icon.PACKAGE, 'k', UserRole.VIEWER),
  ORDERS("/admin/orders", Icon.SHOPPING_CART, 'o', UserRole.VIEWER),
  CHARGES("/admin/charges", Icon.RECEIPT, 'm', UserRole.VIEWER),
  PRICE_EXPLORER("/admin/prices", Icon.ZOOM_MONEY, 'p', UserRole.VIEWER),
  PAGE_RULES("/admin/page-rules", Icon.LOCK, 'r', UserRole.VIEWER),
  SHOPS("/admin/shops", Icon.BUILDING_STORE, 's', UserRole.VIEWER),
  EVENTS("/admin/events", Icon.HISTORY, 'e', UserRole.VIEWER),
  USERS_AND_KEYS("/admin/users", Icon.USERS, 'u', UserRole.ADMINISTRATOR),
  SETTINGS("/admin/settings", Icon.SETTINGS, 't', UserRole.ADMINISTRATOR),
  SHOP("/admin/shop", Icon.LAYOUT_DASHBOARD, 'h', UserRole.OWNER),
  SHOP_LISTINGS("/admin/shop/listings", Icon.PACKAGE, 'l', UserRole.OWNER),
  SHOP_MALL("/admin/shop/mall", Icon.SHOPPING_CART, 'm', UserRole.OWNER),
  SHOP_PROMOTIONS("/admin/shop/promotions", Icon.ARROWS_SORT, 'p', UserRole.OWNER),
  SHOP_GROUPS("/admin/shop/groups", Icon.DISCOUNT, 'd', UserRole.OWNER),
  SHOP_SETTINGS("/admin/shop/settings", Icon.SETTINGS, 't', UserRole.OWNER);

  private final String path;
  private final Icon icon;
  private final char key;
  private final UserRole role;

  Place(String path, Icon icon, char key, UserRole role) {
    this.path = path;
    this.icon = icon;
    this.key = key;
    this.role = role;
  }

  public String path() {
    return path;
  }

  public Icon icon() {
    return icon;
  }

  /** The letter that leads here after a {@code g}. */
  public String key() {
    return String.valueOf(key);
  }

  /** The key of its name among the texts. */
  public String text() {
    return "nav." + EnumNames.of(this);
  }

  boolean isFor(UserRole who) {
    return who.includes(role);
  }

  /** Whether it is there only where memberships can open shops. */
  boolean isOfShops() {
    return this == CONNECT_GROUPS || this == SHOPS || role == UserRole.OWNER;
  }

  /** Whether it is where its users come in, above all other pages. */
  private boolean isFirst() {
    return this == DASHBOARD || this == SHOP;
  }

  /** Whether the page of the path is this one or one below it. */
  public boolean contains(String page) {
    return page.equals(path) || (!isFirst() && page.startsWith(path + "/"));
  }
}
