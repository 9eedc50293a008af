package dev.coterie.http.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.coterie.group.PriceRule;
import dev.coterie.kernel.Words;
import dev.coterie.pricing.Explanation;
import dev.coterie.pricing.PricingContract.Quote;
import dev.coterie.pricing.PricingContract.Quotes;
import dev.coterie.pricing.RuledGroup;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the prices of one answer as JSON, straight into bytes: there may be a thousand. */
final class PriceJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int USUAL_BYTES = 256;
  private static final String NULL = "null";

  private final @Nullable String customer;
  private final boolean seesMargins;
  private final RuleJson rules;
  private @Nullable RuledGroup lastGroup;
  private String lastRule = NULL;

  /**
   * A writer for one answer.
   *
   * @param customer as the caller named it
   * @param seesMargins whether markups and supplier prices may be shown; a markup together with the
   *     price would give the supplier price away
   */
  PriceJson(@Nullable String customer, boolean seesMargins, RuleJson rules) {
    this.customer = customer;
    this.seesMargins = seesMargins;
    this.rules = rules;
  }

  /** What is asked of one price. */
  record Item(String sku, int quantity) {}

  /** The one price of the quotes. */
  Buffer one(Quote quote, int quantity, Quotes quotes) {
    return written(1, json -> price(json, quote, quantity, validUntil(quotes)));
  }

  /** The prices in the order of the items, and the SKUs that no product has. */
  Buffer batch(List<Item> items, Quotes quotes) {
    return written(items.size(), json -> batch(json, items, quotes));
  }

  private void batch(JsonGenerator json, List<Item> items, Quotes quotes) throws IOException {
    String validUntil = validUntil(quotes);
    Set<String> unknown = new LinkedHashSet<>();
    json.writeStartObject();
    json.writeArrayFieldStart("prices");
    for (int index = 0; index < items.size(); index++) {
      Quote quote = quotes.quotes().get(index);
      if (quote == null) {
        unknown.add(items.get(index).sku());
      } else {
        price(json, quote, items.get(index).quantity(), validUntil);
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("unknown");
    for (String sku : unknown) {
      json.writeString(sku);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void price(JsonGenerator json, Quote quote, int quantity, @Nullable String validUntil)
      throws IOException {
    RuledGroup group = quote.group();
    json.writeStartObject();
    json.writeStringField("sku", quote.sku());
    json.writeStringField("customer", customer);
    json.writeStringField("group", group == null ? null : group.code());
    json.writeStringField("currency", quote.price().currency().getCurrencyCode());
    json.writeNumberField("quantity", quantity);
    json.writeStringField("listPrice", quote.listPrice().text());
    json.writeStringField("price", quote.price().text());
    json.writeFieldName("rule");
    json.writeRawValue(group == null ? NULL : rule(group));
    json.writeStringField("validUntil", validUntil);
    Explanation explanation = quote.explanation();
    if (explanation != null) {
      explain(json, explanation);
    }
    json.writeEndObject();
  }

  private void explain(JsonGenerator json, Explanation explanation) throws IOException {
    json.writeArrayFieldStart("steps");
    for (Explanation.Step step : explanation.steps()) {
      boolean hidden = hides(step.group().rule());
      json.writeStartObject();
      json.writeStringField("group", step.group().code());
      json.writeFieldName("rule");
      json.writeRawValue(rule(step.group()));
      json.writeStringField("before", hidden ? null : step.before().text());
      json.writeStringField("after", step.after().text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rejected");
    for (Explanation.Rejection rejection : explanation.rejections()) {
      json.writeStartObject();
      json.writeStringField("group", rejection.group().code());
      json.writeStringField("reason", Words.of(rejection.reason()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The group's rule as JSON; most prices of an answer have the same one. */
  private String rule(RuledGroup group) {
    PriceRule rule = group.rule();
    if (!group.equals(lastGroup)) {
      lastGroup = group;
      lastRule = rule == null ? NULL : rules.of(rule, hides(rule)).encode();
    }
    return lastRule;
  }

  private boolean hides(@Nullable PriceRule rule) {
    return !seesMargins && rule != null && rule.basis() == PriceRule.Basis.MARKUP;
  }

  private static @Nullable String validUntil(Quotes quotes) {
    return quotes.validUntil() == null ? null : quotes.validUntil().toString();
  }

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private static Buffer written(int prices, Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream((prices + 1) * USUAL_BYTES);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      content.write(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Buffer.buffer(bytes.toByteArray());
  }
}
