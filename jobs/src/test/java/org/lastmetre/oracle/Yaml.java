package org.lastmetre.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML, and JSON as its subset. */
final class Yaml {

  private Yaml() {}

  static Map<String, Object> map(Path file) {
    try {
      return map(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Object> map(String text) {
    LoaderOptions options = new LoaderOptions();
    DumperOptions unused = new DumperOptions();
    return new org.yaml.snakeyaml.Yaml(
            new SafeConstructor(options),
            new Representer(unused),
            unused,
            options,
            new OffIsAWord())
        .load(text);
  }

  /** In YAML 1.1 {@code off} is false, also as a key: the policy's {@code off:} would be lost. */
  private static final class OffIsAWord extends Resolver {

    @Override
    public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
      boolean bool = tag.equals(Tag.BOOL);
      super.addImplicitResolver(
          tag, bool ? Pattern.compile("true|false") : regexp, bool ? "tf" : first, limit);
    }
  }

  /** An unquoted date is a {@link Date} at midnight UTC, a quoted one is text. */
  static LocalDate date(Object value) {
    return value instanceof Date date
        ? date.toInstant().atZone(ZoneOffset.UTC).toLocalDate()
        : LocalDate.parse(String.valueOf(value));
  }
}
