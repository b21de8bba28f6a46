package org.lastmetre.hostile;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The corpus: everything in it is sent by one township of the district 321398, whose household H1
 * and village 321398001001 are known.
 */
public final class HostileFiles {
  private static final String FOLDER = "321398001000/2024-06-03/";

  private HostileFiles() {}

  /**
   * Puts the whole corpus into a landing folder.
   *
   * @param elsewhere a folder outside it, for what links lead to
   */
  public static void send(Path landing, Path elsewhere) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    HostileTexts.put(files);
    HostileJson.put(files);
    HostileArchives.put(files);
    HostileWorkbooks.put(files);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String below = file.getKey().contains("/") ? file.getKey() : FOLDER + file.getKey();
      Path path = landing.resolve(below);
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    links(landing.resolve(FOLDER), elsewhere);
    unwritableName(landing.resolve(FOLDER));
  }

  private static void links(Path folder, Path elsewhere) throws IOException {
    Files.createDirectories(elsewhere.resolve("folder"));
    Path secret = elsewhere.resolve("secret.csv");
    Files.writeString(secret, HostileTexts.visits(HostileTexts.row("link-outside")));
    Files.createSymbolicLink(folder.resolve("visits.link-outside.csv"), secret);
    Files.createSymbolicLink(folder.resolve("visits.link-folder"), elsewhere.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("visits.link-nowhere.csv"), Path.of("gone.csv"));
    Files.createSymbolicLink(folder.resolve("visits.link-within.csv"), Path.of("visits.crlf.csv"));
  }

  /** A name in GB18030, as old Windows programs leave it on a server that speaks UTF-8. */
  private static void unwritableName(Path folder) throws IOException {
    Path file = Path.of(URI.create(folder.toUri() + "visits.%D7%DF.csv"));
    Files.writeString(file, HostileTexts.visits(HostileTexts.row("gb-name")));
  }
}
