package org.lastmetre.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The program as built: its code, its promises, its queries and its calendar. */
final class Build {
  private Build() {}

  /**
   * SHA-256 (hex) over the jar, or over the directory of classes. After an upgrade it differs, and
   * everything is computed anew: any line of code may have changed a cell.
   */
  static String fingerprint() {
    try {
      Path program =
          Path.of(Build.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files(program)) {
        digest.update(program.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("The program cannot read itself; build it again", e);
    } catch (URISyntaxException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("The program cannot tell what it is made of", e);
    }
  }

  private static List<Path> files(Path program) throws IOException {
    try (Stream<Path> files = Files.walk(program)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
