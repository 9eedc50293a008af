package dev.coterie.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Why a file is not YAML, in plain words; the parser's own quote the line, which may be secret. */
final class YamlMistake {
  private static final List<Map.Entry<String, String>> WORDS =
      List.of(
          Map.entry("(TAB)", "a tab stands where YAML takes spaces only"),
          Map.entry(
              "mapping values are not allowed", "a colon too many: a text with one needs quotes"),
          Map.entry("end of stream", "a quote is not closed"),
          Map.entry("<stream end>", "a bracket is not closed"),
          Map.entry("found character", "a text that begins like this needs quotes"),
          Map.entry("Duplicate field", "this key has been there before"),
          Map.entry("Trailing token", "a second document begins, where there may be one only"));
  private static final String ELSE = "look at its indentation, colons and quotes, and those above";

  private YamlMistake() {}

  /** The line, and what is wrong there. */
  static String inWords(JsonProcessingException cause) {
    String parser = cause.getOriginalMessage();
    return "line "
        + line(cause)
        + ": "
        + WORDS.stream()
            .filter(known -> parser.contains(known.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(ELSE);
  }

  private static int line(JsonProcessingException cause) {
    Mark mark =
        cause.getCause() instanceof MarkedYAMLException marked ? marked.getProblemMark() : null;
    return mark == null ? cause.getLocation().getLineNr() : mark.getLine() + 1;
  }
}
