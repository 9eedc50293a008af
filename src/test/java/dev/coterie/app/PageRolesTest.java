package dev.coterie.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.caller.user.UserRole;
import dev.coterie.config.Config;
import dev.coterie.config.ConfigLoader;
import dev.coterie.db.ChangeFeed;
import dev.coterie.db.Pools;
import dev.coterie.db.PrimaryServer;
import dev.coterie.db.Storage;
import dev.coterie.http.Site.Entrance;
import dev.coterie.kernel.EnumNames;
import dev.coterie.pricing.PriceBook;
import dev.coterie.testing.Mall;
import dev.coterie.testing.PageVisitor;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every page and every form of the management pages, asked for by hand as each role: the table of
 * who may do what is complete, and the service keeps to it. The table lies in {@code
 * target/roles.md} afterwards.
 */
class PageRolesTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_CONNECT_ENABLED", "true");

  private static final String PASSWORD = "a long enough password";

  /** What a product costs the shop as pages write it, and a markup. */
  private static final List<String> COSTS = List.of("7351.42", "7,351.42", "17.35");

  /** What is there for all, owners of shops too. */
  private static final Set<String> FOR_ALL =
      Set.of("GET /admin/", "GET /admin/account", "POST /admin/account");

  /** The least role for each page and form. */
  private static final Map<String, UserRole> TABLE = new TreeMap<>();

  static {
    allow(
        UserRole.VIEWER,
        "GET /admin/",
        "GET /admin/find",
        "GET /admin/discount-groups",
        "GET /admin/discount-groups/:code",
        "GET /admin/discount-groups/:code/product",
        "GET /admin/discount-groups/:code/simulation",
        "POST /admin/discount-groups/:code/simulation",
        "GET /admin/connect-groups",
        "GET /admin/connect-groups/:code",
        "GET /admin/connect-groups/:code/product",
        "GET /admin/customers",
        "GET /admin/customers/groups",
        "GET /admin/customers/groups/:code",
        "GET /admin/customers/groups/:code/members.csv",
        "GET /admin/customers/groups/:code/members.xlsx",
        "GET /admin/customers/groups/:code/imports/:id",
        "GET /admin/customers/groups/:code/imports/:id/errors.csv",
        "GET /admin/customers/:code",
        "GET /admin/customers/:code/export",
        "GET /admin/catalogue",
        "GET /admin/catalogue/:sku",
        "GET /admin/orders",
        "GET /admin/orders/:id",
        "GET /admin/charges",
        "GET /admin/charges/refunds",
        "GET /admin/prices",
        "GET /admin/events",
        "GET /admin/deliveries",
        "GET /admin/page-rules",
        "GET /admin/deliveries/webhooks",
        "GET /admin/deliveries/webhooks/:id",
        "GET /admin/exports/customers.csv",
        "GET /admin/exports/orders.csv",
        "GET /admin/exports/charges.csv",
        "GET /admin/exports/refunds.csv",
        "GET /admin/exports/events.csv",
        "GET /admin/exports/shops.csv",
        "GET /admin/exports/offers.csv",
        "GET /admin/shops",
        "GET /admin/shops/:slug",
        "GET /admin/shops/mall",
        "GET /admin/shops/mall/:sku",
        "GET /admin/account",
        "POST /admin/account");
    allow(
        UserRole.EDITOR,
        "POST /admin/shops/:slug",
        "POST /admin/shops/mall",
        "POST /admin/shops/mall/:sku",
        "POST /admin/shops/mall/:sku/withdraw",
        "POST /admin/shops/mall/:sku/delete",
        "POST /admin/discount-groups",
        "POST /admin/discount-groups/new",
        "POST /admin/discount-groups/:code",
        "POST /admin/discount-groups/:code/sale",
        "POST /admin/discount-groups/:code/product",
        "POST /admin/discount-groups/:code/simulation/save",
        "POST /admin/discount-groups/:code/effect",
        "GET /admin/discount-groups/:code/effect",
        "POST /admin/discount-groups/:code/members",
        "POST /admin/discount-groups/:code/members/end",
        "GET /admin/discount-groups/:code/delete",
        "POST /admin/discount-groups/:code/delete",
        "POST /admin/discount-groups/:code/archive",
        "POST /admin/discount-groups/:code/restore",
        "POST /admin/connect-groups",
        "POST /admin/connect-groups/new",
        "POST /admin/connect-groups/:code",
        "POST /admin/connect-groups/:code/sale",
        "POST /admin/connect-groups/:code/product",
        "POST /admin/connect-groups/:code/members",
        "POST /admin/connect-groups/:code/members/end",
        "GET /admin/connect-groups/:code/delete",
        "POST /admin/connect-groups/:code/delete",
        "POST /admin/connect-groups/:code/archive",
        "POST /admin/connect-groups/:code/restore",
        "GET /admin/customers/groups/new",
        "POST /admin/customers/groups/new",
        "GET /admin/customers/groups/remove",
        "POST /admin/customers/groups/remove",
        "POST /admin/customers/groups/:code",
        "GET /admin/customers/groups/:code/candidates",
        "POST /admin/customers/groups/:code/members",
        "POST /admin/customers/groups/:code/members/remove",
        "POST /admin/customers/groups/:code/imports",
        "POST /admin/customers/groups/:code/imports/:id/commit",
        "POST /admin/customers/groups/:code/imports/:id/undo",
        "POST /admin/customers/groups/:code/imports/:id/cancel",
        "POST /admin/customers",
        "POST /admin/customers/:code",
        "POST /admin/customers/:code/assign",
        "POST /admin/customers/:code/memberships/:group/cancel",
        "POST /admin/customers/:code/memberships/:group/reinstate",
        "POST /admin/customers/:code/memberships/:group/pause",
        "POST /admin/customers/:code/memberships/:group/resume",
        "POST /admin/customers/:code/memberships/:group/end",
        "POST /admin/customers/:code/account",
        "POST /admin/customers/:code/gifts",
        "POST /admin/customers/:code/erase",
        "POST /admin/catalogue",
        "POST /admin/catalogue/:sku",
        "POST /admin/catalogue/:sku/delete",
        "GET /admin/catalogue/imports/new",
        "POST /admin/catalogue/imports/new",
        "GET /admin/catalogue/imports/:id",
        "GET /admin/catalogue/imports/:id/wrong-rows.csv",
        "POST /admin/catalogue/imports/:id/commit",
        "POST /admin/orders/:id/retry",
        "POST /admin/page-rules",
        "POST /admin/page-rules/lift",
        "POST /admin/page-rules/products",
        "POST /admin/page-rules/products/lift",
        "POST /admin/deliveries/mails/:id/send",
        "POST /admin/deliveries/webhooks/:id/replay",
        "POST /admin/deliveries/webhooks/:id/deliveries/:event/send");
    allow(
        UserRole.ADMINISTRATOR,
        "GET /admin/users",
        "POST /admin/users",
        "GET /admin/users/:name",
        "POST /admin/users/:name",
        "POST /admin/users/:name/password",
        "POST /admin/users/:name/logout",
        "POST /admin/users/:name/delete",
        "POST /admin/deliveries/webhooks",
        "POST /admin/deliveries/webhooks/:id",
        "POST /admin/deliveries/webhooks/:id/secret",
        "POST /admin/deliveries/webhooks/:id/delete",
        "POST /admin/keys",
        "POST /admin/keys/:id/revoke",
        "GET /admin/settings",
        "POST /admin/settings/clock");
    allow(
        UserRole.OWNER,
        "GET /admin/shop",
        "GET /admin/shop/listings",
        "POST /admin/shop/listings",
        "POST /admin/shop/rules",
        "GET /admin/shop/listings/:sku",
        "POST /admin/shop/listings/:sku",
        "GET /admin/shop/listings/:sku/price",
        "POST /admin/shop/listings/:sku/delete",
        "GET /admin/shop/mall",
        "GET /admin/shop/mall/plan",
        "POST /admin/shop/mall/import",
        "GET /admin/shop/promotions",
        "POST /admin/shop/promotions",
        "GET /admin/shop/groups",
        "POST /admin/shop/groups",
        "GET /admin/shop/groups/:code",
        "POST /admin/shop/groups/:code",
        "POST /admin/shop/groups/:code/delete",
        "POST /admin/shop/groups/:code/members",
        "POST /admin/shop/groups/:code/members/remove",
        "POST /admin/shop/links",
        "GET /admin/shop/settings",
        "POST /admin/shop/settings",
        "POST /admin/shop/keys",
        "POST /admin/shop/keys/:id/revoke");
  }

  /** What shows or takes supplier prices is for those who see cost. */
  private static boolean needsCost(String way) {
    return way.contains("/admin/catalogue/imports");
  }

  private static void allow(UserRole role, String... ways) {
    for (String way : ways) {
      TABLE.put(way, role);
    }
  }

  private static final Map<String, PageVisitor> VISITORS = new LinkedHashMap<>();

  @BeforeAll
  static void users_of_each_role_and_costs_to_hide() {
    Shop shop = new Shop(COTERIE);
    shop.group("trade", new JsonObject().put("pricing", Shop.rule("markup", "percent", "17.35")));
    shop.product("BIKE", "9443.35", "7351.42");
    shop.member("ann", "trade");
    visitor("viewer", UserRole.VIEWER, false);
    visitor("editor", UserRole.EDITOR, false);
    visitor("editor-sees-cost", UserRole.EDITOR, true);
    visitor("administrator", UserRole.ADMINISTRATOR, true);
    Mall mall = new Mall(COTERIE);
    mall.plan("stall", null);
    mall.opens("olga", "stall");
    visitor("owner", UserRole.OWNER, true, "olga");
    VISITORS.put("stranger", new PageVisitor(COTERIE));
  }

  private static void visitor(String name, UserRole role, boolean seesCost) {
    visitor(name, role, seesCost, null);
  }

  private static void visitor(String name, UserRole role, boolean seesCost, @Nullable String shop) {
    JsonObject user =
        new JsonObject()
            .put("name", name)
            .put("role", EnumNames.of(role))
            .put("seesCost", seesCost)
            .put("shop", shop)
            .put("password", PASSWORD);
    assertThat(COTERIE.post("/v1/users", user).status()).isEqualTo(201);
    PageVisitor visitor = new PageVisitor(COTERIE);
    visitor.logIn(name, PASSWORD);
    VISITORS.put(name, visitor);
  }

  @Test
  void the_table_names_every_page_and_every_form() {
    assertThat(TABLE.keySet()).containsExactlyInAnyOrderElementsOf(ways());
  }

  /** All routes of the pages but those before a login, of the look, and of what lies beside. */
  private static Set<String> ways() {
    Vertx vertx = COTERIE.service().vertx();
    Config config = ConfigLoader.load(Map.of("COTERIE_CONNECT_ENABLED", "true"));
    PrimaryServer server = new PrimaryServer(vertx, COTERIE.databaseUri());
    Pools pools = new Pools(vertx, server, config.database());
    Storage storage = new Storage(pools, new ChangeFeed(vertx, server, COTERIE.clock));
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Platform platform =
        new Platform(vertx, config, storage, COTERIE.clock, meters, false, Path.of("target"));
    Router router = Router.router(vertx);
    PriceBook book = new PricingModule(platform).book();
    new AdminPages(platform, book, new RestrictionModule(platform, book).book())
        .make()
        .addTo(
            router,
            new Entrance(
                context -> context.next(),
                context -> context.next(),
                context -> context.next(),
                context -> context.next()));
    Set<String> ways = new TreeSet<>();
    for (Route route : router.getRoutes()) {
      String path = route.getPath();
      if (path != null && !path.matches("/admin/?\\*?|/admin/(assets|look|log).*")) {
        for (HttpMethod method : route.methods() == null ? Set.<HttpMethod>of() : route.methods()) {
          ways.add(method + " " + path);
        }
      }
    }
    ways.add("GET /admin/");
    return ways;
  }

  @Test
  void each_role_gets_what_the_table_allows_and_nothing_else() throws IOException {
    List<String> wrong = new ArrayList<>();
    StringBuilder table = new StringBuilder("| page or form | ");
    table.append(String.join(" | ", VISITORS.keySet())).append(" |\n|");
    table.append(" --- |".repeat(VISITORS.size() + 1)).append('\n');
    TABLE.forEach(
        (way, role) -> {
          table.append("| `").append(way).append("` |");
          VISITORS.forEach(
              (name, visitor) -> {
                String expected = expected(name, way, role);
                String seen = visitor.outcome(way);
                table.append(' ').append(seen).append(" |");
                if (!seen.equals(expected)) {
                  wrong.add("%s as %s: %s, not %s".formatted(way, name, seen, expected));
                }
              });
          table.append('\n');
        });
    Files.writeString(Path.of("target", "roles.md"), table);
    assertThat(wrong).isEmpty();
  }

  private static String expected(String name, String way, UserRole least) {
    UserRole role =
        switch (name) {
          case "viewer" -> UserRole.VIEWER;
          case "administrator" -> UserRole.ADMINISTRATOR;
          case "owner" -> UserRole.OWNER;
          default -> UserRole.EDITOR;
        };
    if (name.equals("stranger")) {
      return "login";
    }
    if (FOR_ALL.contains(way)) {
      return "yes";
    }
    boolean seesCost = name.equals("editor-sees-cost") || name.equals("administrator");
    return role.includes(least) && (seesCost || !needsCost(way)) ? "yes" : "no";
  }

  @Test
  void what_products_cost_is_on_no_page_of_those_who_may_not_see_it() {
    Map<String, List<String>> pages = new LinkedHashMap<>();
    for (String page :
        List.of(
            "/admin/",
            "/admin/discount-groups",
            "/admin/discount-groups/trade",
            "/admin/discount-groups/trade/simulation",
            "/admin/catalogue",
            "/admin/catalogue/BIKE",
            "/admin/prices?skus=BIKE&customer=ann&groups=trade",
            "/admin/events")) {
      for (String name : VISITORS.keySet()) {
        String content = VISITORS.get(name).page(page);
        if (COSTS.stream().anyMatch(content::contains)) {
          pages.computeIfAbsent(name, visitor -> new ArrayList<>()).add(page);
        }
      }
    }
    assertThat(pages.keySet()).containsExactlyInAnyOrder("editor-sees-cost", "administrator");
    assertThat(pages.get("editor-sees-cost"))
        .contains(
            "/admin/discount-groups",
            "/admin/catalogue",
            "/admin/catalogue/BIKE",
            "/admin/prices?skus=BIKE&customer=ann&groups=trade");
  }

  @Test
  void a_form_with_a_forged_an_old_or_no_token_changes_nothing() {
    PageVisitor editor = Objects.requireNonNull(VISITORS.get("editor"));
    for (String token : List.of("", "forged", editor.token() + "x")) {
      assertThat(editor.outcome("POST /admin/customers/ann/account", token)).isEqualTo("no");
    }
    PageVisitor gone = new PageVisitor(COTERIE);
    gone.logIn("viewer", PASSWORD);
    String cookie = gone.cookie();
    assertThat(gone.outcome("POST /admin/account")).isEqualTo("yes");
    gone.logOut();
    gone.useCookie(cookie);
    assertThat(gone.outcome("GET /admin/customers")).isEqualTo("login");
    gone.useCookie(cookie.substring(0, cookie.length() / 2));
    assertThat(gone.outcome("GET /admin/customers")).isEqualTo("login");
  }
}
