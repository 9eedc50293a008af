package dev.coterie.history;

import java.util.List;

/**
 * What a node answered and when.
 *
 * @param node its name
 * @param unknownGroup whether it knew no such group; then there are no prices
 * @param prices in the order of the question
 */
record Answer(Question question, String node, Span asked, boolean unknownGroup, List<Seen> prices) {

  /** Whether the node that answered is the one that writes the world. */
  boolean byWriter() {
    return node.equals(question.world().writer());
  }
}
