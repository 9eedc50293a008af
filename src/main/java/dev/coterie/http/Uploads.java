package dev.coterie.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.handler.HttpException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Streams a body into a temporary file that lives as long as the work on it. */
public final class Uploads {
  private static final int TOO_LARGE = 413;

  private final long maxBytes;

  public Uploads(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Receives the body and does the work with the path of its file. */
  public <T> Future<T> withFile(Exchange exchange, Function<String, Future<T>> work) {
    Vertx vertx = exchange.vertx();
    HttpServerRequest request = exchange.context().request();
    return vertx
        .fileSystem()
        .createTempFile("coterie-", ".upload")
        .compose(
            path ->
                receive(vertx, request, path)
                    .compose(done -> work.apply(path))
                    .eventually(() -> vertx.fileSystem().delete(path)));
  }

  private Future<Void> receive(Vertx vertx, HttpServerRequest request, String path) {
    return vertx
        .fileSystem()
        .open(path, new OpenOptions().setRead(false).setTruncateExisting(true))
        .compose(
            file ->
                request
                    .pipe()
                    .endOnFailure(false)
                    .to(new Limited(file, maxBytes))
                    .recover(
                        cause -> file.close().transform(closed -> Future.failedFuture(cause))));
  }

  /** A file that takes so many bytes and no more; it may be closed once it has refused some. */
  private static final class Limited implements WriteStream<Buffer> {
    private final AsyncFile file;
    private long left;

    Limited(AsyncFile file, long maxBytes) {
      this.file = file;
      this.left = maxBytes;
    }

    @Override
    public Future<Void> write(Buffer data) {
      left -= data.length();
      return left < 0 ? Future.failedFuture(new HttpException(TOO_LARGE)) : file.write(data);
    }

    @Override
    public Future<Void> end() {
      return file.end();
    }

    @Override
    public boolean writeQueueFull() {
      return left >= 0 && file.writeQueueFull();
    }

    @Override
    public Limited setWriteQueueMaxSize(int maxSize) {
      file.setWriteQueueMaxSize(maxSize);
      return this;
    }

    @Override
    public Limited drainHandler(@Nullable Handler<Void> handler) {
      file.drainHandler(handler);
      return this;
    }

    @Override
    public Limited exceptionHandler(@Nullable Handler<Throwable> handler) {
      file.exceptionHandler(handler);
      return this;
    }
  }
}
