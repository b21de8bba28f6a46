package org.lastmetre.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every word a made file uses must stand in the contract's lists, or whole files are refused. */
final class ChineseHeadersTest {

  @TestFactory
  List<DynamicTest> made_words_are_known_to_the_contract() {
    return ChineseHeaders.datasets().stream()
        .map(dataset -> DynamicTest.dynamicTest(dataset, () -> everyWordIsListed(dataset)))
        .toList();
  }

  @Test
  void no_two_columns_of_a_dataset_share_a_word() {
    for (String dataset : ChineseHeaders.datasets()) {
      assertThat(ChineseHeaders.of(dataset).values()).doesNotHaveDuplicates();
    }
  }

  private static void everyWordIsListed(String dataset) throws IOException {
    String contract = contract(dataset);
    for (Map.Entry<String, String> header : ChineseHeaders.of(dataset).entrySet()) {
      String column = header.getKey();
      String section = section(contract, column);
      assertThat(items(section, "aliases")).as(column).contains(header.getValue());
      for (Map.Entry<String, List<String>> code : ChineseWords.of(dataset, column).entrySet()) {
        assertThat(items(section, code.getKey()))
            .as(column + " " + code.getKey())
            .containsAll(code.getValue());
      }
    }
  }

  private static String contract(String dataset) throws IOException {
    String name = "/tables/silver/" + dataset + ".yml";
    try (InputStream in = ChineseHeadersTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The lines of one column. */
  private static String section(String contract, String column) {
    int from = contract.indexOf("- name: " + column + "\n");
    assertThat(from).as(column).isNotNegative();
    int next = contract.indexOf("- name: ", from + 1);
    return contract.substring(from, next < 0 ? contract.length() : next);
  }

  /** The items of a list in one line: {@code key: [one, "two"]}. */
  private static List<String> items(String section, String key) {
    Matcher list = Pattern.compile("(?m)^ +" + key + ": \\[(.*)]").matcher(section);
    assertThat(list.find()).as(key).isTrue();
    return List.of(list.group(1).replace("\"", "").split(", *", -1));
  }
}
