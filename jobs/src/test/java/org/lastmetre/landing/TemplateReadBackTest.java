package org.lastmetre.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.TableContract;
import org.lastmetre.deliver.Template;

/** The forms we hand out are ones we can read. */
class TemplateReadBackTest {
  @TempDir Path folder;

  static Stream<TableContract> datasets() {
    return Post.CONTRACTS.inputs().stream();
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void an_empty_form_names_every_column_and_holds_no_row(TableContract table) throws IOException {
    Path file = folder.resolve("form.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      Template.write(table, out);
    }
    WorkbookLayout layout = WorkbookLayouts.of(file, table);
    assertThat(layout.unknown()).isEmpty();
    assertThat(layout.absent()).isEmpty();
    assertThat(layout.sheets()).filteredOn(page -> page.header() != null).hasSize(1);
    assertThat(layout.sheets().get(0).header().columns().values())
        .containsExactlyInAnyOrderElementsOf(
            table.inputColumns().stream().map(Column::name).toList());
    assertThat(Lines.of(file, layout).rows()).as("its example is no row").isEmpty();
  }
}
