package dev.coterie.http.server;

import dev.coterie.http.Exchange;
import dev.coterie.http.Upload;
import dev.coterie.kernel.Digests;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Streams a body into a temporary file that is deleted when the request is answered. */
final class Uploads {
  private static final String PATH = "upload.path";
  private static final String OWNER_ONLY = "rw-------";
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;

  private final String directory;
  private final long maxBytes;

  Uploads(Path directory, long maxBytes) {
    this.directory = directory.toString();
    this.maxBytes = maxBytes;
  }

  /** Deletes the file of a request that is answered, if it has one. */
  static void discard(RoutingContext context) {
    String path = context.remove(PATH);
    if (path != null) {
      context.vertx().fileSystem().delete(path);
    }
  }

  /** Receives the body before the next handler. */
  void receive(RoutingContext context) {
    HttpServerRequest request = context.request().pause();
    Promise<Void> broken = Promise.promise();
    request.exceptionHandler(broken::tryFail);
    Vertx vertx = context.vertx();
    vertx
        .fileSystem()
        .createTempFile(directory, "", ".upload", OWNER_ONLY)
        .onSuccess(path -> context.put(PATH, path))
        .compose(path -> receive(vertx, request, path, broken.future()))
        .onSuccess(upload -> Exchange.setUpload(context, upload))
        .onSuccess(upload -> context.next())
        .onFailure(context::fail);
  }

  private Future<Upload> receive(
      Vertx vertx, HttpServerRequest request, String path, Future<Void> broken) {
    MessageDigest digest = Digests.sha256();
    return vertx
        .fileSystem()
        .open(path, new OpenOptions().setRead(false).setTruncateExisting(true))
        .compose(file -> pipe(request, new LimitedFile(file, digest, maxBytes), broken))
        .map(done -> new Upload(path, Digests.hex(digest)));
  }

  /** A request that broke before the pipe was there to notice ends the pipe too. */
  private static Future<Void> pipe(
      HttpServerRequest request, LimitedFile into, Future<Void> broken) {
    Future<Void> piped = broken.failed() ? broken : request.pipe().endOnFailure(false).to(into);
    return piped.recover(
        cause -> into.file.close().transform(closed -> Future.failedFuture(refusal(cause))));
  }

  /** A body that breaks off or cannot be read is the client's error. */
  private static Throwable refusal(Throwable cause) {
    return cause instanceof HttpException ? cause : new HttpException(BAD_REQUEST, cause);
  }

  /** A file that takes so many bytes and fails beyond them; it may be closed after that. */
  private static final class LimitedFile implements WriteStream<Buffer> {
    private final AsyncFile file;
    private final MessageDigest digest;
    private long left;

    LimitedFile(AsyncFile file, MessageDigest digest, long maxBytes) {
      this.file = file;
      this.digest = digest;
      this.left = maxBytes;
    }

    @Override
    public Future<Void> write(Buffer data) {
      left -= data.length();
      if (left < 0) {
        return Future.failedFuture(new HttpException(TOO_LARGE));
      }
      digest.update(data.getBytes());
      return file.write(data);
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
    public LimitedFile setWriteQueueMaxSize(int maxSize) {
      file.setWriteQueueMaxSize(maxSize);
      return this;
    }

    @Override
    public LimitedFile drainHandler(@Nullable Handler<Void> handler) {
      file.drainHandler(handler);
      return this;
    }

    @Override
    public LimitedFile exceptionHandler(@Nullable Handler<Throwable> handler) {
      file.exceptionHandler(handler);
      return this;
    }
  }
}
