package dev.coterie.http.api;

import dev.coterie.group.Group;
import dev.coterie.group.GroupContract.Revision;
import dev.coterie.group.GroupTerms;
import dev.coterie.json.Fields;
import dev.coterie.kernel.TextForm;
import io.vertx.core.json.JsonObject;

/** Lays a JSON merge patch (RFC 7396) over a group's terms. */
final class GroupChange {
  private static final String CODE = "code";
  private static final String KIND = "kind";
  private static final String VERSION = "version";

  private GroupChange() {}

  /** The code of the group that a change is for. */
  static String code(JsonObject change, int index) {
    Fields fields = new Fields(new JsonObject().put(CODE, change.getValue(CODE)), at(index));
    String code = fields.text(CODE, TextForm.GROUP_CODE);
    fields.check();
    return code;
  }

  /** Whether the change is meant for one version only. */
  static boolean namesVersion(JsonObject change) {
    return change.getValue(VERSION) != null;
  }

  /** How errors name the change at the index of a list. */
  static String at(int index) {
    return "[" + index + "].";
  }

  /**
   * The group with the change.
   *
   * @param path where the change stands in the body, as errors name it
   * @throws dev.coterie.kernel.RefusedException if a field is wrong or not one that staff decide
   */
  static Revision revision(JsonObject change, String path, Group group, GroupJson json) {
    JsonObject merged = json.terms(group.terms()).mergeIn(change, true);
    Fields fields = new Fields(merged, path);
    Integer version = fields.wholeOrNull(VERSION, 1, Integer.MAX_VALUE);
    GroupTerms terms = json.read(fields);
    if (terms.kind() != group.terms().kind()) {
      fields.reject(KIND, "cannot be changed");
    }
    fields.check();
    return new Revision(terms, version == null ? group.version() : version, path);
  }
}
