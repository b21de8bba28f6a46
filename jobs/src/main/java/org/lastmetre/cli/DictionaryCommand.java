package org.lastmetre.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.catalogue.Dictionary;
import org.lastmetre.contract.catalogue.Dictionary.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the dictionary of measures, a page in each language. */
@Command(
    name = "dictionary",
    mixinStandardHelpOptions = true,
    description = {
      "Write the dictionary of measures, in English and in Chinese, from the promises of the tables.",
      "写出指标词典，中英文各一页。"
    })
final class DictionaryCommand implements Callable<Integer> {
  private static final Map<Language, String> PAGES =
      Map.of(Language.EN, "dictionary.md", Language.ZH, "dictionary.zh-CN.md");

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where to write them. 输出目录. Default: jobs beside the program.")
  private Path output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path into = output == null ? Warehouse.home().resolve("jobs") : output;
    Contracts contracts = Contracts.bundled();
    for (Language language : Language.values()) {
      Path page = into.resolve(PAGES.get(language));
      Files.writeString(page, new Dictionary(contracts, language).page(), StandardCharsets.UTF_8);
      spec.commandLine().getOut().println(page);
    }
    return ExitCode.OK;
  }
}
