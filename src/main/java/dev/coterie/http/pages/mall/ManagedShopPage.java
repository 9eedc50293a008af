package dev.coterie.http.pages.mall;

import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.listing.ListingContract;
import dev.coterie.connect.listing.ListingContract.ListListings;
import dev.coterie.connect.listing.ListingContract.ListedListings;
import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopContract;
import dev.coterie.connect.shop.ShopContract.ChangeShop;
import dev.coterie.connect.shop.ShopContract.Overlook;
import dev.coterie.connect.shop.ShopContract.ShopOverview;
import dev.coterie.connect.shop.ShopRef;
import dev.coterie.connect.shop.ShopStatus;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.event.EventLine;
import dev.coterie.http.pages.event.SubjectKind;
import dev.coterie.http.pages.event.Timeline;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Refusal;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /admin/shops/{slug}}: a shop, to be renamed, handed on or closed, and what it sells. */
public final class ManagedShopPage implements AdminPage {
  private static final String PATH = Place.SHOPS.path() + "/:slug";
  private static final List<String> FIELDS = List.of("version", "name", "slug", "owner", "closed");
  private static final int EVENTS = 20;

  private final Templates templates;

  public ManagedShopPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, visit -> show(visit, 200, said(visit), null));
    routes.post(PATH, UserRole.EDITOR, this::change);
  }

  private static Notice said(Visit visit) {
    return visit.query("done").equals("changed")
        ? Notice.done(visit.texts().say("shops.changed"))
        : Notice.NONE;
  }

  private static ShopRef ref(Visit visit) {
    return ShopRef.any(visit.path("slug"));
  }

  private Future<PageAnswer> change(Visit visit) {
    TypedForm form = TypedForm.of(visit, FIELDS);
    JsonObject patch = patch(visit, form);
    return form.isWrong()
        ? show(visit, 422, wrong(visit), form)
        : ShopContract.CHANGE
            .send(visit.vertx(), visit.actor(), new ChangeShop(ref(visit), patch))
            .compose(
                changed ->
                    changed.fold(
                        shop -> Future.succeededFuture(PageAnswer.goTo(address(shop))),
                        refusal -> refused(visit, form, refusal)));
  }

  private static String address(Shop shop) {
    return Address.of(Place.SHOPS.path(), shop.slug()).with("done", "changed").text();
  }

  private static JsonObject patch(Visit visit, TypedForm form) {
    ShopStatus status = form.isTicked("closed") ? ShopStatus.CLOSED : ShopStatus.OPEN;
    return new JsonObject()
        .put("name", form.typed("name").strip())
        .put("slug", form.typed("slug").strip())
        .put("owner", form.typed("owner").strip())
        .put("status", EnumNames.of(status))
        .put("version", form.wholeOrNull("version", visit.texts().say("form.wrongWhole")));
  }

  private Future<PageAnswer> refused(Visit visit, TypedForm form, Refusal refusal) {
    form.reject(refusal);
    boolean ofFields = !refusal.errors().isEmpty();
    return show(
        visit,
        ofFields ? 422 : 409,
        ofFields ? wrong(visit) : Notice.wrong(visit.texts().answer(refusal)),
        form);
  }

  private static Notice wrong(Visit visit) {
    return Notice.wrong(visit.texts().say("form.wrong"));
  }

  /**
   * The page.
   *
   * @param form what could not be saved, null for the shop as it is
   */
  private Future<PageAnswer> show(
      Visit visit, int status, Notice notice, @Nullable TypedForm form) {
    Future<ShopOverview> overview =
        ShopContract.OVERLOOK.send(visit.vertx(), new Overlook(ref(visit))).map(Visit::require);
    Future<ListedListings> listings =
        ListingContract.LIST
            .send(visit.vertx(), new ListListings(ref(visit), "", null, visit.page()))
            .map(Visit::require);
    Future<List<EventLine>> lines =
        Timeline.of(visit, SubjectKind.SHOP, visit.path("slug"), EVENTS);
    return Future.all(overview, listings, lines)
        .map(
            all ->
                new ManagedShopView(
                    visit.frame(),
                    notice,
                    overview.result(),
                    form == null ? filled(overview.result().shop()) : form,
                    listings.result().items(),
                    visit.after(),
                    listings.result().next(),
                    lines.result()))
        .map(view -> PageAnswer.page(status, templates.managedShop(view)));
  }

  private static TypedForm filled(Shop shop) {
    return TypedForm.filled(
        Map.of(
            "name",
            shop.name(),
            "slug",
            shop.slug(),
            "owner",
            shop.owner(),
            "version",
            Long.toString(shop.version()),
            "closed",
            shop.status() == ShopStatus.CLOSED ? "yes" : ""));
  }
}
