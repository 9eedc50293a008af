package dev.coterie.http.pages.group;

import dev.coterie.group.GroupContract;
import dev.coterie.group.terms.GroupTerms;
import dev.coterie.group.terms.TermsJson;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.group.GroupCells.Patch;
import dev.coterie.http.pages.group.GroupsView.NewGroup;
import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Adds a group from the form below the sheet. */
final class GroupAdding {
  private static final String CODE = "code";
  private static final String NEW = "new-";

  private final GroupSheet sheet;
  private final Currency shopCurrency;

  GroupAdding(GroupSheet sheet, Currency shopCurrency) {
    this.sheet = sheet;
    this.shopCurrency = shopCurrency;
  }

  /** What was typed, with what is wrong with it; without errors the group is there. */
  Future<NewGroup> add(Visit visit) {
    Map<GroupField, String> cells = new EnumMap<>(GroupField.class);
    for (GroupField field : sheet.fields()) {
      cells.put(field, visit.field(NEW + field.key()));
    }
    Map<String, String> typed = new HashMap<>();
    typed.put(CODE, visit.field(NEW + CODE).strip());
    cells.forEach((field, text) -> typed.put(field.key(), text));
    Patch patch = new GroupCells(shopCurrency, visit.frame()).patch(cells, sheet.fields(), null);
    if (!patch.errors().isEmpty()) {
      Map<String, String> errors = new HashMap<>();
      patch.errors().forEach((field, error) -> errors.put(field.key(), error));
      return Future.succeededFuture(new NewGroup(typed, errors));
    }
    String kind = EnumNames.of(sheet.kind());
    return create(visit, patch.terms().put(CODE, typed.get(CODE)).put("kind", kind))
        .map(errors -> new NewGroup(typed, errors));
  }

  private Future<Map<String, String>> create(Visit visit, JsonObject terms) {
    try {
      Fields fields = new Fields(terms);
      GroupTerms read = new TermsJson(shopCurrency).read(fields);
      fields.check();
      return GroupContract.CREATE
          .send(visit.vertx(), visit.actor(), new GroupContract.CreateGroup(read))
          .map(made -> made.fold(group -> Map.of(), refusal -> errors(visit.texts(), refusal)));
    } catch (RefusedException refused) {
      return Future.succeededFuture(errors(visit.texts(), refused.refusal()));
    }
  }

  private static Map<String, String> errors(Texts texts, Refusal refusal) {
    Map<String, String> errors = new HashMap<>();
    for (FieldError error : refusal.errors()) {
      errors.put(
          GroupField.ofTerm(error.field()).map(GroupField::key).orElse(error.field()),
          texts.answer(error.message()));
    }
    return errors.isEmpty() ? Map.of(CODE, texts.answer(refusal)) : errors;
  }
}
