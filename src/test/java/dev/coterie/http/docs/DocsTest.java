package dev.coterie.http.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocsTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final Path CHAPTERS = Path.of("src", "docs");
  private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"([^\"]+)\"");

  private static final Pattern README_LINK = Pattern.compile("\\]\\(([^)]+)\\)");

  static List<String> chapters() throws IOException {
    try (Stream<Path> files = Files.list(CHAPTERS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".md"))
          .map(name -> name.substring(0, name.length() - 3))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void every_chapter_is_a_page_with_its_heading(String chapter) throws IOException {
    String title = Files.readAllLines(CHAPTERS.resolve(chapter + ".md")).get(0).substring(2);

    Reply page = page("/docs/" + chapter);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.text()).contains("<title>" + title + " · Coterie</title>");
    assertThat(page.text()).containsPattern("<h1 id=\"[a-z0-9-]+\">" + Pattern.quote(title));
    assertThat(page.text()).contains("<html lang=\"en\">").contains("<main id=\"content\"");
    assertThat(page.text()).contains("href=\"/docs/" + chapter + "\" aria-current=\"page\"");
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void every_link_within_the_documentation_leads_somewhere(String chapter) {
    String path = "/docs/" + chapter;
    List<String> links =
        LINK.matcher(page(path).text()).results().map(found -> found.group(1)).toList();

    assertThat(links).isNotEmpty();
    for (String link : links) {
      URI target = URI.create(path).resolve(link);
      Reply page = page(target.getPath());
      assertThat(page.status()).as(link).isEqualTo(200);
      if (target.getFragment() != null) {
        assertThat(page.text()).as(link).contains("id=\"" + target.getFragment() + "\"");
      }
    }
  }

  @Test
  void every_link_of_the_readme_leads_to_a_file() throws IOException {
    List<String> links =
        README_LINK
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(links).contains("src/docs/first-shop.md", "conf/coterie.yaml");
    assertThat(links).allSatisfy(link -> assertThat(Path.of(link)).exists());
  }

  @Test
  void the_api_is_browsed_beside_the_chapters() {
    assertThat(page("/docs/").text()).contains("swagger-ui").contains("href=\"/docs/memberships\"");
  }

  @Test
  void tables_and_code_are_rendered() {
    assertThat(page("/docs/events").text())
        .contains("<table>")
        .contains("<td><code>membership.started</code></td>")
        .contains("<pre><code");
  }

  @Test
  void a_chapter_that_is_not_there_is_an_unknown_path() {
    Reply reply = page("/docs/unwritten");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().getString("code")).isEqualTo("unknown-path");
  }

  private static Reply page(String path) {
    return COTERIE.exchange(HttpRequest.newBuilder(COTERIE.uri(path)).GET().build());
  }
}
