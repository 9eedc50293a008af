package dev.coterie.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** Lists whose members' orders are mailed, and what the service says of the mails. */
final class Club {
  private final RunningCoterie coterie;

  Club(RunningCoterie coterie) {
    this.coterie = coterie;
  }

  void list(String code, String... addresses) {
    JsonArray emails = new JsonArray(List.of(addresses));
    new Shop(coterie).group(code, new JsonObject().put("kind", "list").put("notifyEmails", emails));
  }

  void customer(String code, String name) {
    JsonObject body =
        new JsonObject()
            .put("name", name)
            .put("email", code + "@customers.example")
            .put("webAccount", true);
    done(coterie.put("/v1/customers/" + code, body));
  }

  void join(String customer, String list) {
    done(coterie.put("/v1/groups/" + list + "/members/" + customer, new JsonObject()));
  }

  void order(String id, String status, String customer, Instant at) {
    JsonObject line =
        new JsonObject()
            .put("id", "1")
            .put("sku", "LAMP <3")
            .put("quantity", 2)
            .put("unitPrice", "24.50");
    JsonObject body =
        new JsonObject()
            .put("status", status)
            .put("customer", customer)
            .put("currency", "USD")
            .put("total", "49.00")
            .put("at", at.toString())
            .put("lines", new JsonArray().add(line));
    done(coterie.put("/v1/orders/" + id, body));
  }

  void placed(String id, String customer) {
    order(id, "placed", customer, coterie.clock.instant());
  }

  List<JsonObject> mails(String query) {
    return coterie.get("/v1/mails?" + query).json().getJsonArray("items").stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  /** The one mail of an order. */
  JsonObject mailOf(String order) {
    List<JsonObject> all = mails("order=" + order);
    return all.size() == 1 ? all.get(0) : new JsonObject().put("status", "of " + all.size());
  }

  /** Waits until the one mail of an order has come so far. */
  JsonObject becomes(String status, String order) {
    Eventually.sees(status, () -> mailOf(order).getString("status"));
    return mailOf(order);
  }

  /** Waits until the one mail of an order was tried so often and waits for the next time. */
  JsonObject waitsAfter(int tries, String order) {
    Eventually.sees("waiting " + tries, () -> statusAndTries(mailOf(order)));
    return mailOf(order);
  }

  private static String statusAndTries(JsonObject mail) {
    return mail.getString("status") + " " + mail.getInteger("tries");
  }

  Reply sendAgain(JsonObject mail) {
    return coterie.post("/v1/mails/" + mail.getLong("id") + "/send", new JsonObject());
  }

  private static void done(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
  }
}
