package dev.coterie.http.pages.group;

import static dev.coterie.http.pages.group.DiscountGroupsPage.PATH;

import dev.coterie.caller.user.UserRole;
import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.EditProduct;
import dev.coterie.catalog.CatalogContract.FindProduct;
import dev.coterie.catalog.Product;
import dev.coterie.catalog.ProductEdit;
import dev.coterie.group.Group;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.TextForm;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /admin/discount-groups/CODE/product}: what a group is sold as. */
public final class GroupProductPage implements AdminPage {
  private static final List<String> FIELDS = List.of("name", "description", "images");

  private final Templates templates;

  public GroupProductPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH + "/:code/product", visit -> show(visit, 200, said(visit), Map.of(), Map.of()));
    routes.post(PATH + "/:code/product", UserRole.EDITOR, this::save);
  }

  private static Notice said(Visit visit) {
    return visit.query("saved").equals("1")
        ? Notice.done(visit.texts().say("product.saved"))
        : Notice.NONE;
  }

  private Future<PageAnswer> save(Visit visit) {
    Map<String, String> typed = new HashMap<>();
    FIELDS.forEach(field -> typed.put(field, visit.field(field).replace("\r\n", "\n")));
    Map<String, String> errors = errors(typed);
    return errors.isEmpty()
        ? DiscountGroupsPage.group(visit).compose(group -> save(visit, group, typed))
        : show(visit, 422, Notice.wrong(visit.texts().say("product.wrong")), typed, errors);
  }

  private static Map<String, String> errors(Map<String, String> typed) {
    Map<String, String> errors = new HashMap<>();
    check(errors, "name", TextForm.NAME, typed.get("name"));
    check(errors, "description", TextForm.DESCRIPTION, typed.get("description"));
    images(typed).forEach(image -> check(errors, "images", TextForm.IMAGE_ADDRESS, image));
    return errors;
  }

  private static void check(
      Map<String, String> errors, String field, TextForm form, @Nullable String text) {
    try {
      form.check(text == null ? "" : text);
    } catch (InvalidValue invalid) {
      errors.putIfAbsent(field, invalid.whatWouldBeRight());
    }
  }

  /** One address a line. */
  private static List<String> images(Map<String, String> typed) {
    return typed
        .getOrDefault("images", "")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private Future<PageAnswer> save(Visit visit, Group group, Map<String, String> typed) {
    String sku = group.product().sku();
    if (sku == null) {
      return show(visit, 409, Notice.wrong(visit.texts().say("product.none")), typed, Map.of());
    }
    ProductEdit edit =
        new ProductEdit(
            typed.get("name"),
            typed.get("description"),
            null,
            null,
            false,
            null,
            images(typed),
            null);
    return CatalogContract.EDIT
        .send(visit.vertx(), visit.actor(), new EditProduct(sku, edit))
        .compose(
            edited ->
                edited.fold(
                    product ->
                        Future.succeededFuture(PageAnswer.goTo(visit.frame().path() + "?saved=1")),
                    refusal -> show(visit, 409, Notice.wrong(refusal.detail()), typed, Map.of())));
  }

  private Future<PageAnswer> show(
      Visit visit,
      int status,
      Notice notice,
      Map<String, String> typed,
      Map<String, String> errors) {
    return DiscountGroupsPage.group(visit)
        .compose(
            group ->
                product(visit, group)
                    .map(
                        product ->
                            new GroupProductView(
                                visit.frame(), notice, group, product, typed, errors)))
        .map(view -> PageAnswer.page(status, templates.groupProduct(view)));
  }

  private static Future<@Nullable Product> product(Visit visit, Group group) {
    String sku = group.product().sku();
    return sku == null
        ? Future.succeededFuture()
        : CatalogContract.FIND.send(visit.vertx(), new FindProduct(sku)).map(Visit::require);
  }
}
