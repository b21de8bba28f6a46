package org.lastmetre.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.catalogue.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the page of all tables and columns. */
@Command(
    name = "catalogue",
    mixinStandardHelpOptions = true,
    description = {
      "Write the page of all tables and columns, from their promises.",
      "写出全部数据表与字段的说明。"
    })
final class CatalogueCommand implements Callable<Integer> {
  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to write it. 输出文件. Default: jobs/catalogue.md beside the program.")
  private Path output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path into = output == null ? Warehouse.home().resolve("jobs/catalogue.md") : output;
    Files.writeString(into, new Catalogue(Contracts.bundled()).page(), StandardCharsets.UTF_8);
    spec.commandLine().getOut().println(into);
    return ExitCode.OK;
  }
}
