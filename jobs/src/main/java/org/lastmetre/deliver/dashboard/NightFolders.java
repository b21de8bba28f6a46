package org.lastmetre.deliver.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * The dashboard's folder: {@code index.html} names the one night it shows, a folder below {@code
 * nights}. Replacing that file in one move makes a night visible; the night before stays for those
 * who still have it open.
 */
final class NightFolders {
  private static final String UNDONE = ".part";

  private final Path folder;

  NightFolders(Path folder) {
    this.folder = folder;
  }

  /** An empty folder to write a night into; what a cut off run left is removed. */
  Path begin(String runId) throws IOException {
    Path nights = Files.createDirectories(folder.resolve("nights"));
    for (Path other : list(nights)) {
      if (other.toString().endsWith(UNDONE)) {
        FileUtils.deleteDirectory(other.toFile());
      }
    }
    String name = runId;
    for (int again = 2; Files.exists(nights.resolve(name)); again++) {
      name = runId + "." + again;
    }
    return Files.createDirectory(nights.resolve(name + UNDONE));
  }

  /**
   * Makes a written night the one that is shown, and removes those before the last.
   *
   * @param written what {@link #begin} gave
   */
  void show(Path written) throws IOException {
    String part = written.getFileName().toString();
    Path night = written.resolveSibling(part.substring(0, part.length() - UNDONE.length()));
    Files.move(written, night);
    Path page = folder.resolve("index.html");
    Path next = folder.resolve("index.html" + UNDONE);
    Files.writeString(
        next, PageFiles.index("nights/" + night.getFileName()), StandardCharsets.UTF_8);
    Files.move(next, page, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    List<Path> older =
        list(night.getParent()).stream()
            .filter(other -> !other.equals(night))
            .sorted(Comparator.comparing(NightFolders::writtenAt).reversed())
            .skip(1)
            .toList();
    for (Path gone : older) {
      FileUtils.deleteDirectory(gone.toFile());
    }
  }

  /** The night that is shown; empty where none is, or none that can be gone on from. */
  Optional<ShownNight> shown() throws IOException {
    Path page = folder.resolve("index.html");
    if (!Files.isRegularFile(page)) {
      return Optional.empty();
    }
    Optional<String> night = PageFiles.night(Files.readString(page, StandardCharsets.UTF_8));
    return night.isEmpty() ? Optional.empty() : ShownNight.read(folder.resolve(night.get()));
  }

  private static long writtenAt(Path night) {
    return night.toFile().lastModified();
  }

  private static List<Path> list(Path nights) throws IOException {
    try (Stream<Path> all = Files.list(nights)) {
      return all.toList();
    }
  }
}
