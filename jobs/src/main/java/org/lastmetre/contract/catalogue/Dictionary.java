package org.lastmetre.contract.catalogue;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.Measure;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Text;

/**
 * The page of all measures in one language, as Markdown: what each says, why it is reckoned so, its
 * formula, its source, and what null means.
 */
public final class Dictionary {
  private final Contracts contracts;
  private final Language language;

  /** The languages a page is written in. */
  public enum Language {
    /** English. */
    EN,
    /** Chinese. */
    ZH;

    String of(Text text) {
      return this == ZH ? text.zh() : text.en();
    }

    String of(String zh, String en) {
      return this == ZH ? zh : en;
    }
  }

  public Dictionary(Contracts contracts, Language language) {
    this.contracts = contracts;
    this.language = language;
  }

  /** The whole page; the same promises give the same text. */
  public String page() {
    StringJoiner page = new StringJoiner("\n");
    page.add(
        language.of(
            """
            # 指标词典

            由 `./lastmetre generate dictionary` 根据各表的承诺写出，请勿直接修改。[English](dictionary.md)

            每个指标：说什么，怎么算，为什么这样算，依据是什么。空值只有一个意思，写在“说明”里；空不是零。
            """,
            """
            # Dictionary of measures

            Written from the promises of the tables by `./lastmetre generate dictionary`; do not edit it here.
            [中文](dictionary.zh-CN.md)

            Of each measure: what it says, how it is reckoned, why so, and after whom. Null means one thing, written under “what”;
            it is never zero.
            """));
    for (TableContract table : contracts.layer("gold")) {
      if (measures(table).findAny().isPresent()) {
        page.add(entry(table));
      }
    }
    return page.toString();
  }

  /** Columns that count or measure something. */
  private static Stream<Column> measures(TableContract table) {
    return table.columns().stream()
        .filter(column -> !table.key().contains(column.name()))
        .filter(column -> column.unit() != null || column.measure() != null);
  }

  private String entry(TableContract table) {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    lines.add("## gold." + table.name() + "\n");
    lines.add(language.of(table.description()) + "\n");
    lines.add(language.of("一行：", "One row: ") + language.of(table.oneRowPer()) + "\n");
    lines.add(
        row(
            List.of(
                language.of("指标", "measure"),
                language.of("单位", "unit"),
                language.of("说明", "what"),
                language.of("算法", "formula"),
                language.of("为什么", "why"),
                language.of("依据", "source"))));
    lines.add("|---|---|---|---|---|---|");
    measures(table).forEach(column -> lines.add(row(cells(column))));
    return lines.toString();
  }

  private List<String> cells(Column column) {
    Measure measure = column.measure();
    return List.of(
        "`" + column.name() + "`",
        column.unit() == null ? "" : column.unit(),
        language.of(column.description()),
        measure == null ? "" : "`" + measure.formula() + "`",
        measure == null ? "" : language.of(measure.why()),
        measure == null || measure.source() == null ? "" : language.of(measure.source()));
  }

  private static String row(List<String> cells) {
    return TableEntry.row(cells);
  }
}
