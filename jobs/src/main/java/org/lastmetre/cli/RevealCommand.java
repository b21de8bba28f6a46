package org.lastmetre.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.FreeText;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.ops.Reveals;
import org.lastmetre.vault.Vault;
import org.lastmetre.vault.WrongKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens one pseudonym, and leaves a trace of it. */
@Command(
    name = "reveal",
    mixinStandardHelpOptions = true,
    description = {
      "Tell what one pseudonym stands for; who asked, and why, is kept in ops.reveals.",
      "还原一个假名；谁、为什么还原，记入 ops.reveals。"
    })
final class RevealCommand implements Callable<Integer> {
  private static final Pattern PSEUDONYM = Pattern.compile("(name|phone|id|address)_[0-9a-f]{32}");

  @Parameters(
      paramLabel = "PSEUDONYM",
      description = "The pseudonym, such as phone_3f…. 假名，例如 phone_3f…。")
  private String pseudonym;

  @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who asks. 还原人.")
  private String by;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why. 还原理由.")
  private String reason;

  @Mixin private Warehouse warehouse;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (by.isBlank() || reason.isBlank()) {
      throw new BadUsage("--by and --reason must say who asks and why. 请写明还原人和理由。");
    }
    String asked = pseudonym.strip();
    if (!PSEUDONYM.matcher(asked).matches()) {
      throw new BadUsage(
          "%s is no pseudonym; one looks like phone_ and 32 digits or letters a–f. 这不是假名。"
              .formatted(asked));
    }
    Path directory = warehouse.existing();
    Logs.into(directory);
    Vault vault = new Vault(warehouse.key());
    try (SparkSession spark = Engine.start(warehouse.master())) {
      Lake lake = new Lake(spark, directory.toString());
      String value =
          new Reveals(lake, Contracts.bundled(), vault)
              .reveal(
                  asked,
                  by.strip(),
                  // The table is read by many; what was opened must not stand in it.
                  FreeText.masked(reason.strip()),
                  Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS))
              .orElseThrow(
                  () ->
                      new BadUsage(
                          "The vault of %s does not know %s; is it from another warehouse? 库里没有这个假名。"
                              .formatted(directory, asked)));
      spec.commandLine().getOut().println(value);
      return ExitCode.OK;
    } catch (WrongKey e) {
      throw new BadUsage(
          "The key does not open %s: it was sealed with another; name that key's file in LASTMETRE_KEY_FILE. 密钥不对，打不开。"
              .formatted(asked));
    }
  }
}
