package org.lastmetre.deliver.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/**
 * Prints pages to PDF files by a browser of Chromium's kind.
 *
 * @param browser the program
 */
public record Printer(Path browser) {
  private static final int MINUTES = 2;

  /**
   * Prints a page; what the browser keeps for itself is removed.
   *
   * @throws IOException when no file came about; the message says what the browser said
   */
  public void print(Path page, Path pdf) throws IOException {
    Path own = Files.createTempDirectory("lastmetre-print");
    try {
      Path said = own.resolve("said.txt");
      Process process =
          new ProcessBuilder(
                  List.of(
                      browser.toString(),
                      "--headless",
                      // A service's account is often root's or has no name spaces; the page is
                      // ours.
                      "--no-sandbox",
                      "--disable-gpu",
                      "--disable-dev-shm-usage",
                      "--no-pdf-header-footer",
                      "--user-data-dir=" + own.resolve("profile"),
                      "--print-to-pdf=" + pdf,
                      page.toUri().toString()))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      boolean ended;
      try {
        ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while %s printed".formatted(browser), e);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      if (!ended || process.exitValue() != 0 || !Files.exists(pdf)) {
        String told = Files.readString(said, StandardCharsets.UTF_8).strip();
        throw new IOException(
            "%s did not print %s%s"
                .formatted(
                    browser,
                    page,
                    told.isEmpty() ? "" : ": " + told.lines().reduce("", (a, b) -> b)));
      }
    } finally {
      FileUtils.deleteQuietly(own.toFile());
    }
  }
}
