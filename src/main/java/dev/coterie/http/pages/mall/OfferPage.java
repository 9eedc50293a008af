package dev.coterie.http.pages.mall;

import dev.coterie.caller.user.UserRole;
import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.FindProduct;
import dev.coterie.catalog.Product;
import dev.coterie.connect.mall.MallContract;
import dev.coterie.connect.mall.MallContract.DeleteOffer;
import dev.coterie.connect.mall.MallContract.FindOffer;
import dev.coterie.connect.mall.MallContract.ListSellers;
import dev.coterie.connect.mall.MallOffer;
import dev.coterie.connect.mall.Seller;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /admin/shops/mall/{sku}}: a product's offer to shops, and who sells it at which price. */
public final class OfferPage implements AdminPage {
  private static final String PATH = OffersPage.PATH + "/:sku";

  private final Templates templates;

  public OfferPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, visit -> show(visit, 200, said(visit), null));
    routes.post(PATH, UserRole.EDITOR, visit -> put(visit, true));
    routes.post(PATH + "/withdraw", UserRole.EDITOR, visit -> put(visit, false));
    routes.post(PATH + "/delete", UserRole.EDITOR, this::delete);
  }

  private static Notice said(Visit visit) {
    String done = visit.query("done");
    return done.matches("offered|withdrawn")
        ? Notice.done(visit.texts().say("offer." + done))
        : Notice.NONE;
  }

  private Future<PageAnswer> put(Visit visit, boolean offered) {
    String sku = visit.path("sku");
    TypedForm form = TypedForm.of(visit);
    return OfferForm.put(visit, form, sku, offered)
        .compose(
            notice ->
                notice.isThere()
                    ? show(visit, 422, notice, form)
                    : Future.succeededFuture(
                        PageAnswer.goTo(
                            Address.of(OffersPage.PATH, sku)
                                .with("done", offered ? "offered" : "withdrawn")
                                .text())));
  }

  private Future<PageAnswer> delete(Visit visit) {
    String sku = visit.path("sku");
    if (!visit.field("confirm").equals("yes")) {
      return show(visit, 422, Notice.wrong(visit.texts().say("users.unconfirmed")), null);
    }
    return MallContract.DELETE
        .send(visit.vertx(), visit.actor(), new DeleteOffer(sku))
        .map(Visit::require)
        .map(
            done ->
                PageAnswer.goTo(
                    Address.of(OffersPage.PATH).with("done", "deleted").with("sku", sku).text()));
  }

  private Future<PageAnswer> show(
      Visit visit, int status, Notice notice, @Nullable TypedForm form) {
    String sku = visit.path("sku");
    Future<Product> product =
        CatalogContract.FIND.send(visit.vertx(), new FindProduct(sku)).map(Visit::require);
    Future<Optional<MallOffer>> offer =
        MallContract.FIND
            .send(visit.vertx(), new FindOffer(sku))
            .map(found -> Optional.ofNullable(found.value()));
    Future<Page<Seller>> sellers =
        MallContract.SELLERS.send(visit.vertx(), new ListSellers(sku, visit.page()));
    return Future.all(product, offer, sellers)
        .map(
            all ->
                new OfferView(
                    visit.frame(),
                    notice,
                    product.result(),
                    offer.result().orElse(null),
                    form == null ? filled(visit, sku, offer.result().orElse(null)) : form,
                    visit.after(),
                    sellers.result()))
        .map(view -> PageAnswer.page(status, templates.offer(view)));
  }

  private static TypedForm filled(Visit visit, String sku, @Nullable MallOffer offer) {
    return offer == null
        ? TypedForm.filled(Map.of("sku", sku))
        : TypedForm.filled(
            Map.of(
                "sku", sku,
                "wholesale", visit.texts().decimal(offer.wholesale().text()),
                "minimum", minimum(visit, offer.minimum())));
  }

  private static String minimum(Visit visit, @Nullable Money minimum) {
    return minimum == null ? "" : visit.texts().decimal(minimum.text());
  }
}
