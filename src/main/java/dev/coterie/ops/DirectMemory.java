package dev.coterie.ops;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.internal.PlatformDependent;

/** The memory outside of the heap that requests and answers travel in. For all threads. */
public final class DirectMemory {
  private static final String LIMIT = "io.netty.maxDirectMemory";
  private static final long LEAST_LIMIT = 134_217_728;
  private static final int SHARE_OF_HEAP = 4;
  private static final int SHARE_OF_ANSWERS = 4;
  private static final int USUAL_NEED = 262_144;

  private DirectMemory() {}

  /** Bounds it, unless it is bounded; to be called before any of it is used. */
  public static void bound() {
    if (System.getProperty(LIMIT) == null) {
      long limit = Math.max(LEAST_LIMIT, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
      System.setProperty(LIMIT, Long.toString(limit));
    }
  }

  /** How many bytes of it answers may take that are not read; the rest is for what is at work. */
  public static long forAnswers() {
    return max() / SHARE_OF_ANSWERS;
  }

  /** Whether a usual need of it is not met; what is in use does not tell, since much is pooled. */
  public static boolean isExhausted() {
    try {
      ByteBufAllocator.DEFAULT.directBuffer(USUAL_NEED).release();
      return false;
    } catch (OutOfMemoryError nothingLeft) {
      return true;
    }
  }

  /** In bytes, with what is pooled. */
  static long used() {
    return Math.max(0, PlatformDependent.usedDirectMemory());
  }

  /** In bytes. */
  static long max() {
    return PlatformDependent.maxDirectMemory();
  }
}
