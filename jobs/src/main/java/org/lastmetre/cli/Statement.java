package org.lastmetre.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.commons.lang3.StringUtils;

/** A reader's statement: where it comes from. */
final class Statement {
  private Statement() {}

  /**
   * The text of a query: of standard input for {@code -}, of a file where one bears that name, else
   * the argument itself; without a closing semicolon.
   */
  static String of(String argument, InputStream in) throws IOException {
    String text = argument;
    if (argument.equals("-")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } else if (isFile(argument)) {
      text = Files.readString(Path.of(argument), StandardCharsets.UTF_8);
    } else if (argument.endsWith(".sql") && !argument.contains(" ")) {
      throw new BadUsage("There is no file " + argument);
    }
    String query =
        StringUtils.stripEnd(StringUtils.removeStart(text, "\uFEFF").strip(), "; \t\r\n");
    if (query.isEmpty()) {
      throw new BadUsage("The query is empty");
    }
    return query;
  }

  private static boolean isFile(String argument) {
    try {
      return argument.length() < 1000 && Files.isRegularFile(Path.of(argument));
    } catch (InvalidPathException notAPath) {
      return false;
    }
  }
}
