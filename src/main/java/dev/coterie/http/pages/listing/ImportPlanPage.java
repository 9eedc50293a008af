package dev.coterie.http.pages.listing;

import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.listing.ListingContract;
import dev.coterie.connect.listing.ListingContract.ImportListings;
import dev.coterie.connect.listing.ListingContract.ImportOutcome;
import dev.coterie.connect.listing.ListingContract.ImportPlan;
import dev.coterie.connect.listing.ListingContract.PlanListings;
import dev.coterie.connect.listing.ListingContract.RefusedProduct;
import dev.coterie.connect.shop.Shop;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.shop.MarkupFields;
import dev.coterie.http.pages.shop.OwnShop;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /admin/shop/mall/plan}: what an import would list at which prices, and the import. */
public final class ImportPlanPage implements AdminPage {
  static final String PATH = Place.SHOP_MALL.path() + "/plan";
  static final String IMPORT = Place.SHOP_MALL.path() + "/import";

  private final Templates templates;

  public ImportPlanPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, UserRole.OWNER, OwnShop.in(this::plan));
    routes.post(IMPORT, UserRole.OWNER, OwnShop.in(this::load));
  }

  private Future<PageAnswer> plan(Visit visit, Shop shop) {
    ImportChoice choice = ImportChoice.of(visit);
    PriceRule rule = MarkupFields.read(choice.rule(), visit.texts());
    return choice.rule().isWrong()
        ? wrong(visit, choice)
        : ListingContract.PLAN
            .send(visit.vertx(), new PlanListings(shop.ref(), choice.selection(), rule))
            .map(
                planned ->
                    planned.fold(
                        plan -> show(visit, 200, Notice.NONE, choice, plan, plan.refused()),
                        refusal -> refuse(visit, 409, visit.texts().answer(refusal), choice)));
  }

  private Future<PageAnswer> load(Visit visit, Shop shop) {
    ImportChoice choice = ImportChoice.of(visit);
    PriceRule rule = MarkupFields.read(choice.rule(), visit.texts());
    return choice.rule().isWrong()
        ? wrong(visit, choice)
        : ListingContract.IMPORT
            .send(
                visit.vertx(),
                visit.actor(),
                new ImportListings(shop.ref(), choice.selection(), rule))
            .map(
                loaded ->
                    loaded.fold(
                        outcome -> done(visit, choice, outcome),
                        refusal -> refuse(visit, 409, visit.texts().answer(refusal), choice)));
  }

  /** To what is listed now, or to what could not be. */
  private PageAnswer done(Visit visit, ImportChoice choice, ImportOutcome outcome) {
    Notice notice = Notice.done(visit.texts().say("listings.imported", outcome.created()));
    return outcome.refused().isEmpty()
        ? PageAnswer.goTo(
            Address.of(ListingsPage.PATH)
                .with("imported", Integer.toString(outcome.created()))
                .text())
        : show(visit, 200, notice, choice, null, outcome.refused());
  }

  private Future<PageAnswer> wrong(Visit visit, ImportChoice choice) {
    return Future.succeededFuture(refuse(visit, 422, visit.texts().say("form.wrong"), choice));
  }

  private PageAnswer refuse(Visit visit, int status, String why, ImportChoice choice) {
    return show(visit, status, Notice.wrong(why), choice, null, List.of());
  }

  private PageAnswer show(
      Visit visit,
      int status,
      Notice notice,
      ImportChoice choice,
      @Nullable ImportPlan plan,
      List<RefusedProduct> refused) {
    return PageAnswer.page(
        status,
        templates.importPlan(new ImportPlanView(visit.frame(), notice, choice, plan, refused)));
  }
}
