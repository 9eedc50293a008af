package dev.coterie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchDirectoryTest {
  @TempDir Path parent;

  @Test
  void what_a_killed_process_left_is_removed_and_what_is_a_living_ones_stays() throws IOException {
    Path killed = leftBehind("coterie-run-killed");
    Path living = leftBehind("coterie-run-living");
    Path others = leftBehind("coterie-plans");

    try (FileChannel channel = FileChannel.open(living.resolve("lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock();
        ScratchDirectory first = ScratchDirectory.in(parent);
        ScratchDirectory second = ScratchDirectory.in(parent)) {
      assertThat(lock.isValid()).isTrue();
      assertThat(killed).doesNotExist();
      assertThat(living.resolve("1.upload")).exists();
      assertThat(others.resolve("1.upload")).exists();
      assertThat(first.path()).isNotEqualTo(second.path()).exists();
    }
  }

  @Test
  void nobody_else_may_enter_it_and_nothing_of_it_stays() throws IOException {
    try (ScratchDirectory scratch = ScratchDirectory.in(parent)) {
      Files.writeString(Files.createDirectory(scratch.path().resolve("below")).resolve("f"), "f");

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(scratch.path())))
          .isEqualTo("rwx------");
    }
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void it_is_touched_lest_it_be_tidied_up() throws IOException {
    try (ScratchDirectory scratch = ScratchDirectory.in(parent)) {
      Path lock = scratch.path().resolve("lock");
      FileTime longAgo = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
      Files.setLastModifiedTime(lock, longAgo);

      scratch.touch();

      assertThat(Files.getLastModifiedTime(lock)).isGreaterThan(longAgo);
    }
  }

  private Path leftBehind(String name) throws IOException {
    Path directory = Files.createDirectory(parent.resolve(name));
    Files.writeString(directory.resolve("lock"), "");
    Files.writeString(directory.resolve("1.upload"), "ada,ada@shop.example");
    return directory;
  }
}
