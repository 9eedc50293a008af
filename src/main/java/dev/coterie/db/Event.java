package dev.coterie.db;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * Something that a transaction made true, told to all who listen once it has committed.
 *
 * @param type {@code feature.pastParticiple}, such as {@code membership.started}
 * @param subject whom or what it is about: the events of one subject come in their order. A
 *     customer's code for memberships, charges and orders, a group's code, a SKU
 * @param data what there is to know, for programs outside
 */
public record Event(String type, Instant at, String subject, JsonObject data) {}
