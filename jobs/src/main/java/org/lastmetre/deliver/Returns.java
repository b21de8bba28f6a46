package org.lastmetre.deliver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Lake;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.policy.Policy;
import org.lastmetre.vault.Vault;

/**
 * Sends back to each sender what it is to mend: {@code returns/<sender>/<as_of>.return.xlsx} beside
 * the landing folder.
 *
 * <p>A sender has one envelope, that of the last night; it is gone when nothing is left to mend.
 */
public final class Returns {
  private static final Pattern NAME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}\\.return\\.xlsx");

  private final Lake lake;
  private final Contracts contracts;
  private final Vault vault;

  public Returns(Lake lake, Contracts contracts, Vault vault) {
    this.lake = lake;
    this.contracts = contracts;
    this.vault = vault;
  }

  /**
   * Writes the envelopes of a jurisdiction and removes those that have closed.
   *
   * @param asOf the day of the night
   * @return how many senders have one
   * @throws IOException when the folder of returns cannot be written
   */
  public int write(Jurisdiction jurisdiction, LocalDate asOf) throws IOException {
    Policy policy = jurisdiction.policy();
    Path folder = jurisdiction.folder().resolve("returns");
    Set<String> senders = new HashSet<>();
    Iterator<Envelope> envelopes = new Envelopes(lake, contracts, vault).of(policy, asOf);
    while (envelopes.hasNext()) {
      Envelope envelope = envelopes.next();
      Path own = folder.resolve(envelope.sender());
      put(envelope, policy.timeZone(), file(own, asOf));
      senders.add(envelope.sender());
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> others = Files.list(folder)) {
        for (Path other :
            others.filter(o -> !senders.contains(o.getFileName().toString())).toList()) {
          close(other, null);
        }
      }
    }
    return senders.size();
  }

  /** How many senders of a jurisdiction have the envelope of that night. */
  public long standing(Jurisdiction jurisdiction, LocalDate asOf) throws IOException {
    Path folder = jurisdiction.folder().resolve("returns");
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> senders = Files.list(folder)) {
      return senders.filter(own -> Files.exists(file(own, asOf))).count();
    }
  }

  private static Path file(Path own, LocalDate asOf) {
    return own.resolve(asOf + ".return.xlsx");
  }

  /** Puts an envelope in its place, whole, and removes the sender's others. */
  private void put(Envelope envelope, ZoneId zone, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    // Not a temporary file of the library's: the sender could not read it.
    Path whole = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(whole)) {
        EnvelopeWorkbook.write(envelope, contracts, zone, out);
      }
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
    close(file.getParent(), file);
  }

  /** Removes a sender's envelopes but one. */
  private static void close(Path own, Path kept) throws IOException {
    if (!Files.isDirectory(own)) {
      return;
    }
    try (Stream<Path> files = Files.list(own)) {
      for (Path file : files.filter(f -> !f.equals(kept)).toList()) {
        if (NAME.matcher(file.getFileName().toString()).matches()) {
          Files.delete(file);
        }
      }
    }
  }
}
