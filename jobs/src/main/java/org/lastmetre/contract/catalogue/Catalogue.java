package org.lastmetre.contract.catalogue;

import java.util.StringJoiner;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Text;

/** The page of all tables and columns that readers see, in Chinese and English, as Markdown. */
public final class Catalogue {
  private static final String HEAD =
      """
      # Tables and columns 数据表与字段

      Written from the promises in `jobs/src/main/resources/{tables,metrics}` by `./lastmetre generate catalogue`; do not
      edit it here. 由程序根据各表的承诺写出，请勿直接修改。

      **Bold** columns are the key, `*` marks columns that are never null. `code` and `text` are strings, a `list` is an
      array of strings, a `timestamp` is an instant. A *pseudonym* stands for personal data, which no table holds.
      **粗体**为键，`*` 表示从不为空。`code`、`text` 是字符串，`list` 是字符串数组，`timestamp` 是时刻。*pseudonym*
      （假名）代替个人信息，任何表里都没有原值。
      """;

  private final Contracts contracts;

  public Catalogue(Contracts contracts) {
    this.contracts = contracts;
  }

  /** The whole page; the same promises give the same text. */
  public String page() {
    StringJoiner page = new StringJoiner("\n");
    page.add(HEAD);
    for (Layer layer : Layer.ALL) {
      page.add(contents(layer));
    }
    for (Layer layer : Layer.ALL) {
      page.add("## " + layer.name() + "\n\n" + both(layer.introduction()) + "\n");
      for (TableContract table : layer.tables(contracts)) {
        page.add(new TableEntry(layer.nameOf(table), table).text());
      }
    }
    return page.toString();
  }

  private String contents(Layer layer) {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    lines.add("| " + layer.name() + " | |");
    lines.add("|---|---|");
    for (TableContract table : layer.tables(contracts)) {
      String name = layer.nameOf(table);
      lines.add(
          "| [`%s`](#%s) | %s |".formatted(name, name.replace(".", ""), both(table.description())));
    }
    return lines.toString();
  }

  /** Chinese and English on one line. */
  static String both(Text text) {
    return text.zh() + " " + text.en();
  }
}
