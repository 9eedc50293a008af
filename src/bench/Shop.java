import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A made-up shop: what is in it, and what can be asked of it.
 *
 * @param groups each with a price rule; a customer is a member of one
 */
record Shop(int products, int groups, int customers) {
  static final int SECTIONS = 20;

  private static final int BATCH = 100;
  private static final int MAX_BATCH = 1_000;
  private static final int PAGES = 1_000;
  private static final int BATCHES = 20_000;
  private static final int CUSTOMER_STEP = 7919;
  private static final List<String> BASES = List.of("discount", "markup");
  private static final List<String> MODES = List.of("percent", "fixed");

  /** Lines of a file that load.lua reads, with the method that sends them. */
  record Questions(String method, Stream<String> lines) {}

  /** Single prices in which each product and each customer of this or a smaller shop comes up. */
  Questions lookups() {
    return lookups(Math.max(products, customers));
  }

  /** As many single prices, going through the products and the customers at different paces. */
  Questions lookups(int count) {
    return new Questions("GET", IntStream.range(0, count).mapToObj(this::lookup));
  }

  /** Pages of the shop's sections, entered by each customer in turn. */
  Questions visits() {
    return new Questions("GET", IntStream.range(0, customers).mapToObj(this::visit));
  }

  private String visit(int number) {
    return "/v1/access?customer="
        + buyer(number)
        + "&page=/section-"
        + number % SECTIONS
        + "/lamps";
  }

  /** Admits the members of one of the first groups to a section. */
  static String pageRule(int section) {
    return new JsonObject()
        .put("path", "/section-" + section + "/*")
        .put("groups", new JsonArray().add("group-" + section % 10))
        .encode();
  }

  /** One of a thousand category pages, each time for another customer. */
  Questions pages() {
    int[] skus = new Random(1).ints(PAGES * BATCH, 0, products).toArray();
    return batches(number -> skus[number % skus.length]);
  }

  /** Lists of products of which none is like another. */
  Questions newLists() {
    int[] skus = new Random(2).ints(BATCHES * BATCH, 0, products).toArray();
    return batches(number -> skus[number]);
  }

  /** For a guest, the largest batches there may be, in which each product comes up once. */
  Stream<String> allProducts() {
    return IntStream.rangeClosed(0, (products - 1) / MAX_BATCH)
        .mapToObj(
            number -> {
              int first = number * MAX_BATCH;
              int end = Math.min(products, first + MAX_BATCH);
              return new JsonObject().put("items", items(IntStream.range(first, end))).encode();
            });
  }

  String product(int number) {
    BigDecimal list = BigDecimal.valueOf(500 + 37L * number % 500_000, 2);
    BigDecimal supplier = list.multiply(new BigDecimal("0.6"));
    return String.join(
        ",",
        sku(number),
        "Product " + number,
        list.toPlainString(),
        supplier.toPlainString(),
        "USD");
  }

  String customer(int number) {
    return code(number) + ",buyer" + number + "@example.com";
  }

  String group(int number) {
    JsonObject pricing =
        new JsonObject()
            .put("basis", BASES.get(number % 2))
            .put("mode", MODES.get(number / 2 % 2))
            .put("value", number % 9 + 1 + ".50");
    return new JsonObject()
        .put("code", "group-" + number)
        .put("kind", "discount")
        .put("name", "Group " + number)
        .put("pricing", pricing)
        .put("durationDays", 365)
        .encode();
  }

  @Override
  public String toString() {
    return String.format("%,d products, %,d customers in %,d groups", products, customers, groups);
  }

  private String lookup(int number) {
    return "/v1/prices/" + sku(number % products) + "?customer=" + buyer(number);
  }

  private Questions batches(IntUnaryOperator product) {
    return new Questions(
        "POST", IntStream.range(0, BATCHES).mapToObj(number -> batch(number, product)));
  }

  private String batch(int number, IntUnaryOperator product) {
    IntStream wanted = IntStream.range(number * BATCH, (number + 1) * BATCH).map(product);
    return new JsonObject().put("customer", buyer(number)).put("items", items(wanted)).encode();
  }

  private static JsonArray items(IntStream products) {
    JsonArray items = new JsonArray();
    products.forEach(
        number -> items.add(new JsonObject().put("sku", sku(number)).put("quantity", 1)));
    return items;
  }

  private String buyer(int number) {
    return code((int) ((long) CUSTOMER_STEP * number % customers));
  }

  static String sku(int number) {
    return String.format("SKU-%06d", number);
  }

  static String code(int number) {
    return String.format("C%07d", number);
  }
}
