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
 * @param sent the form that was sent and is to be mended, if any
 * @param stored the form as the shop is
 * @param secret of a key that was just made, null for none
 */
public record ShopSettingsView(
    PageFrame frame,
    Notice notice,
    Shop shop,
    TypedForm sent,
    TypedForm stored,
    List<ApiKey> keys,
    TypedForm newKey,
    @Nullable ShownSecret secret) {

  public TypedForm form() {
    return sent.isSent() ? sent : stored;
  }

  /** What a field holds by now where another session has changed it; empty for the same. */
  public String now(String field) {
    String version = Long.toString(shop.version());
    if (!sent.isSent() || sent.typed(ShopSettingsForm.VERSION).equals(version)) {
      return "";
    }
    String held = stored.typed(field);
    return held.equals(sent.typed(field).strip()) ? "" : frame.t().say("group.now", held);
  }

  public List<PriceKind> kinds() {
    return PriceKind.MARKUPS;
  }

  public Accent[] accents() {
    return Accent.values();
  }
}
