package org.lastmetre.deliver.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lastmetre.contract.Text;
import org.lastmetre.deliver.Bundled;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What documents say by themselves, such as the headings of columns, from {@code
 * bulletin/words.yml}: by name {@code [Chinese, English]}.
 */
public final class Words {
  private static final String RESOURCE = "bulletin/words.yml";

  private final Map<String, Text> texts;
  private final Language language;

  private Words(Map<String, Text> texts, Language language) {
    this.texts = texts;
    this.language = language;
  }

  /** The words in a language. */
  public static Words in(Language language) {
    return new Words(all(), language);
  }

  /** Every word by its name. */
  public static Map<String, Text> all() {
    try {
      String text = Bundled.text(RESOURCE);
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Map<String, List<String>> pairs = new Yaml(new SafeConstructor(options)).load(text);
      Map<String, Text> all = new TreeMap<>();
      pairs.forEach((name, pair) -> all.put(name, new Text(pair.get(0), pair.get(1))));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Language language() {
    return language;
  }

  /**
   * What is said under a name, its {@code {0}}, {@code {1}} … filled in.
   *
   * @throws IllegalArgumentException when nothing is
   */
  public String say(String name, Object... values) {
    Text text = texts.get(name);
    if (text == null) {
      throw new IllegalArgumentException(RESOURCE + " has no word " + name);
    }
    String said = language.of(text);
    for (int i = 0; i < values.length; i++) {
      said = said.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return said;
  }

  /**
   * A code of the data in words.
   *
   * @param kind such as {@code channel}
   * @return the code itself where there are no words for it
   */
  public String code(String kind, String code) {
    Text text = texts.get(kind + "_" + code);
    return text == null ? code : language.of(text);
  }

  /** The heading of a table's column; its name where there is no word for it. */
  public String heading(String table, String column) {
    Text text = texts.getOrDefault(table + "_" + column, texts.get(column));
    return text == null ? column : language.of(text);
  }

  /** The heading of a column that is no table's own. */
  public String heading(String column) {
    return heading("", column);
  }
}
