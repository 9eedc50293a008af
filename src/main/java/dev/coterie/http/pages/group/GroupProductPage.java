package dev.coterie.http.pages.group;

import dev.coterie.caller.user.UserRole;
import dev.coterie.group.Group;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.catalog.ProductField;
import dev.coterie.http.pages.catalog.ProductSaving;
import dev.coterie.http.pages.catalog.ShownProduct;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.Set;

/**
 * {@code /admin/discount-groups/CODE/product} or one of connect groups: what a group is sold as.
 */
public final class GroupProductPage implements AdminPage {
  private static final Set<ProductField> FIELDS =
      EnumSet.of(ProductField.NAME, ProductField.DESCRIPTION, ProductField.IMAGES);

  private final Templates templates;

  public GroupProductPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    GroupRoutes groups = new GroupRoutes(routes);
    groups.get("/product", UserRole.VIEWER, this::show);
    groups.post("/product", this::save);
  }

  private Future<PageAnswer> show(Visit visit, Group group) {
    String sku = group.product().sku();
    return sku == null
        ? none(visit, 200, Notice.NONE, group)
        : ProductSaving.find(visit, sku)
            .compose(found -> show(visit, group, ShownProduct.stored(visit, found)));
  }

  private Future<PageAnswer> save(Visit visit) {
    return GroupRoutes.group(visit)
        .compose(
            group -> {
              String sku = group.product().sku();
              return sku == null
                  ? none(visit, 409, Notice.wrong(visit.texts().say("product.none")), group)
                  : new ProductSaving(templates, visit, FIELDS, shown -> show(visit, group, shown))
                      .save(sku);
            });
  }

  private Future<PageAnswer> none(Visit visit, int status, Notice notice, Group group) {
    GroupProductView view = new GroupProductView(visit.frame(), notice, group, null);
    return Future.succeededFuture(PageAnswer.page(status, templates.groupProduct(view)));
  }

  private Future<PageAnswer> show(Visit visit, Group group, ShownProduct shown) {
    GroupProductView view = new GroupProductView(visit.frame(), shown.notice(), group, shown);
    return Future.succeededFuture(
        PageAnswer.pageWithImages(shown.status(), templates.groupProduct(view)));
  }
}
