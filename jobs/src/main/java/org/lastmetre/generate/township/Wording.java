package org.lastmetre.generate.township;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words one program in the field has for column names and coded values; each place brings its
 * own. They are aliases that the contracts of the datasets promise to read, or a mapping reads
 * them.
 */
public final class Wording {
  private final String listMark;
  private final Map<String, Map<String, String>> headings = new HashMap<>();
  private final Map<String, Map<String, String>> values = new HashMap<>();

  private Wording(String listMark) {
    this.listMark = listMark;
  }

  /**
   * Reads words from lines of {@code dataset: column word, column word …} for headings and {@code =
   * column: value word, value word …} for coded values. A column whose words differ by dataset is
   * written {@code dataset.column}. A line that begins with blanks goes on with the one before.
   *
   * @param listMark what stands between two values of a list
   * @param lines the words; headings in the order in which the program writes its columns
   */
  public static Wording of(String listMark, String lines) {
    Wording wording = new Wording(listMark);
    for (String line : lines.strip().replaceAll("\n\\s+", " ").split("\n", -1)) {
      String[] keyAndWords = line.split(": ", 2);
      boolean coded = keyAndWords[0].startsWith("= ");
      Map<String, String> words = new LinkedHashMap<>();
      for (String pair : keyAndWords[1].split(", ", -1)) {
        String[] nameAndWord = pair.strip().split(" ", 2);
        words.put(nameAndWord[0], nameAndWord[1]);
      }
      if (coded) {
        wording.values.put(keyAndWords[0].substring(2), words);
      } else {
        wording.headings.put(keyAndWords[0], words);
      }
    }
    return wording;
  }

  /** What stands between two values of a list. */
  String listMark() {
    return listMark;
  }

  /** The columns of a dataset that have a heading, in order. */
  List<String> columns(String dataset) {
    return new ArrayList<>(known(headings, dataset).keySet());
  }

  /** The heading of a column. */
  public String heading(String dataset, String column) {
    return word(headings, dataset, column);
  }

  /** The word for a coded value of a column. */
  public String value(String column, String value) {
    return word(values, column, value);
  }

  private static String word(Map<String, Map<String, String>> all, String group, String name) {
    String word = known(all, group).get(name);
    if (word == null) {
      throw new IllegalStateException(
          "No word is known for \"" + name + "\" of \"" + group + "\"; add it to the wording.");
    }
    return word;
  }

  private static Map<String, String> known(Map<String, Map<String, String>> all, String group) {
    Map<String, String> words = all.get(group);
    if (words == null) {
      throw new IllegalStateException(
          "No words are known for \"" + group + "\"; add them to the wording.");
    }
    return words;
  }
}
