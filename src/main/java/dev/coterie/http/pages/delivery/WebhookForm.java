package dev.coterie.http.pages.delivery;

import dev.coterie.event.EventType;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.TextForm;
import dev.coterie.webhook.Webhook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a webhook: its address, the types of events that it wants, and whether it is on.
 */
final class WebhookForm {
  private static final String URL = "url";
  private static final String TYPE = "type-";
  private static final String ENABLED = "enabled";
  private static final String TICKED = "yes";

  private WebhookForm() {}

  /** As it was sent; an address that is none is rejected. */
  static TypedForm sent(Visit visit) {
    List<String> fields = new ArrayList<>(List.of(URL, ENABLED));
    Arrays.stream(EventType.values()).map(WebhookForm::field).forEach(fields::add);
    TypedForm form = TypedForm.of(visit, fields);
    form.read(URL, TextForm.WEB_ADDRESS::check, "");
    return form;
  }

  /** As a webhook is now. */
  static TypedForm of(Webhook webhook) {
    Map<String, String> held = new HashMap<>();
    held.put(URL, webhook.url());
    webhook.types().forEach(type -> held.put(TYPE + type, TICKED));
    if (webhook.enabled()) {
      held.put(ENABLED, TICKED);
    }
    return TypedForm.filled(held);
  }

  static String url(TypedForm form) {
    return form.typed(URL).strip();
  }

  static boolean isOn(TypedForm form) {
    return form.isTicked(ENABLED);
  }

  /** The types that were ticked; none stands for all. */
  static List<String> types(TypedForm form) {
    return Arrays.stream(EventType.values())
        .filter(type -> form.isTicked(field(type)))
        .map(EventType::text)
        .toList();
  }

  /** The name of the box that stands for a type. */
  static String field(EventType type) {
    return TYPE + type.text();
  }

  static Notice wrong(Visit visit) {
    return Notice.wrong(visit.texts().say("users.wrong"));
  }

  /** Says at the fields what a refusal says of them, or else above all. */
  static Notice refused(Visit visit, TypedForm form, Refusal refusal) {
    form.reject(refusal);
    return form.isWrong() ? wrong(visit) : Notice.wrong(visit.texts().answer(refusal));
  }
}
