package dev.coterie.http.price;

import dev.coterie.caller.Caller;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.price.PriceJson.Item;
import dev.coterie.json.Fields;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads questions for many prices, plain ones in one pass, and answers them. */
final class BatchAnswers {
  private static final int MAX_ITEMS = 1_000;
  static final int MAX_QUANTITY = 1_000_000;

  private static final String FIELDS = "?" + PriceFields.PARAMETER + "=";

  private final PriceAnswers answers;

  BatchAnswers(PriceAnswers answers) {
    this.answers = answers;
  }

  /**
   * The fields that are asked for by what stands behind the path of a target; null where that is
   * neither nothing nor a plain list of fields.
   */
  static @Nullable PriceFields fields(String target, int pathEnd) {
    if (pathEnd == target.length()) {
      return PriceFields.ALL;
    }
    return target.startsWith(FIELDS, pathEnd)
        ? PriceFields.known(target.substring(pathEnd + FIELDS.length()))
        : null;
  }

  /** Answers a body, which may hold anything. */
  Future<Answer> answer(@Nullable Buffer body, PriceFields fields, Caller caller) {
    PlainBatch plain = body == null ? null : PlainBatch.of(body, MAX_ITEMS);
    return plain == null
        ? answer(Exchange.fields(body), fields, caller)
        : answer(plain, fields, caller);
  }

  /** As {@link #answer(Buffer, PriceFields, Caller)}. */
  Future<Answer> answer(Exchange exchange) {
    Params params = exchange.query();
    PriceFields fields = params.read(PriceFields.PARAMETER, PriceFields::of);
    params.check();
    return answer(exchange.buffer(), PriceFields.orAll(fields), exchange.caller());
  }

  private Future<Answer> answer(PlainBatch plain, PriceFields fields, Caller caller) {
    List<Item> items = plain.items();
    return answers.batch(
        answers.query(plain.customer(), null, skus(items), null, false), items, fields, caller);
  }

  private Future<Answer> answer(Fields body, PriceFields fields, Caller caller) {
    String customer = body.textOrNull("customer", TextForm.CUSTOMER_CODE);
    String group = body.textOrNull("group", TextForm.GROUP_CODE);
    Instant at = body.read("at", ShopCalendar::instant);
    boolean explain = body.flag("explain", false);
    List<Item> items = body.objects("items", MAX_ITEMS, BatchAnswers::item);
    body.check();
    return answers.batch(
        answers.query(customer, group, skus(items), at, explain), items, fields, caller);
  }

  private static List<String> skus(List<Item> items) {
    List<String> skus = new ArrayList<>(items.size());
    for (Item item : items) {
      skus.add(item.sku());
    }
    return skus;
  }

  /** A SKU and how many of it; one where no quantity is given. */
  static Item item(Fields fields) {
    Integer quantity = fields.wholeOrNull("quantity", 1, MAX_QUANTITY);
    return new Item(fields.text("sku", TextForm.SKU), quantity == null ? 1 : quantity);
  }
}
