package org.lastmetre.contract;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lists the promises and queries where the classes come from: a directory, or a jar. */
final class Resources {
  private static final List<String> FOLDERS = List.of("tables", "metrics");

  private Resources() {}

  /**
   * The text of all {@code .yml} and {@code .sql} files in {@code tables/} and {@code metrics/} of
   * the place that holds the anchor, by path with slashes, the anchor among them.
   *
   * @throws ContractException when the place cannot be found or read
   */
  static Map<String, String> beside(String anchor) {
    URL url = Resources.class.getClassLoader().getResource(anchor);
    if (url == null) {
      throw new ContractException(
          anchor + ": not found on the class path; build the project again, or repair the jar");
    }
    return under(url, anchor);
  }

  /** {@link #beside} of the anchor at that address, {@code file:} or {@code jar:}. */
  static Map<String, String> under(URL url, String anchor) {
    try {
      if (url.getProtocol().equals("jar")) {
        URI jar = ((JarURLConnection) url.openConnection()).getJarFileURL().toURI();
        try (FileSystem files = FileSystems.newFileSystem(Path.of(jar), Map.of())) {
          return read(files.getPath("/"));
        }
      }
      Path root = Path.of(url.toURI());
      for (int up = anchor.split("/", -1).length; up > 0; up--) {
        root = root.getParent();
      }
      return read(root);
    } catch (IOException
        | URISyntaxException
        | IllegalArgumentException
        | FileSystemNotFoundException e) {
      throw new ContractException(
          url + ": the promises of the tables cannot be read from there: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> read(Path root) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String folder : FOLDERS) {
      Path top = root.resolve(folder);
      if (Files.isDirectory(top)) {
        try (Stream<Path> paths = Files.walk(top)) {
          for (Path path : paths.filter(Resources::isText).toList()) {
            String name = root.relativize(path).toString().replace('\\', '/');
            texts.put(name, Files.readString(path, StandardCharsets.UTF_8));
          }
        }
      }
    }
    return texts;
  }

  private static boolean isText(Path path) {
    return path.toString().endsWith(".yml") || path.toString().endsWith(".sql");
  }
}
