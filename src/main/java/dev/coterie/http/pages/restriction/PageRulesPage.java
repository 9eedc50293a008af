package dev.coterie.http.pages.restriction;

import dev.coterie.caller.user.UserRole;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.TextForm;
import dev.coterie.pricing.buyer.Visibility;
import dev.coterie.restriction.Access;
import dev.coterie.restriction.AccessBook;
import dev.coterie.restriction.PageRule;
import dev.coterie.restriction.ProductRule;
import dev.coterie.restriction.RestrictionContract;
import dev.coterie.restriction.RestrictionContract.DeletePageRule;
import dev.coterie.restriction.RestrictionContract.DeleteProductRule;
import dev.coterie.restriction.RestrictionContract.FindPageRule;
import dev.coterie.restriction.RestrictionContract.ListPageRules;
import dev.coterie.restriction.RestrictionContract.ListProductRules;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /admin/page-rules}: who may enter a page and see a product, and a try of it. */
public final class PageRulesPage implements AdminPage {
  private static final String PATH = Place.PAGE_RULES.path();
  private static final PageRequest ALL = new PageRequest("", PageRequest.MAX);

  private final Templates templates;
  private final AccessBook book;

  public PageRulesPage(Templates templates, AccessBook book) {
    this.templates = templates;
    this.book = book;
  }

  /** What was typed into the three forms of the page. */
  private record Typed(TypedForm rule, TypedForm product, TypedForm question) {
    static final Typed NOTHING = rule(TypedForm.EMPTY);

    static Typed rule(TypedForm form) {
      return new Typed(form, TypedForm.EMPTY, TypedForm.EMPTY);
    }

    static Typed product(TypedForm form) {
      return new Typed(TypedForm.EMPTY, form, TypedForm.EMPTY);
    }
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, this::show);
    routes.post(PATH, UserRole.EDITOR, this::set);
    routes.post(PATH + "/lift", UserRole.EDITOR, this::lift);
    routes.post(PATH + "/products", UserRole.EDITOR, this::setProduct);
    routes.post(PATH + "/products/lift", UserRole.EDITOR, this::liftProduct);
  }

  private Future<PageAnswer> set(Visit visit) {
    TypedForm form = TypedForm.of(visit, List.of("path", "groups"));
    String path = form.read("path", PageRule::path, "/");
    List<String> groups = groups(form, "groups");
    return form.isWrong()
        ? wrong(visit, Typed.rule(form))
        : RestrictionContract.SET_PAGE_RULE
            .send(visit.vertx(), visit.actor(), new PageRule(path, groups))
            .compose(set -> answered(visit, set, "set", form, Typed.rule(form)));
  }

  private Future<PageAnswer> setProduct(Visit visit) {
    TypedForm form = TypedForm.of(visit, List.of("sku", "category", "others", "groups"));
    String sku = form.typed("sku").isEmpty() ? null : form.text("sku", TextForm.SKU);
    String category =
        form.typed("category").isEmpty() ? null : form.text("category", TextForm.CATEGORY);
    if ((sku == null) == (category == null)) {
      form.reject("sku", visit.texts().say("rule.oneOfBoth"));
    }
    Visibility others =
        EnumNames.find(form.typed("others"), Visibility.class).orElse(Visibility.HIDDEN);
    List<String> groups = groups(form, "groups");
    return form.isWrong()
        ? wrong(visit, Typed.product(form))
        : RestrictionContract.SET_PRODUCT_RULE
            .send(visit.vertx(), visit.actor(), new ProductRule(sku, category, others, groups))
            .compose(set -> answered(visit, set, "set", form, Typed.product(form)));
  }

  private static List<String> groups(TypedForm form, String field) {
    List<String> codes = form.parts(field).sorted().toList();
    if (codes.isEmpty() || codes.size() > RestrictionContract.MAX_GROUPS) {
      form.reject(field, "must name at least one group");
    }
    return codes;
  }

  private Future<PageAnswer> lift(Visit visit) {
    return RestrictionContract.DELETE_PAGE_RULE
        .send(visit.vertx(), visit.actor(), new DeletePageRule(visit.query("path")))
        .compose(gone -> answered(visit, gone, "lifted", TypedForm.EMPTY, Typed.NOTHING));
  }

  private Future<PageAnswer> liftProduct(Visit visit) {
    DeleteProductRule ask =
        new DeleteProductRule(orNull(visit.query("sku")), orNull(visit.query("category")));
    return RestrictionContract.DELETE_PRODUCT_RULE
        .send(visit.vertx(), visit.actor(), ask)
        .compose(gone -> answered(visit, gone, "lifted", TypedForm.EMPTY, Typed.NOTHING));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** The page again, with the refusal beside its field where it has one. */
  private <T> Future<PageAnswer> answered(
      Visit visit, Result<T> result, String done, TypedForm form, Typed typed) {
    return result.fold(
        stored ->
            Future.succeededFuture(PageAnswer.goTo(Address.of(PATH).with("done", done).text())),
        refusal -> refused(visit, refusal, form, typed));
  }

  private Future<PageAnswer> refused(Visit visit, Refusal refusal, TypedForm form, Typed typed) {
    form.reject(refusal);
    return refusal.errors().isEmpty()
        ? show(visit, 409, Notice.wrong(visit.texts().answer(refusal)), typed, null)
        : wrong(visit, typed);
  }

  private Future<PageAnswer> wrong(Visit visit, Typed typed) {
    return show(visit, 422, Notice.wrong(visit.texts().say("form.wrong")), typed, null);
  }

  private Future<PageAnswer> show(Visit visit) {
    String done = visit.query("done");
    Notice notice =
        done.matches("set|lifted")
            ? Notice.done(visit.texts().say("rule.done." + done))
            : Notice.NONE;
    TypedForm question = TypedForm.asked(visit, List.of("customer", "page"));
    String page = question.typed("page");
    return changed(visit)
        .compose(
            form -> {
              Typed typed = new Typed(form, TypedForm.EMPTY, question);
              return page.isEmpty()
                  ? show(visit, 200, notice, typed, null)
                  : tried(question).compose(access -> show(visit, 200, notice, typed, access));
            });
  }

  private Future<@Nullable Access> tried(TypedForm question) {
    try {
      return book.of(orNull(question.typed("customer")), List.of(question.typed("page")))
          .map(all -> all.get(0));
    } catch (InvalidValue invalid) {
      question.reject("page", invalid.whatWouldBeRight());
      return Future.succeededFuture();
    }
  }

  /** The form, with the rule that is to be changed. */
  private static Future<TypedForm> changed(Visit visit) {
    String path = visit.query("change");
    return path.isEmpty()
        ? Future.succeededFuture(TypedForm.EMPTY)
        : RestrictionContract.PAGE_RULE
            .send(visit.vertx(), new FindPageRule(path))
            .map(found -> found.fold(PageRulesPage::filled, unknown -> TypedForm.EMPTY));
  }

  private static TypedForm filled(PageRule rule) {
    return TypedForm.filled(
        Map.of("path", rule.path(), "groups", String.join(", ", rule.groups())));
  }

  private Future<PageAnswer> show(
      Visit visit, int status, Notice notice, Typed typed, @Nullable Access access) {
    Future<Page<PageRule>> rules =
        RestrictionContract.PAGE_RULES.send(visit.vertx(), new ListPageRules(visit.page()));
    Future<Page<ProductRule>> products =
        RestrictionContract.PRODUCT_RULES.send(visit.vertx(), new ListProductRules(ALL));
    return Future.all(rules, products)
        .map(
            both ->
                new PageRulesView(
                    visit.frame(),
                    notice,
                    typed.rule(),
                    typed.product(),
                    typed.question(),
                    access,
                    visit.after(),
                    rules.result(),
                    products.result()))
        .map(view -> PageAnswer.page(status, templates.pageRules(view)));
  }
}
