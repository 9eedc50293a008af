package dev.coterie.http.pages;

import com.microsoft.playwright.Page;
import dev.coterie.order.Shopper;
import dev.coterie.testing.Chromium;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.Mall;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page, and what they say of what goes wrong, as {@link PageLooks} looks at them. */
class AllPagesTest {
  private static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_CONNECT_ENABLED", "true");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium(COTERIE);

  private static final Map<String, String> PLACES = new TreeMap<>();

  private static void page(String name, String place) {
    PLACES.put(name, place);
  }

  static {
    page("users", "/admin/users");
    page("user", "/admin/users/admin");
    page("account", "/admin/account");
    page("settings", "/admin/settings");
    page("dashboard", "/admin/");
    page("find", "/admin/find?query=o");
    page("group", "/admin/discount-groups/gold");
    page("customers", "/admin/customers");
    page("customer", "/admin/customers/ada");
    page("lists", "/admin/customers/groups");
    page("lists-no-match", "/admin/customers/groups?query=nothing");
    page("list-new", "/admin/customers/groups/new");
    page("list", "/admin/customers/groups/trade-club");
    page("list-members", "/admin/customers/groups/trade-club#members");
    page("lists-removal", "/admin/customers/groups/remove?group=trade-club");
    page("list-import", "/admin/customers/groups/trade-club/imports/listed");
    page("orders", "/admin/orders");
    page("order", "/admin/orders/1001");
    page("charges", "/admin/charges");
    page("refunds", "/admin/charges/refunds");
    page("events", "/admin/events");
    page("events-wrong", "/admin/events?from=soon");
    page("events-none", "/admin/events?subject=nobody");
    page("page-rules", "/admin/page-rules?customer=ada&page=/trade/lamps");
    page("shops", "/admin/shops");
    page("shops-no-match", "/admin/shops?query=nothing");
    page("managed-shop", "/admin/shops/olga");
    page("offers", "/admin/shops/mall");
    page("offer", "/admin/shops/mall/LAMP");
    page("offer-none", "/admin/shops/mall/HELMET");
    page("deliveries", "/admin/deliveries");
    page("deliveries-no-match", "/admin/deliveries?order=nothing");
    page("webhooks", "/admin/deliveries/webhooks");
    page("webhook", "/admin/deliveries/webhooks/1");
    page("webhook-no-match", "/admin/deliveries/webhooks/1?status=sending");
    page("discount-groups", "/admin/discount-groups");
    page("no-match", "/admin/discount-groups?query=nothing");
    page("connect-groups", "/admin/connect-groups");
    page("connect-group", "/admin/connect-groups/market");
    page("connect-deletion", "/admin/connect-groups/market/delete");
    page("product", "/admin/discount-groups/gold/product");
    page("no-product", "/admin/discount-groups/staff/product");
    page("deletion", "/admin/discount-groups/gold/delete");
    page("not-there", "/admin/discount-groups/none/product");
    page("simulation-draft", "/admin/discount-groups/gold/simulation");
    page("catalogue", "/admin/catalogue");
    page("catalogue-no-match", "/admin/catalogue?query=nothing");
    page("catalogue-product", "/admin/catalogue/BIKE");
    page("catalogue-group-product", "/admin/catalogue/membership-gold");
    page("import-new", "/admin/catalogue/imports/new");
    page("import-plan", "/admin/catalogue/imports/planned");
    page("prices-empty", "/admin/prices");
    page("prices", "/admin/prices?skus=BIKE%0AHELMET&customer=ada&also=staff&groups=gold,trade");
    page("prices-wrong", "/admin/prices?skus=NONE&customer=nobody&groups=no&at=soon");
  }

  @BeforeAll
  static void a_shop_worth_looking_at() {
    JsonObject texts =
        new JsonObject().put("name", "Gold").put("description", "Ten percent off, for a month");
    Shopper.plan(COTERIE, "gold", "49.00", texts);
    new Shop(COTERIE).percentGroup("staff", "25");
    new Shopper(COTERIE).paid("gold", 2);
    Shopper ada = Shopper.unknown(COTERIE, "ada");
    COTERIE.put(
        "/v1/customers/ada",
        new JsonObject().put("name", "Ada Lovelace").put("email", "ada@example.org"));
    ada.report("1001", "paid", ada.line("gold", 2));
    ada.report("1001", "refunded", ada.line("gold", 1));
    ada.book("credit", "12.50");
    Shop shop = new Shop(COTERIE);
    shop.group("trade", new JsonObject().put("pricing", Shop.rule("markup", "percent", "25")));
    shop.group(
        "market",
        new JsonObject()
            .put("kind", "connect")
            .put("name", "Market stall")
            .put("description", "A shop of her own with up to 500 products, for a year")
            .put("fee", new JsonObject().put("amount", "199.00").put("currency", "USD"))
            .put("durationDays", 365)
            .put("listings", 500));
    shop.group("bazaar", new JsonObject().put("kind", "connect").put("name", "Bazaar"));
    shop.product("BIKE", "2443.35", "1518.7864");
    shop.product("HELMET", "34.99", null);
    JsonArray images = new JsonArray().add("https://images.example/bike.jpg");
    COTERIE.patch("/v1/products/BIKE", new JsonObject().put("images", images));
    COTERIE.put(
        "/v1/pages",
        new JsonObject().put("path", "/trade/*").put("groups", new JsonArray().add("trade")));
    COTERIE.put(
        "/v1/product-rules",
        new JsonObject()
            .put("category", "helmets and what protects heads else")
            .put("others", "without-price")
            .put("groups", new JsonArray().add("trade").add("gold")));
    shop.user("vic", "viewer");
    JsonObject draft = Shop.rule("discount", "percent", "45");
    String id =
        COTERIE
            .post("/v1/simulations", new JsonObject().put("group", "gold").put("pricing", draft))
            .json()
            .getString("id");
    Eventually.sees("done", () -> COTERIE.get("/v1/simulations/" + id).json().getString("state"));
    new Sql(COTERIE)
        .run(
            """
            INSERT INTO product_imports
              (id, state, rows_read, created, updated, unchanged, changes, invalid, changed_at)
            VALUES ('planned', 'planned', 5, 1, 1, 2,
              '[{"sku": "BIKE", "created": false, "name": "Mountain Bike", "list_price": "2399.0000",
                 "supplier_price": "1518.7864", "currency": "USD", "name_before": "Product BIKE",
                 "list_price_before": "2443.3500", "supplier_price_before": "1518.7864",
                 "currency_before": "USD"},
                {"sku": "LAMP", "created": true, "name": "A lamp", "list_price": "12.5000",
                 "supplier_price": null, "currency": "USD"}]',
              '[{"row": 5, "field": "list_price",
                 "message": "must be a decimal number with a point, such as 12.50"}]', now())
            """);
    page("simulation", "/admin/discount-groups/gold/simulation?id=" + id);
    new Sql(COTERIE)
        .run(
            """
            INSERT INTO mails (kind, reference, customer_id, group_ids, address, status, recorded_at,
              tries, due_at, reason)
            SELECT 'order', '1001', customers.id, ARRAY[customer_groups.id],
              mail.status || '@lists.example', mail.status, now(), 3, now(), mail.reason
            FROM customers, customer_groups, (VALUES
              ('waiting', 'the server cannot be used: Connection refused'),
              ('failed', 'the server refuses the address: 550 5.1.1 nobody of that name'),
              ('uncertain', 'the server did not say within 30 s whether it has the mail')
            ) AS mail (status, reason)
            WHERE customers.code = 'ada' AND customer_groups.code = 'gold'
            """);
    aWebhookInTrouble();
    aListAndItsFile();
    shopsOfMembers();
  }

  private static void shopsOfMembers() {
    Mall mall = new Mall(COTERIE);
    mall.plan("stall", 100);
    mall.offers("LAMP", "12.5", "19.90");
    mall.offers("VASE", "8.00", null);
    mall.offers("GONE", "8.00", null);
    mall.opens("olga", "stall");
    mall.opens("bea", "stall");
    mall.lists("olga", "LAMP", "VASE", "GONE");
    mall.lists("bea", "LAMP");
    JsonObject promoted =
        new JsonObject()
            .put("name", "A lamp with a rather long name, as partners write them")
            .put("promoted", new JsonObject().put("position", 1));
    COTERIE.patch("/v1/shops/olga/listings/LAMP", promoted);
    JsonObject withdrawn = new JsonObject().put("offered", false).put("wholesalePrice", "8.00");
    COTERIE.put("/v1/mall/GONE", withdrawn);
  }

  private static void aWebhookInTrouble() {
    new Sql(COTERIE)
        .run(
            """
            INSERT INTO webhooks (url, types, enabled, secret, created_at, begins_after, failures,
              paused_until)
            VALUES ('https://erp.example/hooks/a-rather-long-path-of-the-receiver/coterie',
                '{membership.started,membership.ended}', true, 'none', now(), 0, 5,
                now() + interval '1 year'),
              ('https://crm.example/', '{}', false, 'none', now(), 0, 0, NULL);
            INSERT INTO webhook_deliveries (webhook_id, event_id, type, subject, status, recorded_at,
              tries, due_at, delivered_at, answered, reason)
            SELECT 1, event.id, event.type, event.subject, what.status, now(), 3, now(),
              CASE what.status WHEN 'delivered' THEN now() END, what.answered, what.reason
            FROM (VALUES (1, 'waiting', 503, 'the receiver answered 503'),
                (2, 'failed', NULL, 'the receiver did not answer within 10 s'),
                (3, 'delivered', 204, NULL)) AS what (number, status, answered, reason)
              JOIN (SELECT row_number() OVER (ORDER BY id) AS number, id, type, subject FROM events)
                AS event ON event.number = what.number
            ON CONFLICT DO NOTHING
            """);
  }

  private static void aListAndItsFile() {
    JsonObject list =
        new JsonObject()
            .put("code", "trade-club")
            .put("kind", "list")
            .put("name", "Trade club")
            .put("notifyEmails", new JsonArray().add("desk@example.org"));
    COTERIE.post("/v1/groups", list);
    new Shop(COTERIE).member("bea", "trade-club");
    COTERIE.put("/v1/groups/trade-club/members/ada", new JsonObject());
    COTERIE.upload(
        "/v1/groups/trade-club/imports?mode=replace",
        "Customer Code,Customer Email Address\nada,\nnobody,\n,no.one@example.org\n");
    // under an id that the address of its page can name
    new Sql(COTERIE)
        .run(
            """
            INSERT INTO list_imports
              SELECT 'listed', group_id, mode, invites, state, actor, begun_at, changed_at, done_at,
                rows_read, written, added, removed, kept, invited, wrong, confirms, members,
                members_sum, fault
              FROM list_imports;
            UPDATE list_changes SET import_id = 'listed';
            UPDATE list_wrong_rows SET import_id = 'listed'
            """);
  }

  @Test
  void every_page_is_accessible_and_fits() {
    PageLooks looks = new PageLooks(CHROMIUM);
    looks.inAllWindows(
        page -> {
          page.navigate("/admin/login");
          looks.look(page, "login");
          CHROMIUM.administrator(page);
          PLACES.forEach(
              (name, place) -> {
                page.navigate(place);
                looks.look(page, name);
              });
        });
  }

  @Test
  void what_goes_wrong_is_said_accessibly_too() {
    PageLooks looks = new PageLooks(CHROMIUM);
    AtomicInteger price = new AtomicInteger(40);
    looks.inAllWindows(
        page -> {
          CHROMIUM.loggedIn(page, "vic", "password-of-vic");
          page.navigate("/admin/users");
          looks.look(page, "wrong-role");
          page.context().clearCookies();
          CHROMIUM.administrator(page);
          page.navigate("/admin/catalogue/HELMET");
          page.evaluate("document.querySelector('main [name=token]').value = 'another'");
          save(page);
          looks.look(page, "foreign-form");
          page.navigate("/admin/catalogue/HELMET");
          page.locator("#list-price").fill("1");
          COTERIE.patch(
              "/v1/products/HELMET",
              new JsonObject().put("listPrice", Integer.toString(price.incrementAndGet())));
          save(page);
          looks.look(page, "conflict");
          page.locator("#list-price").fill("cheap");
          page.locator("#image-new").fill("no address");
          save(page);
          looks.look(page, "wrong-fields");
        });
  }

  private static void save(Page page) {
    page.locator("form .btn-primary").first().click();
    page.waitForLoadState();
  }
}
