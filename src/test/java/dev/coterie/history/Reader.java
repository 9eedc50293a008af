package dev.coterie.history;

import dev.coterie.history.Node.Timed;
import dev.coterie.testing.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Asks one node for prices, one question after the other, and keeps the answers. */
final class Reader implements Client {
  private final Node node;
  private final List<World> worlds;
  private final SplittableRandom random;
  private final List<Answer> answers = new ArrayList<>();

  Reader(Node node, List<World> worlds, SplittableRandom random) {
    this.node = node;
    this.worlds = worlds;
    this.random = random;
  }

  /** What was answered so far. */
  List<Answer> answers() {
    return answers;
  }

  @Override
  public boolean step() {
    World world = any(worlds);
    boolean byGroup = random.nextInt(4) == 0;
    Optional<String> group =
        byGroup ? Optional.of(any(List.copyOf(world.groups().keySet()))) : Optional.empty();
    Optional<String> customer = byGroup ? Optional.empty() : Optional.of(any(world.customers()));
    ask(
        random.nextBoolean()
            ? Question.batch(world, customer, group)
            : Question.one(world, any(List.copyOf(world.products().keySet())), customer, group));
    return true;
  }

  void ask(Question question) {
    Timed timed = question.batch() ? node.post("/v1/prices", body(question)) : one(question);
    Reply reply = timed.reply();
    boolean unknownGroup = reply.status() == 404 && reply.code().equals("unknown-group");
    boolean unknownProduct = reply.status() == 404 && reply.code().equals("unknown-product");
    if (reply.status() != 200 && !unknownGroup && !unknownProduct) {
      throw new AssertionError(question + " was answered " + reply.text());
    }
    List<Seen> prices = unknownProduct ? List.of(Seen.UNKNOWN_PRODUCT) : List.of();
    answers.add(
        new Answer(
            question,
            node.name(),
            timed.span(),
            unknownGroup,
            reply.status() == 200 ? prices(question, reply.json()) : prices));
  }

  private Timed one(Question question) {
    String buyer =
        question
            .group()
            .map(group -> "?group=" + group)
            .or(() -> question.customer().map(customer -> "?customer=" + customer))
            .orElse("");
    return node.get("/v1/prices/" + question.skus().get(0) + buyer);
  }

  private static JsonObject body(Question question) {
    JsonArray items = new JsonArray();
    question.skus().forEach(sku -> items.add(new JsonObject().put("sku", sku)));
    JsonObject body = new JsonObject().put("items", items);
    question.group().ifPresent(group -> body.put("group", group));
    question.customer().ifPresent(customer -> body.put("customer", customer));
    return body;
  }

  private static List<Seen> prices(Question question, JsonObject json) {
    Map<String, Seen> bySku = new HashMap<>();
    JsonArray prices = question.batch() ? json.getJsonArray("prices") : new JsonArray().add(json);
    for (int index = 0; index < prices.size(); index++) {
      JsonObject price = prices.getJsonObject(index);
      bySku.put(price.getString("sku"), seen(price));
    }
    return question.skus().stream()
        .map(sku -> bySku.getOrDefault(sku, Seen.UNKNOWN_PRODUCT))
        .toList();
  }

  private static Seen seen(JsonObject price) {
    return new Seen(
        price.getString("currency"),
        price.getString("listPrice"),
        price.getString("price"),
        Optional.ofNullable(price.getString("group")),
        Optional.ofNullable(price.getJsonObject("rule")).map(Rule::of));
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
