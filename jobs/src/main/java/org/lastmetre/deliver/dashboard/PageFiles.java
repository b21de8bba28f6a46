package org.lastmetre.deliver.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page's own files, as they come with the program. */
final class PageFiles {
  private static final String PAGE = "dashboard/page/";
  private static final String CHARTS = "META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

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

  private PageFiles() {}

  /** Copies them into a folder. */
  static void copyTo(Path folder) throws IOException {
    for (String file : FILES) {
      copy(PAGE + file, folder.resolve(file));
    }
    copy(CHARTS, folder.resolve("echarts.min.js"));
  }

  /**
   * The page that readers open.
   *
   * @param night the folder of page files and data, relative to the page
   */
  static String index(String night) throws IOException {
    return text(PAGE + "index.html").replace("{night}", night);
  }

  /** The text of a resource. */
  static String text(String resource) throws IOException {
    try (InputStream bytes = open(resource)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void copy(String resource, Path to) throws IOException {
    try (InputStream bytes = open(resource)) {
      Files.copy(bytes, to);
    }
  }

  private static InputStream open(String resource) {
    InputStream bytes = PageFiles.class.getClassLoader().getResourceAsStream(resource);
    if (bytes == null) {
      throw new IllegalStateException(
          resource + ": not found on the class path; build the project again, or repair the jar");
    }
    return bytes;
  }
}
