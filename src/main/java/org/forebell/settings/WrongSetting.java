package org.forebell.settings;

/** What somebody wrote cannot be meant so. The message names file, line and key, and what to do. */
public final class WrongSetting extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  WrongSetting(String reason) {
    super(reason);
  }

  WrongSetting(String reason, Throwable cause) {
    super(reason, cause);
  }
}
