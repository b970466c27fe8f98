package org.forebell.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A folder in which a file is there as a whole or not at all. Names are made safe: whatever a key
 * says, nothing is written beside the folder.
 */
final class Folder {

  private static final int LONGEST = 100;

  private final Path path;

  /** The folder is made when it is first written to. */
  Folder(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  /**
   * A file's name that begins as the text and differs wherever keys differ.
   *
   * @param ending such as {@code .eml}
   */
  static String name(String text, String key, String ending) {
    String safe = text.replaceAll("[^A-Za-z0-9.-]+", "_").replaceAll("^[.-]+", "_");
    String start = safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
    return start + "-" + KeyHash.hex(key).substring(0, 8) + ending;
  }

  /** Writes a file, in place of one that has its name. */
  void write(String name, byte[] bytes) throws IOException {
    Path file = path.resolve(name).normalize();
    if (!path.equals(file.getParent())) {
      throw new IllegalArgumentException("a name that leads out of its folder");
    }
    Files.createDirectories(path);
    Path part = path.resolve("." + UUID.randomUUID() + ".part");
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  Path path() {
    return path;
  }
}
