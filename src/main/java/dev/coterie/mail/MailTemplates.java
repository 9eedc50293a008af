package dev.coterie.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.coterie.config.InvalidConfig;
import dev.coterie.kernel.EnumNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The templates of mails in one language: of each kind a text, whose first line is the subject, and
 * HTML, in which all that is filled in is escaped.
 */
final class MailTemplates {
  private static final String SUBJECT = "Subject: ";
  private static final Mustache.Compiler TEXT =
      Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(true);
  private static final Mustache.Compiler HTML = TEXT.escapeHTML(true);

  private final @Nullable Path directory;
  private final Map<MailKind, Pair> pairs = new EnumMap<>(MailKind.class);

  private record Pair(Template text, Template html) {}

  private MailTemplates(@Nullable Path directory) {
    this.directory = directory;
  }

  /**
   * Reads them all, and writes one mail of each, so that a mistake shows before there is a mail.
   * Blocks.
   *
   * @param place the directory of files that replace built-in ones, null for none
   * @throws InvalidConfig if one is missing or wrong; the message names it
   */
  static MailTemplates read(@Nullable String place, String language, MailWords words) {
    if (place != null && !Files.isDirectory(Path.of(place))) {
      throw new InvalidConfig("mail.templates", "must be a directory: " + place);
    }
    MailTemplates templates = new MailTemplates(place == null ? null : Path.of(place));
    Map<String, Object> samples = new MailFacts(words).samples();
    for (MailKind kind : MailKind.values()) {
      String name = EnumNames.of(kind) + "." + language;
      templates.pairs.put(
          kind,
          new Pair(templates.read(name + ".txt", TEXT), templates.read(name + ".html", HTML)));
      templates.tryOut(kind, name, samples);
    }
    return templates;
  }

  private void tryOut(MailKind kind, String name, Map<String, Object> samples) {
    try {
      write(kind, samples);
    } catch (MustacheException | IllegalArgumentException wrong) {
      throw wrong(name, wrong);
    }
  }

  private Template read(String name, Mustache.Compiler compiler) {
    try {
      return compiler.compile(source(name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (MustacheException wrong) {
      throw wrong(name, wrong);
    }
  }

  private static InvalidConfig wrong(String name, RuntimeException cause) {
    return new InvalidConfig("mail.templates", "is wrong in " + name + ": " + cause.getMessage());
  }

  private String source(String name) throws IOException {
    if (directory != null && Files.exists(directory.resolve(name))) {
      return Files.readString(directory.resolve(name));
    }
    try (InputStream in = MailTemplates.class.getResourceAsStream("/mail/" + name)) {
      if (in == null) {
        throw new InvalidConfig("mail.templates", "must hold " + name + ", which is not built in");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Writes a mail of what templates may name.
   *
   * @throws RuntimeException if a template names something else
   */
  MailText write(MailKind kind, Map<String, Object> facts) {
    Pair pair = pairs.get(kind);
    if (pair == null) {
      throw new IllegalStateException("no templates of " + kind);
    }
    String text = pair.text().execute(facts);
    int end = text.indexOf('\n');
    if (!text.startsWith(SUBJECT) || end < 0) {
      throw new IllegalArgumentException("its text must begin with a line " + SUBJECT + "…");
    }
    return new MailText(
        text.substring(SUBJECT.length(), end),
        text.substring(end + 1).strip() + "\n",
        pair.html().execute(facts));
  }
}
