package org.forebell.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk of its own, which can be filled to the last byte. */
record Disk(Path folder) implements AutoCloseable {
  private static final String SIZE = "48m";
  private static final byte[] BLOCK = new byte[1 << 16];

  /**
   * Mounts one, if whoever runs this may.
   *
   * @throws IOException when it may not
   */
  static Disk mount(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString());
    Disk disk = new Disk(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(disk::unmountIfThere));
    return disk;
  }

  /** Nothing stays mounted where a test is broken off. */
  private void unmountIfThere() {
    try {
      close();
    } catch (IOException | InterruptedException unmountedBefore) {
      return;
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("not allowed: " + String.join(" ", command));
    }
  }

  /** Leaves no room for a byte more. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(BLOCK);
      }
    } catch (IOException full) {
      if (Files.getFileStore(folder).getUsableSpace() > 0) {
        throw full;
      }
    }
  }

  /** Gives the room back. */
  void empty() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("umount", "-l", folder.toString());
    Files.delete(folder);
  }
}
