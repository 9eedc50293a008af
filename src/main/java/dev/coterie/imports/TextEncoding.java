package dev.coterie.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the characters of a file are written, as far as its bytes tell: by their mark, by zeros
 * between the letters, or because all of it is UTF-8; everything else is Windows-1252, in which any
 * bytes are a text.
 *
 * @param mark how many bytes at the begin name the encoding
 */
record TextEncoding(Charset charset, int mark) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int BLOCK = 65_536;

  static TextEncoding of(Path file) throws IOException {
    byte[] first;
    try (InputStream bytes = Files.newInputStream(file)) {
      first = bytes.readNBytes(4);
    }
    if (startsWith(first, 0xEF, 0xBB, 0xBF)) {
      return new TextEncoding(StandardCharsets.UTF_8, 3);
    }
    if (startsWith(first, 0xFF, 0xFE)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(first, 0xFE, 0xFF)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2);
    }
    if (first.length >= 2 && first[0] != 0 && first[1] == 0) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 0);
    }
    if (first.length >= 2 && first[0] == 0 && first[1] != 0) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 0);
    }
    return new TextEncoding(isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS, 0);
  }

  /** The text behind the mark; bytes that are no character become U+FFFD. */
  Reader reader(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    bytes.skipNBytes(mark);
    return new BufferedReader(new InputStreamReader(bytes, charset));
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int at = 0; at < mark.length; at++) {
      if (at >= bytes.length || (bytes[at] & 0xFF) != mark[at]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(Path file) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
    CharBuffer text = CharBuffer.allocate(BLOCK);
    try (InputStream stream = Files.newInputStream(file)) {
      boolean ended = false;
      while (!ended) {
        int read = stream.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
        CoderResult result = decoder.decode(bytes, text.clear(), ended);
        if (result.isError()) {
          return false;
        }
        bytes.compact();
      }
    }
    return true;
  }
}
