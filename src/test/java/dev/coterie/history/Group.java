package dev.coterie.history;

import java.util.Optional;

/**
 * A group as a writer set it.
 *
 * @param id decides between equal prices; another one once the group was deleted and made again
 * @param rule empty where the group prices nothing
 */
record Group(long id, String code, Optional<Rule> rule) {
  @Override
  public String toString() {
    return "no. %d: %s".formatted(id, rule.map(Rule::toString).orElse("no rule"));
  }
}
