package org.lastmetre.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.FreeText;
import org.lastmetre.deliver.paper.Printout.Readers;
import org.lastmetre.lake.Lake;
import org.lastmetre.ops.Reveals;
import org.lastmetre.vault.Vault;
import org.lastmetre.vault.VaultKey;
import org.lastmetre.vault.WrongKey;
import picocli.CommandLine.Option;

/** Whether lists name people, and who wants them to. */
final class NamesOnPaper {
  @Option(
      names = "--with-names",
      description =
          "Worklists name heads of households and staff; each name opened is kept in ops.reveals. 清单写出户主和人员姓名；每个姓名的还原都记入 ops.reveals.")
  private boolean wanted;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "The file of the key that opens names. 密钥文件. Default: LASTMETRE_KEY_FILE, else beside the warehouse.")
  private Path key;

  @Option(names = "--by", paramLabel = "NAME", description = "Who asks for the names. 还原人.")
  private String by;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why. 还原理由.")
  private String reason;

  private Vault vault;

  /**
   * Looks at what was asked before anything is done.
   *
   * @param worklists whether worklists are written
   */
  void check(boolean worklists, Warehouse warehouse) {
    if (!wanted) {
      if (key != null || by != null || reason != null) {
        throw new BadUsage(
            "--key, --by and --reason go with --worklists --with-names. 这些选项要与 --worklists --with-names 同用。");
      }
      return;
    }
    if (!worklists) {
      throw new BadUsage(
          "Bulletins name nobody; --with-names goes with --worklists. 通报不含姓名，--with-names 只用于 --worklists。");
    }
    if (by == null || by.isBlank() || reason == null || reason.isBlank()) {
      throw new BadUsage(
          "--with-names needs --by and --reason: who asks and why is kept. 请用 --by 和 --reason 写明还原人和理由。");
    }
    warehouse.existing();
    VaultKey opened = key == null ? warehouse.key() : warehouse.key(key);
    vault = new Vault(opened);
  }

  Readers readers() {
    return wanted ? Readers.OWNER : Readers.ALL;
  }

  /** What pseudonyms stand for; empty when no names are wanted. */
  Optional<Map<String, String>> open(
      Lake lake, Contracts contracts, String jurisdiction, Set<String> people) {
    if (!wanted) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Reveals(lake, contracts, vault)
              .reveal(
                  jurisdiction,
                  people,
                  by.strip(),
                  // The table is read by many; what was opened must not stand in it.
                  FreeText.masked(reason.strip()),
                  Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS)));
    } catch (WrongKey e) {
      throw new BadUsage(
          "The key does not open the names of %s: they were sealed with another; name that key's file with --key. 密钥不对，打不开。"
              .formatted(jurisdiction));
    }
  }
}
