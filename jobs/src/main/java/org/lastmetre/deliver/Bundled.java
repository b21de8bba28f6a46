package org.lastmetre.deliver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files that come with the program. */
public final class Bundled {
  /** The charts of pages, from their WebJar. */
  public static final String CHARTS = "META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  private Bundled() {}

  /**
   * Opens one.
   *
   * @param resource its path on the class path
   */
  public static InputStream open(String resource) {
    InputStream bytes = Bundled.class.getClassLoader().getResourceAsStream(resource);
    if (bytes == null) {
      throw new IllegalStateException(
          resource + ": not found on the class path; build the project again, or repair the jar");
    }
    return bytes;
  }

  /** The text of one, in UTF-8. */
  public static String text(String resource) throws IOException {
    try (InputStream bytes = open(resource)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
