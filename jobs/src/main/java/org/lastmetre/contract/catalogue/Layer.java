package org.lastmetre.contract.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Text;

/**
 * A layer that readers see.
 *
 * @param name as in the names of its tables
 * @param promises the layers of promises that make it up
 * @param introduction what its tables have in common
 */
record Layer(String name, List<String> promises, Text introduction) {
  /** The layers in the order a reader meets them. */
  static final List<Layer> ALL =
      List.of(
          new Layer(
              "gold",
              List.of("gold", "views"),
              new Text(
                  "统计表。查询时另有一列 `as_of`（该辖区的统计日）。",
                  "The figures. Readers also see a column `as_of`, the day of the jurisdiction.")),
          new Layer(
              "silver",
              List.of("silver"),
              new Text(
                  "核对后的现行内容。有“表头”一列的是报送的数据集，列出几种认得的写法。",
                  "What was checked and is current. Tables with a column “headers” are the datasets that"
                      + " are sent; it gives some of the spellings that are recognised.")),
          new Layer(
              "ops",
              List.of("ops"),
              new Text(
                  "运行情况与每一行的去向；看到的总是最新。",
                  "The nights, and what became of each row; always at their latest.")));

  /** Its tables, by name. */
  List<TableContract> tables(Contracts contracts) {
    Stream<TableContract> tables =
        promises.stream().flatMap(promise -> contracts.layer(promise).stream());
    return tables.toList();
  }

  /** The name a reader uses, such as {@code gold.coverage}. */
  String nameOf(TableContract table) {
    return name + "." + table.name();
  }
}
