package dev.coterie.http.pages;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.coterie.http.FileStream;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list as a file of comma-separated values (RFC 4180, UTF-8), read page by page while it is sent.
 * Belongs to one visit.
 */
public final class CsvFile<T> {
  private static final String TYPE = "text/csv; charset=utf-8";
  private static final String PLACE = "/admin/exports/";

  /** A spreadsheet takes a cell that begins with one of them for a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private final Texts texts;
  private final List<String> heads = new ArrayList<>();
  private final List<Function<T, String>> cells = new ArrayList<>();

  public CsvFile(Texts texts) {
    this.texts = texts;
  }

  /** The path of a list's file. */
  public static String place(String list) {
    return PLACE + list + ".csv";
  }

  /** A column of texts that came from outside; null is empty. */
  public CsvFile<T> text(String head, Function<T, @Nullable String> cell) {
    return value(head, item -> harmless(cell.apply(item)));
  }

  /**
   * A column of numbers, instants and the like.
   *
   * @param head the key of its text
   */
  public CsvFile<T> value(String head, Function<T, Object> cell) {
    heads.add(texts.say(head));
    cells.add(item -> cell.apply(item).toString());
    return this;
  }

  private static String harmless(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    return FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
  }

  /** The file of a list. */
  public PageAnswer of(String list, Function<PageRequest, Future<Page<T>>> pages) {
    return PageAnswer.stream(new FileStream(list + ".csv", TYPE, new Parts(pages)::next));
  }

  /** The pages of the list, one after the other. */
  private final class Parts {
    private final Function<PageRequest, Future<Page<T>>> pages;
    private @Nullable String after = "";
    private boolean begun;

    Parts(Function<PageRequest, Future<Page<T>>> pages) {
      this.pages = pages;
    }

    Future<Optional<Buffer>> next() {
      return after == null
          ? Future.succeededFuture(Optional.empty())
          : pages.apply(new PageRequest(after, PageRequest.MAX)).map(this::part);
    }

    private Optional<Buffer> part(Page<T> page) {
      List<List<String>> lines = new ArrayList<>();
      if (!begun) {
        lines.add(heads);
      }
      page.items()
          .forEach(item -> lines.add(cells.stream().map(cell -> cell.apply(item)).toList()));
      begun = true;
      after = page.next();
      return Optional.of(csv(lines));
    }
  }

  private static Buffer csv(List<List<String>> lines) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().build(text)) {
      lines.forEach(writer::writeRecord);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return Buffer.buffer(text.toString());
  }
}
