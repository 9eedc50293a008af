import java.io.IOException;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Staff who look at management pages, each another one about every second, and how long those take.
 */
final class Clicking {
  private static final int PEOPLE = 10;
  private static final int LEAST_PAUSE_MILLIS = 500;
  private static final int MORE_PAUSE_MILLIS = 1_000;

  private final Coterie coterie;
  private final Shop shop;
  private final boolean pauses;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(Redirect.NEVER)
          .build();
  private final String session;
  private final AtomicBoolean goesOn = new AtomicBoolean(true);
  private final ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
  private final List<Future<Void>> clicking = new ArrayList<>();
  private final Map<String, List<Long>> micros = new TreeMap<>();

  private Clicking(Coterie coterie, Shop shop, String password, boolean pauses) throws Exception {
    this.pauses = pauses;
    this.coterie = coterie;
    this.shop = shop;
    this.session = logIn(password);
    for (int person = 0; person < PEOPLE; person++) {
      Random random = new Random(person);
      clicking.add(people.submit(() -> click(random)));
    }
  }

  /** Staff of the shop who begin now, until they are stopped. */
  static Clicking begin(Coterie coterie, Shop shop, String password) throws Exception {
    return new Clicking(coterie, shop, password, true);
  }

  /** As {@link #begin}, of staff who do not pause. */
  static Clicking inHaste(Coterie coterie, Shop shop, String password) throws Exception {
    return new Clicking(coterie, shop, password, false);
  }

  private String logIn(String password) throws IOException, InterruptedException {
    String form = "user=admin&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(coterie.server().uri("/admin/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    String cookie =
        answer
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow(() -> new IllegalStateException("not logged in: " + answer));
    HttpCookie first = HttpCookie.parse(cookie).get(0);
    return first.getName() + "=" + first.getValue();
  }

  private Void click(Random random) throws IOException, InterruptedException {
    while (goesOn.get()) {
      if (pauses) {
        TimeUnit.MILLISECONDS.sleep(LEAST_PAUSE_MILLIS + random.nextInt(MORE_PAUSE_MILLIS));
      }
      List<Map.Entry<String, String>> pages = pages(random);
      Map.Entry<String, String> page = pages.get(random.nextInt(pages.size()));
      long begin = System.nanoTime();
      look(page.getValue());
      note(page.getKey(), (System.nanoTime() - begin) / 1_000);
    }
    return null;
  }

  private List<Map.Entry<String, String>> pages(Random random) {
    String customer = Shop.code(random.nextInt(shop.customers()));
    String sku = Shop.sku(random.nextInt(shop.products()));
    return List.of(
        Map.entry("dashboard", "/admin/"),
        Map.entry("discount groups", "/admin/discount-groups"),
        Map.entry("group", "/admin/discount-groups/group-" + random.nextInt(shop.groups())),
        Map.entry("customers", "/admin/customers"),
        Map.entry("customers, searched", "/admin/customers?query=" + customer.substring(0, 6)),
        Map.entry("customer", "/admin/customers/" + customer),
        Map.entry("catalogue", "/admin/catalogue"),
        Map.entry("catalogue, searched", "/admin/catalogue?query=" + sku.substring(0, 8)),
        Map.entry("product", "/admin/catalogue/" + sku),
        Map.entry("orders", "/admin/orders"),
        Map.entry("charges", "/admin/charges"),
        Map.entry("events", "/admin/events"),
        Map.entry("price explorer", "/admin/prices?skus=" + sku + "&customer=" + customer));
  }

  private void look(String page) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(coterie.server().uri(page))
            .header("Cookie", session)
            .header("Accept-Encoding", "gzip")
            .build();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IllegalStateException(page + " answered " + status);
    }
  }

  private synchronized void note(String page, long took) {
    micros.computeIfAbsent(page, name -> new ArrayList<>()).add(took);
  }

  /** How long each page took, from asking to the last byte. */
  synchronized List<String> times() {
    return micros.entrySet().stream()
        .map(
            page -> {
              List<Long> sorted = page.getValue().stream().sorted().toList();
              return String.format(
                  "%s: %d times, median %.1f ms, longest %.1f ms",
                  page.getKey(),
                  sorted.size(),
                  sorted.get(sorted.size() / 2) / 1e3,
                  sorted.get(sorted.size() - 1) / 1e3);
            })
        .toList();
  }

  /** Fails if a page did. */
  void stop() throws Exception {
    goesOn.set(false);
    people.shutdown();
    for (Future<Void> person : clicking) {
      person.get();
    }
  }
}
