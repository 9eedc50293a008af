package dev.coterie.http;

/**
 * A body that was streamed into a file, which is deleted when the request is answered.
 *
 * @param path of the file
 * @param digest SHA-256 of its bytes, in hexadecimal
 */
public record Upload(String path, String digest) {}
