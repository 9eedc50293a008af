package dev.coterie.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class EventTypesDocumentedTest {

  @Test
  void the_chapter_on_events_lists_each_type_with_its_meaning() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("src", "docs", "events.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            Arrays.stream(EventType.values())
                .map(type -> "| `%s` | %s |".formatted(type.text(), type.meaning()))
                .toList());
  }

  @Test
  void the_openapi_file_names_each_type_as_an_example() throws IOException {
    JsonNode types =
        new YAMLMapper()
            .readTree(Path.of("src", "main", "resources", "openapi.yaml").toFile())
            .at("/components/schemas/Event/properties/type/examples");

    assertThat(StreamSupport.stream(types.spliterator(), false).map(JsonNode::asText))
        .containsExactlyElementsOf(Arrays.stream(EventType.values()).map(EventType::text).toList());
  }
}
