package dev.coterie.http.pages.shop;

import dev.coterie.caller.CallerContract.ApiKey;
import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopLook.Accent;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.TypedForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a shop.
 *
 * @param held the form, which could not be saved as it was sent or was not sent yet
 * @param secret of a key that was just made, null for none
 */
public record ShopSettingsView(
    PageFrame frame,
    Notice notice,
    Shop shop,
    HeldForm held,
    List<ApiKey> keys,
    TypedForm newKey,
    @Nullable ShownSecret secret) {

  public TypedForm form() {
    return held.form();
  }

  /** What a field holds by now where another session has changed it; empty for the same. */
  public String now(String field) {
    return held.now(field, frame.t());
  }

  public List<PriceKind> kinds() {
    return PriceKind.MARKUPS;
  }

  public Accent[] accents() {
    return Accent.values();
  }
}
