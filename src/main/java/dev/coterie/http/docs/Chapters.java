package dev.coterie.http.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The chapters of the documentation, as HTML pages made from their Markdown. Blocks while it reads
 * and renders: to be called from a worker.
 */
final class Chapters {
  private static final List<String> NAMES =
      List.of(
          "first-shop",
          "prices",
          "memberships",
          "lists",
          "restrictions",
          "shops",
          "events",
          "mails",
          "webhooks",
          "pages",
          "running",
          "house",
          "contributing",
          "decisions",
          "performance",
          "proofs");
  private static final String MARKDOWN = ".md";
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());

  private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
  private final HtmlRenderer renderer =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .escapeHtml(true)
          .attributeProviderFactory(context -> Chapters::linkToPage)
          .build();

  boolean has(String name) {
    return NAMES.contains(name);
  }

  /** The page of a chapter that there is. */
  String page(String name) {
    String markdown = markdown(name);
    return resource("chapter.html")
        .replace("{{title}}", title(markdown))
        .replace("{{navigation}}", navigation(name))
        .replace("{{content}}", renderer.render(parser.parse(markdown)));
  }

  /** The page on which the API is browsed, with the way to the chapters. */
  String browser() {
    return resource("index.html").replace("{{navigation}}", navigation(""));
  }

  private static String navigation(String current) {
    String chapters =
        NAMES.stream()
            .map(name -> item(name, title(markdown(name)), name.equals(current)))
            .collect(Collectors.joining("\n"));
    return item("", "The API, to browse and try", current.isEmpty()) + "\n" + chapters;
  }

  private static String item(String name, String title, boolean current) {
    return "<li><a href=\"/docs/%s\"%s>%s</a></li>"
        .formatted(name, current ? " aria-current=\"page\"" : "", title);
  }

  /** Links between the files become links between the pages. */
  private static void linkToPage(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Link) {
      attributes.computeIfPresent("href", (name, href) -> href.replaceFirst("\\.md(?=$|#)", ""));
    }
  }

  private static String title(String markdown) {
    return markdown.substring(2, markdown.indexOf('\n'));
  }

  private static String markdown(String name) {
    return resource("chapters/" + name + MARKDOWN);
  }

  private static String resource(String path) {
    try (InputStream in = Chapters.class.getResourceAsStream("/docs/" + path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
