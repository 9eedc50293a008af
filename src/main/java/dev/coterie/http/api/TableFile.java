package dev.coterie.http.api;

import dev.coterie.http.FileStream;
import dev.coterie.imports.SheetWriter;
import dev.coterie.imports.SheetWriter.SheetFormat;
import dev.coterie.kernel.PageRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table as a file, read page by page while it is sent. Belongs to one request.
 *
 * @param <P> a page
 */
public final class TableFile<P> {
  private final Vertx vertx;
  private final SheetWriter writer;
  private final List<String> heads;
  private final Function<PageRequest, Future<P>> pages;
  private final Function<P, List<List<@Nullable String>>> rows;
  private final Function<P, @Nullable String> next;
  private @Nullable String after = "";
  private boolean begun;
  private boolean ended;

  private TableFile(
      Vertx vertx,
      SheetFormat format,
      List<String> heads,
      Function<PageRequest, Future<P>> pages,
      Function<P, List<List<@Nullable String>>> rows,
      Function<P, @Nullable String> next) {
    this.vertx = vertx;
    this.writer = format.writer();
    this.heads = heads;
    this.pages = pages;
    this.rows = rows;
    this.next = next;
  }

  /**
   * The file.
   *
   * @param name without its ending
   * @param pages reads a page
   * @param rows the cells of a page
   * @param next the key of the page after one, null at the end
   */
  public static <P> FileStream of(
      Vertx vertx,
      String name,
      SheetFormat format,
      List<String> heads,
      Function<PageRequest, Future<P>> pages,
      Function<P, List<List<@Nullable String>>> rows,
      Function<P, @Nullable String> next) {
    TableFile<P> file = new TableFile<>(vertx, format, heads, pages, rows, next);
    return new FileStream(name + "." + format.extension(), format.mediaType(), file::part);
  }

  private Future<Optional<Buffer>> part() {
    String from = after;
    if (from == null) {
      return end();
    }
    return pages
        .apply(new PageRequest(from, PageRequest.MAX))
        .compose(page -> vertx.executeBlocking(() -> written(page)))
        // a workbook may keep what is written for the next part
        .compose(bytes -> bytes.length == 0 ? part() : Future.succeededFuture(some(bytes)));
  }

  private byte[] written(P page) throws IOException {
    List<List<@Nullable String>> all = rows.apply(page);
    after = next.apply(page);
    if (!begun) {
      begun = true;
      List<@Nullable String> header = List.copyOf(heads);
      return writer.write(Stream.concat(Stream.of(header), all.stream()).toList());
    }
    return writer.write(all);
  }

  private Future<Optional<Buffer>> end() {
    if (ended) {
      return Future.succeededFuture(Optional.empty());
    }
    ended = true;
    return vertx
        .executeBlocking(writer::end)
        .map(bytes -> bytes.length == 0 ? Optional.empty() : some(bytes));
  }

  private static Optional<Buffer> some(byte[] bytes) {
    return Optional.of(Buffer.buffer(bytes));
  }
}
