package org.lastmetre.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lastmetre.deliver.paper.Printer;

/** The browser of this machine that prints. */
final class Browser {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge");

  private Browser() {}

  /**
   * The first of Chromium's kind on the search path.
   *
   * @throws BadUsage when there is none
   */
  static Printer printer() {
    return on(Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  /** The same on a search path. */
  static Printer on(String path) {
    return new Printer(
        find(path)
            .orElseThrow(
                () ->
                    new BadUsage(
                        "--pdf needs Chromium, which is not on the PATH: install it (Debian: chromium, fonts-noto-cjk), or leave --pdf out and print the page from any browser. 没有找到 Chromium。")));
  }

  private static Optional<Path> find(String path) {
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(path.split(File.pathSeparator, -1))
                    .filter(folder -> !folder.isBlank())
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
