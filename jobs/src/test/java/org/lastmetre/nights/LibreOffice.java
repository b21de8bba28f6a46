package org.lastmetre.nights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A spreadsheet program as clerks have one. */
final class LibreOffice {
  /** The Python that LibreOffice's bindings are installed for. */
  private static final String PYTHON = "/usr/bin/python3";

  private static final Path SCRIPT = Path.of("jobs/src/test/resources/libreoffice/edit.py");

  private LibreOffice() {}

  /** Leaves a test out, saying so, where LibreOffice cannot be driven. */
  static void assumeThere() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/soffice")) && run(List.of(PYTHON, "-c", "import uno")),
        "LibreOffice is not installed (Debian: libreoffice-calc-nogui, python3-uno); nothing was"
            + " mended");
  }

  /**
   * Types texts into a workbook and saves it under another name.
   *
   * @param edits sheet, cell and text, as often as wanted
   */
  static void edit(Path workbook, Path saved, String... edits)
      throws IOException, InterruptedException {
    Files.createDirectories(saved.getParent());
    List<String> command = new ArrayList<>(List.of(PYTHON, SCRIPT.toString()));
    command.addAll(List.of(workbook.toString(), saved.toString()));
    command.addAll(List.of(edits));
    if (!run(command) || !Files.exists(saved)) {
      throw new AssertionError("LibreOffice did not save " + saved);
    }
  }

  private static boolean run(List<String> command) throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of(command.get(0)))) {
      return false;
    }
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }
}
