package org.lastmetre.contract.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.catalogue.Dictionary.Language;

class DictionaryTest {
  private static final Pattern QUOTIENT = Pattern.compile("(\\w+) / (\\w+)");
  private static final Contracts CONTRACTS = Contracts.bundled();

  @ParameterizedTest
  @CsvSource({"EN, jobs/dictionary.md", "ZH, jobs/dictionary.zh-CN.md"})
  void the_pages_say_what_the_promises_say(Language language, Path page) throws IOException {
    assertThat(Files.readString(page, StandardCharsets.UTF_8))
        .as("%s is out of date; write it anew with ./lastmetre generate dictionary", page)
        .isEqualTo(new Dictionary(CONTRACTS, language).page());
  }

  @Test
  void every_rate_has_its_formula_and_its_reason_in_both_languages() {
    List<String> lacking =
        rates()
            .filter(rate -> rate.column().measure() == null || !speaksBoth(rate.column()))
            .map(Rate::name)
            .toList();
    assertThat(lacking).as("add formula and why to the column in its .yml").isEmpty();
  }

  @Test
  void a_quotient_names_columns_of_its_table() {
    List<String> strangers =
        rates()
            .filter(rate -> rate.column().measure() != null)
            .filter(
                rate -> {
                  Matcher parts = QUOTIENT.matcher(rate.column().measure().formula());
                  return parts.matches() && !(rate.has(parts.group(1)) && rate.has(parts.group(2)));
                })
            .map(Rate::name)
            .toList();
    assertThat(strangers).isEmpty();
  }

  private record Rate(TableContract table, Column column) {
    String name() {
      return table.name() + "." + column.name();
    }

    boolean has(String other) {
      return table.columns().stream().anyMatch(c -> c.name().equals(other));
    }
  }

  private static Stream<Rate> rates() {
    return CONTRACTS.layer("gold").stream()
        .flatMap(table -> table.columns().stream().map(column -> new Rate(table, column)))
        .filter(
            rate ->
                rate.column().name().endsWith("_rate")
                    || String.valueOf(rate.column().unit()).startsWith("share"));
  }

  private static boolean speaksBoth(Column column) {
    return column.measure().why().zh().matches("(?s).*\\p{IsHan}.*")
        && column.measure().why().en().matches("(?s).*[A-Za-z].*");
  }
}
