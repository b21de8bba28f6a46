package org.lastmetre.oracle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/** The files of one jurisdiction's landing folder, each content once. */
final class Landing {

  private Landing() {}

  /**
   * Files of the known datasets by submission date, then path; a content sent again, under whatever
   * name, counts where it came first.
   *
   * @throws UnsupportedOperationException for what the oracle does not read: xlsx, jsonl, mappings
   */
  static List<SentFile> counted(Path folder, String jurisdiction) {
    Map<String, SentFile> byContent = new LinkedHashMap<>();
    for (SentFile file : sent(folder, jurisdiction)) {
      byContent.putIfAbsent(file.dataset() + " " + fingerprint(file), file);
    }
    return List.copyOf(byContent.values());
  }

  /** Every file of a known dataset by submission date, then path, copies included. */
  static List<SentFile> sent(Path folder, String jurisdiction) {
    Path landing = folder.resolve("landing");
    if (!Files.isDirectory(landing)) {
      return List.of();
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(landing)) {
      paths = walk.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<SentFile> files = new ArrayList<>();
    for (Path path : paths) {
      Path below = landing.relativize(path);
      LocalDate day = below.getNameCount() == 3 ? day(below.getName(1).toString()) : null;
      String dataset = path.getFileName().toString().split("\\.", 2)[0];
      if (day == null || !Contract.DATASETS.containsKey(dataset)) {
        continue; // the whole file is quarantined: none of its rows is read
      }
      refuseMapped(folder, below);
      String relative = below.toString().replace('\\', '/');
      String sender = below.getName(0).toString();
      files.add(
          new SentFile(
              jurisdiction, sender, day, relative, dataset, modifiedAt(path), content(path)));
    }
    files.sort(Comparator.comparing(SentFile::submittedOn).thenComparing(SentFile::path));
    return files;
  }

  private static LocalDate day(String name) {
    try {
      return LocalDate.parse(name);
    } catch (DateTimeParseException notADate) {
      return null;
    }
  }

  private static Instant modifiedAt(Path path) {
    try {
      return Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] content(Path path) {
    String name = path.getFileName().toString();
    if (!name.matches(".*\\.csv(\\.gz|\\.zip)?")) {
      throw new UnsupportedOperationException("The oracle reads CSV only, not " + path);
    }
    try {
      byte[] raw = Files.readAllBytes(path);
      if (name.endsWith(".gz")) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(raw))) {
          return in.readAllBytes();
        }
      }
      if (name.endsWith(".zip")) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(raw))) {
          return in.getNextEntry() == null ? null : in.readAllBytes();
        }
      }
      return raw;
    } catch (IOException broken) {
      return null;
    }
  }

  private static String fingerprint(SentFile file) {
    if (file.content() == null) {
      return file.path();
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(file.content()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A mapped file is read by SQL expressions, which the oracle does not know. */
  private static void refuseMapped(Path folder, Path below) {
    Path mappings = folder.resolve("mapping");
    if (!Files.isDirectory(mappings)) {
      return;
    }
    try (Stream<Path> list = Files.list(mappings)) {
      for (Path mapping : list.filter(p -> p.toString().matches(".*\\.ya?ml")).toList()) {
        String glob = String.valueOf(Yaml.map(mapping).get("match"));
        if (FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(below)) {
          throw new UnsupportedOperationException(mapping + " maps " + below);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
