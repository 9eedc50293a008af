package dev.coterie.imports;

/**
 * An uploaded file to import.
 *
 * @param path where the upload lies; the asker deletes it after the answer
 * @param onError what to do where rows are wrong
 */
public record ImportFile(String path, OnError onError) {

  public enum OnError {
    /** A wrong row and nothing is written. */
    ABORT,
    /** The right rows are written, the wrong ones reported. */
    SKIP
  }
}
