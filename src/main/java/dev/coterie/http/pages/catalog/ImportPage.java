package dev.coterie.http.pages.catalog;

import dev.coterie.caller.user.UserRole;
import dev.coterie.catalog.ProductImport;
import dev.coterie.catalog.ProductImportContract;
import dev.coterie.catalog.ProductImportContract.CommitImport;
import dev.coterie.catalog.ProductImportContract.FindImport;
import dev.coterie.catalog.ProductImportContract.PlanImport;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageAnswer.KeptFile;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Refusal;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * {@code /admin/catalogue/imports/…}: a file of products, what it would change, and the import. The
 * file names what products cost, so that only who may see that imports.
 */
public final class ImportPage implements AdminPage {
  static final String PATH = CataloguePage.PATH + "/imports";
  private static final String NEW = PATH + "/new";
  private static final String PART = "import";

  private final Templates templates;

  public ImportPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(NEW, UserRole.EDITOR, visit -> form(visit, 200, Notice.NONE));
    routes.upload(NEW, UserRole.EDITOR, this::plan);
    routes.get(PATH + "/:id", UserRole.EDITOR, this::show);
    routes.get(PATH + "/:id/wrong-rows.csv", UserRole.EDITOR, this::wrongRows);
    routes.post(PATH + "/:id/commit", UserRole.EDITOR, this::commit);
  }

  private static void requireCost(Visit visit) {
    if (!visit.frame().seesCost()) {
      throw Refusal.forbidden(
              "cost-hidden", "imports name what products cost: ask an administrator for the right")
          .asException();
    }
  }

  private Future<PageAnswer> form(Visit visit, int status, Notice notice) {
    requireCost(visit);
    return Future.succeededFuture(page(visit, status, notice, null));
  }

  private Future<PageAnswer> plan(Visit visit) {
    requireCost(visit);
    return visit
        .takeFile("file")
        .compose(
            file ->
                file == null
                    ? form(visit, 422, Notice.wrong(visit.texts().say("import.noFile")))
                    : ProductImportContract.PLAN
                        .send(visit.vertx(), visit.actor(), new PlanImport(file))
                        .map(Visit::require)
                        .map(begun -> PageAnswer.goTo(Address.of(PATH, begun.id()).text())));
  }

  private Future<PageAnswer> show(Visit visit) {
    return find(visit).map(found -> page(visit, 200, Notice.NONE, found));
  }

  private Future<PageAnswer> wrongRows(Visit visit) {
    requireCost(visit);
    return ProductImportContract.WRONG_ROWS
        .send(visit.vertx(), new FindImport(visit.path("id")))
        .map(Visit::require)
        .map(
            file ->
                PageAnswer.file(
                    new KeptFile(
                        "wrong-rows.csv", "text/csv; charset=utf-8", Buffer.buffer(file.csv()))));
  }

  private Future<PageAnswer> commit(Visit visit) {
    requireCost(visit);
    String id = visit.path("id");
    return ProductImportContract.COMMIT
        .send(visit.vertx(), visit.actor(), new CommitImport(id))
        .compose(
            begun ->
                begun.fold(
                    file -> Future.succeededFuture(PageAnswer.goTo(Address.of(PATH, id).text())),
                    refusal ->
                        find(visit)
                            .map(
                                found ->
                                    page(
                                        visit,
                                        409,
                                        Notice.wrong(visit.texts().answer(refusal)),
                                        found))));
  }

  private static Future<ProductImport> find(Visit visit) {
    requireCost(visit);
    return ProductImportContract.FIND
        .send(visit.vertx(), new FindImport(visit.path("id")))
        .map(Visit::require);
  }

  private PageAnswer page(Visit visit, int status, Notice notice, @Nullable ProductImport file) {
    ImportView view = new ImportView(visit.frame(), notice, file);
    return PageAnswer.page(
        status,
        visit.wantsPart(PART) ? templates.productImportPlan(view) : templates.productImport(view));
  }
}
