package org.lastmetre.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.Nearest;
import org.lastmetre.contract.TableContract;
import org.lastmetre.deliver.Template;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the form of a dataset for clerks to fill in. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    description = {
      "Write the empty form of a dataset as a workbook, with choices, an example and a guide.",
      "写出一种数据的空白表格：有下拉选项、示例和填写说明。"
    })
final class TemplateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DATASET", description = "The dataset, such as visits. 数据集名称，例如 visits。")
  private String dataset;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to write it. 输出文件. Default: DATASET.template.xlsx in this folder.")
  private Path output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    TableContract table = table();
    Path file = output == null ? Path.of(table.name() + ".template.xlsx") : output;
    if (Files.isDirectory(file)) {
      throw new BadUsage("%s is a folder; name a file with --output".formatted(file));
    }
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    try (OutputStream out = Files.newOutputStream(file)) {
      Template.write(table, out);
    }
    spec.commandLine().getOut().println(file);
    return ExitCode.OK;
  }

  private TableContract table() {
    List<TableContract> inputs = Contracts.bundled().inputs();
    List<String> names = inputs.stream().map(TableContract::name).toList();
    return inputs.stream()
        .filter(input -> input.name().equals(dataset))
        .findFirst()
        .orElseThrow(
            () ->
                new BadUsage(
                    "There is no dataset %s%s. 没有这种数据。The datasets are 可选: %s"
                        .formatted(
                            dataset,
                            Nearest.of(dataset, names)
                                .map(name -> "; did you mean %s".formatted(name))
                                .orElse(""),
                            String.join(", ", names))));
  }
}
