package dev.coterie.group.terms;

import io.vertx.core.json.JsonObject;

/**
 * What to change of a group.
 *
 * @param code of the group
 * @param patch a JSON merge patch (RFC 7396) of its terms; where that has a {@code version}, the
 *     change is refused unless the group has it still
 * @param path where the change stands in its sender's input, as errors name it: empty, or such as
 *     {@code [3].}
 */
public record GroupChange(String code, JsonObject patch, String path) {}
