package org.lastmetre.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lastmetre.generate.Samples;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the sample jurisdictions anew. */
@Command(
    name = "generate",
    subcommands = {CatalogueCommand.class, DictionaryCommand.class},
    mixinStandardHelpOptions = true,
    description = {
      "Write sample jurisdictions as such places would send them; the same bytes every time.",
      "生成样例数据，每次逐字节相同。"
    })
final class GenerateCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "PLACE", description = "Samples to write. Default: all.")
  private List<String> places = List.of();

  @Option(
      names = "--target",
      paramLabel = "DIR",
      description = "Where to write them. 输出目录. Default: data-samples beside the program.")
  private Path target;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    for (String place : places) {
      if (!Samples.jurisdictions().contains(place)) {
        throw new BadUsage(
            "There is no sample %s; the samples are %s".formatted(place, Samples.jurisdictions()));
      }
    }
    Path into = target == null ? Warehouse.home().resolve("data-samples") : target;
    for (String place : places.isEmpty() ? Samples.jurisdictions() : places) {
      spec.commandLine().getOut().println(Samples.write(into, place));
    }
    return ExitCode.OK;
  }
}
