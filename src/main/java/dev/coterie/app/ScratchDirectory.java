package dev.coterie.app;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a process keeps the files that it needs for a moment, such as uploads: a directory that
 * none but its user may enter. A lock, which ends with the process, tells those of the living from
 * those that the killed left behind; the next start removes the latter.
 */
final class ScratchDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScratchDirectory.class);
  private static final String UNLOCKED = "coterie-begun-";
  private static final String LOCKED = "coterie-run-";
  private static final String LOCK = "lock";
  private static final long TOUCH_MILLIS = 3_600_000;

  /** Of this process, which must not even open their locks: closing one would release it. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private ScratchDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes one in the directory, and removes those there whose processes were killed. */
  static ScratchDirectory in(Path parent) throws IOException {
    Path begun = Files.createTempDirectory(parent, UNLOCKED);
    FileChannel lock = open(begun);
    lock.lock();
    Path path = parent.resolve(LOCKED + begun.getFileName().toString().replace(UNLOCKED, ""));
    OWN.add(path);
    // others look at it only once it is locked
    Files.move(begun, path);
    removeLeftBehind(path);
    return new ScratchDirectory(path, lock);
  }

  Path path() {
    return path;
  }

  /** Keeps it from systems that tidy up what was not touched in their directory for days. */
  void keep(Vertx vertx) {
    vertx.setPeriodic(
        TOUCH_MILLIS,
        timer ->
            vertx.executeBlocking(
                () -> {
                  touch();
                  return path;
                }));
  }

  void touch() throws IOException {
    lock.write(ByteBuffer.allocate(1), 0);
  }

  @Override
  public void close() throws IOException {
    FileUtils.deleteDirectory(path.toFile());
    lock.close();
    OWN.remove(path);
  }

  private static FileChannel open(Path directory) throws IOException {
    return FileChannel.open(
        directory.resolve(LOCK),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        LinkOption.NOFOLLOW_LINKS);
  }

  private static void removeLeftBehind(Path own) throws IOException {
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(own.resolveSibling(""), LOCKED + "*")) {
      for (Path each : all) {
        if (!OWN.contains(each) && isOfOneUser(each, own)) {
          removeIfLeftBehind(each);
        }
      }
    }
  }

  private static boolean isOfOneUser(Path directory, Path own) throws IOException {
    return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own));
  }

  private static void removeIfLeftBehind(Path directory) {
    try (FileChannel channel = open(directory)) {
      if (lock(channel) != null) {
        FileUtils.deleteDirectory(directory.toFile());
        LOG.info("removed {}, which a killed process left behind", directory);
      }
    } catch (IOException goneOrNotOurs) {
      LOG.debug("{} stays", directory, goneOrNotOurs);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ofThisProcess) {
      return null;
    }
  }
}
