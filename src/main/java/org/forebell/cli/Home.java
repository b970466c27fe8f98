package org.forebell.cli;

import java.nio.file.Path;

/** The folder that holds the launcher, and what is shipped and built beside it. */
final class Home {

  private Home() {}

  static Path folder() {
    return Path.of(System.getProperty("forebell.home", "")).toAbsolutePath();
  }

  /** Where the local cluster keeps its files unless told otherwise. */
  static Path cluster() {
    return folder().resolve("target/cluster");
  }
}
