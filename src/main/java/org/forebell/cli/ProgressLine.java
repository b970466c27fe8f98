package org.forebell.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a command is, shown where its messages go to a terminal and nowhere else. */
final class ProgressLine implements AutoCloseable {

  private static final int EVERY_MS = 200;

  private final ProgressBar bar;

  private ProgressLine(ProgressBar bar) {
    this.bar = bar;
  }

  static ProgressLine of(String what, long all) {
    if (!Terminal.showsErrors()) {
      return new ProgressLine(null);
    }
    return new ProgressLine(
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(all)
            .setUpdateIntervalMillis(EVERY_MS)
            .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
            .build());
  }

  void step() {
    if (bar != null) {
      bar.step();
    }
  }

  void at(long done, long all) {
    if (bar != null) {
      bar.maxHint(all);
      bar.stepTo(done);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
