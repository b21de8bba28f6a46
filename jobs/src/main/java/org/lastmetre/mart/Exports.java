package org.lastmetre.mart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.lastmetre.publish.PublishedTables;

/**
 * The published figures as files: {@code <folder>/<form>/<run>/<table>.<form>}, and {@code latest}
 * beside the runs, a link to the last one.
 *
 * <p>A night is written beside and gets its name when all of it is there; the link moves then. The
 * night before stays until the next, for those who still read it; older ones go.
 */
public final class Exports {
  private static final String LATEST = "latest";
  private static final Pattern RUN = Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}Z(\\.part)?");

  private final Path folder;
  private final PublishedTables tables;

  /** What the files are. */
  public interface Form {
    /** Their ending, without a dot. */
    String ending();

    /** Writes one table. */
    void write(Dataset<Row> rows, Path file) throws IOException;
  }

  public Exports(Path folder, PublishedTables tables) {
    this.folder = folder;
    this.tables = tables;
  }

  /**
   * Writes the night, if it is not there.
   *
   * @param run the run that published it
   * @param said told each table and its file
   * @return where it is; empty when it was there already
   */
  public Optional<Path> write(String run, Form form, BiConsumer<String, Path> said)
      throws IOException {
    Path nights = folder.resolve(form.ending());
    Path night = nights.resolve(run);
    Path latest = nights.resolve(LATEST);
    String before = Files.isSymbolicLink(latest) ? Files.readSymbolicLink(latest).toString() : "";
    if (Files.isDirectory(night) && before.equals(run)) {
      return Optional.empty();
    }
    if (!Files.isDirectory(night)) {
      Path part = nights.resolve(run + ".part");
      FileUtils.deleteDirectory(part.toFile());
      Files.createDirectories(part);
      for (String name : tables.figures()) {
        Path file = part.resolve(name.substring(name.indexOf('.') + 1) + "." + form.ending());
        form.write(inOrder(name), file);
        said.accept(name, file);
      }
      Files.move(part, night, StandardCopyOption.ATOMIC_MOVE);
    }
    Path link = nights.resolve(LATEST + ".part");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of(run));
    Files.move(link, latest, StandardCopyOption.ATOMIC_MOVE);
    clear(nights, Set.copyOf(List.of(run, before)));
    return Optional.of(night);
  }

  /** The rows by their key, so that the same figures are the same file. */
  private Dataset<Row> inOrder(String name) {
    Dataset<Row> rows = tables.read(name);
    List<String> key = tables.promised(name).map(promise -> promise.key()).orElse(List.of());
    return key.isEmpty()
        ? rows
        : rows.orderBy(key.stream().map(functions::col).toArray(Column[]::new));
  }

  private static void clear(Path nights, Set<String> kept) throws IOException {
    List<Path> old;
    try (Stream<Path> all = Files.list(nights)) {
      old =
          all.filter(path -> RUN.matcher(path.getFileName().toString()).matches())
              .filter(path -> !kept.contains(path.getFileName().toString()))
              .collect(Collectors.toList());
    }
    for (Path path : old) {
      FileUtils.deleteDirectory(path.toFile());
    }
  }
}
