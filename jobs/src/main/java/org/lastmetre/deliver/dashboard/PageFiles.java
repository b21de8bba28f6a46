package org.lastmetre.deliver.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lastmetre.deliver.Bundled;

/** The page's own files, as they come with the program. */
final class PageFiles {
  private static final String PAGE = "dashboard/page/";

  /** In the order in which the page loads its scripts; {@code dashboard.css} beside them. */
  private static final List<String> FILES =
      List.of(
          "dashboard.css",
          "words.js",
          "data.js",
          "address.js",
          "figures.js",
          "parts.js",
          "charts.js",
          "glance.js",
          "coverage.js",
          "response.js",
          "satisfaction.js",
          "townships.js",
          "common.js",
          "quality.js",
          "app.js");

  private static final Pattern NIGHT = Pattern.compile("data-night=\"(?<night>nights/[^/\"]+)\"");

  private PageFiles() {}

  /** Copies them into a folder. */
  static void copyTo(Path folder) throws IOException {
    for (String file : FILES) {
      copy(PAGE + file, folder.resolve(file));
    }
    copy(Bundled.CHARTS, folder.resolve("echarts.min.js"));
  }

  /**
   * The page that readers open.
   *
   * @param night the folder of page files and data, relative to the page
   */
  static String index(String night) throws IOException {
    return Bundled.text(PAGE + "index.html").replace("{night}", night);
  }

  /** The folder that a page shows; empty when it is none of ours. */
  static Optional<String> night(String index) {
    Matcher night = NIGHT.matcher(index);
    return night.find() ? Optional.of(night.group("night")) : Optional.empty();
  }

  private static void copy(String resource, Path to) throws IOException {
    try (InputStream bytes = Bundled.open(resource)) {
      Files.copy(bytes, to);
    }
  }
}
