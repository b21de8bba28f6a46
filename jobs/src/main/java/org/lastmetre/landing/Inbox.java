package org.lastmetre.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lastmetre.policy.Jurisdiction;

/** Lists what lies in a jurisdiction's landing folder. */
public final class Inbox {
  private static final int SENDER = 0;
  private static final int DAY = 1;
  private static final int DEPTH = 3;
  private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini");
  private static final Pattern DAY_FOLDER = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private Inbox() {}

  /**
   * Every file below {@code landing/}, in the order of their paths; none when there is no such
   * folder.
   *
   * <p>Hidden files and folders, and files still being written ({@code .part}, {@code .tmp}, {@code
   * ~$} locks of spreadsheet programs) are left for a later night. A link is listed, not followed.
   *
   * @param named what a file is called in the tables, by its place: different for different places
   */
  public static List<Sending> list(Jurisdiction jurisdiction, UnaryOperator<String> named) {
    Path landing = jurisdiction.folder().resolve("landing");
    if (!Files.isDirectory(landing)) {
      return List.of();
    }
    List<Sending> sendings = new ArrayList<>();
    try (Stream<Path> files = Files.walk(landing)) {
      for (Path file :
          files
              .filter(file -> Files.isRegularFile(file) || Files.isSymbolicLink(file))
              .filter(Inbox::isWhole)
              .filter(file -> !isHidden(landing.relativize(file)))
              .toList()) {
        sendings.add(sending(jurisdiction.policy().jurisdiction(), landing, file, named));
      }
    } catch (IOException e) {
      throw unlisted(landing, e);
    } catch (UncheckedIOException e) {
      throw unlisted(landing, e.getCause());
    }
    sendings.sort((a, b) -> a.path().compareTo(b.path()));
    return sendings;
  }

  private static UncheckedIOException unlisted(Path landing, IOException why) {
    return new UncheckedIOException(
        "Cannot list %s; let the account that runs the job read it: %s"
            .formatted(landing, why.getMessage()),
        why);
  }

  private static boolean isHidden(Path below) {
    for (Path part : below) {
      String name = part.toString();
      if (name.startsWith(".") || name.startsWith("@")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWhole(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith("~$")
        && !LITTER.contains(name.toLowerCase(Locale.ROOT))
        && !name.endsWith(".part")
        && !name.endsWith(".tmp");
  }

  private static Sending sending(
      String jurisdiction, Path landing, Path file, UnaryOperator<String> named)
      throws IOException {
    String place = landing.relativize(file).toString().replace('\\', '/');
    String path = named.apply(place);
    String[] parts = path.split("/", -1);
    boolean placed = parts.length == DEPTH;
    String fileName = parts[parts.length - 1];
    int dot = fileName.indexOf('.');
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new Sending(
        jurisdiction,
        file,
        place,
        path,
        placed ? parts[SENDER] : "",
        placed ? day(parts[DAY]) : null,
        dot < 0 ? fileName : fileName.substring(0, dot),
        attributes.size(),
        attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS));
  }

  private static LocalDate day(String folder) {
    if (!DAY_FOLDER.matcher(folder).matches()) {
      return null;
    }
    try {
      return LocalDate.parse(folder);
    } catch (DateTimeParseException notADay) {
      return null;
    }
  }
}
