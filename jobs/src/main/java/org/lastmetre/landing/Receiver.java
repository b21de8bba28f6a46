package org.lastmetre.landing;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.FreeText;
import org.lastmetre.contract.Reason;
import org.lastmetre.contract.TableContract;
import org.lastmetre.landing.workbook.UnpackedTooLarge;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.policy.Mapping;
import org.lastmetre.policy.PolicyException;

/** Decides how a jurisdiction's files are to be read, from their place, name and beginning. */
final class Receiver {
  /** Tells the reading of a return envelope from that of a file named after its dataset. */
  private static final String RETURNED = "returned";

  private final Jurisdiction jurisdiction;
  private final Contracts contracts;
  private final String runId;

  Receiver(Jurisdiction jurisdiction, Contracts contracts, String runId) {
    this.jurisdiction = jurisdiction;
    this.contracts = contracts;
    this.runId = runId;
  }

  /**
   * A file looked at.
   *
   * @param datasets what it is read for, by its mapping or its name; empty for a return envelope,
   *     whose content tells
   * @param receipts one for each dataset it is read for, not yet counted
   * @param decodings how to decode it: at once, or a return envelope dataset by dataset; none when
   *     it cannot be read
   * @param stamp as it was before it was looked at
   */
  record Received(
      Sending sending,
      List<String> datasets,
      List<Receipt> receipts,
      List<Decoding> decodings,
      Stamp stamp) {
    /** Whether it still lies as it was looked at; the receipts are true of no other file. */
    boolean isSteady() {
      return stamp.isOf(sending.file());
    }

    /** How it is decoded at once; null when it cannot be read. */
    Decoding decoding() {
      return decodings.isEmpty() ? null : decodings.get(0);
    }

    /** How its rows of a dataset are decoded; it can be read for that dataset. */
    Decoding decoding(String dataset) {
      return decodings.stream()
          .filter(decoding -> dataset.equals(decoding.dataset()))
          .findFirst()
          .orElse(decoding());
    }
  }

  /**
   * Looks at a file.
   *
   * @param known its receipt when it lies unchanged since an earlier night, else null
   */
  Received receive(Sending sending, Receipt known) {
    Optional<Mapping> mapping = jurisdiction.mappingFor(sending.place());
    List<String> datasets =
        mapping
            .map(m -> m.targets().stream().map(Mapping.Target::dataset).distinct().toList())
            .orElse(List.of(sending.name()));
    Stamp stamp = Stamp.of(sending.file());
    if (known != null && isReadAlike(known, fingerprint(mapping.orElse(null)))) {
      return new Received(sending, datasets, List.of(), List.of(), stamp);
    }
    if (known != null && isReadAlike(known, RETURNED)) {
      return new Received(sending, List.of(), List.of(), List.of(), stamp);
    }
    Look look = new Look(sending, mapping.orElse(null), datasets, stamp);
    try {
      if (isElsewhere(sending.file())) {
        return refused(look, "", Reason.LINK_ELSEWHERE);
      }
      return read(look);
    } catch (UnreadableFile e) {
      return refused(look, "", e.reason());
    } catch (UnpackedTooLarge e) {
      return refused(look, "", Reason.EXPANDS_TOO_MUCH);
    } catch (ZipException | EOFException e) {
      return refused(look, "", Reason.DAMAGED_ARCHIVE);
    } catch (PolicyException e) {
      throw e; // Our own wiring, which no sender can mend.
    } catch (IOException | RuntimeException e) {
      return refused(look, "", Reason.UNREADABLE_FILE);
    }
  }

  /**
   * A file as it is looked at.
   *
   * @param mapping what reads it; null when its header does
   */
  private record Look(Sending sending, Mapping mapping, List<String> datasets, Stamp stamp) {}

  /** A link may lead to any file that the job's account reads, which its sender may not read. */
  private boolean isElsewhere(Path file) throws IOException {
    return Files.isSymbolicLink(file)
        && !(Files.isRegularFile(file)
            && file.toRealPath().startsWith(jurisdiction.folder().resolve("landing").toRealPath()));
  }

  private static boolean isReadAlike(Receipt known, String fingerprint) {
    Reading reading = known.reading();
    return reading.isRead()
        && reading.fileId().equals(fileId(reading.contentId(), known.dataset(), fingerprint));
  }

  private Received read(Look look) throws IOException, UnreadableFile {
    Sending sending = look.sending();
    Mapping mapping = look.mapping();
    List<String> datasets = look.datasets();
    Content content = Content.of(sending.file());
    if (content.kind() == Content.Kind.WORKBOOK && isPlaced(sending)) {
      List<TableContract> returned = returned(sending);
      if (!returned.isEmpty()) {
        return returned(look, content, returned);
      }
    }
    Reason refusal = refusal(sending, mapping);
    if (refusal != null) {
      return refused(look, content.id(), refusal);
    }
    Layout layout;
    try {
      layout = Layouts.of(sending, mapping, content, contracts);
    } catch (UnreadableFile e) {
      return refused(look, content.id(), e.reason());
    }
    List<Receipt> receipts =
        datasets.stream()
            .map(
                dataset ->
                    receipt(
                        sending,
                        dataset,
                        mapping,
                        fingerprint(mapping),
                        content.id(),
                        layout,
                        null))
            .toList();
    String source = mapping == null ? receipts.get(0).reading().fileId() : content.id();
    Set<String> nulls = mapping == null ? Set.of() : Set.copyOf(mapping.read().nulls());
    FileTask task =
        new FileTask(
            sending.jurisdiction(),
            sending.file().toUri(),
            source,
            layout,
            look.stamp(),
            Share.WHOLE,
            nulls);
    return new Received(
        sending,
        datasets,
        receipts,
        List.of(new Decoding(task, mapping == null ? datasets.get(0) : null, mapping)),
        look.stamp());
  }

  private static boolean isPlaced(Sending sending) {
    return !sending.sender().isEmpty() && sending.submittedOn() != null;
  }

  /** The datasets of which a return envelope holds sheets; none when the workbook is none. */
  private List<TableContract> returned(Sending sending) {
    Set<String> datasets = ReturnedWorkbook.datasets(sending.file());
    return contracts.inputs().stream().filter(table -> datasets.contains(table.name())).toList();
  }

  private Received returned(Look look, Content content, List<TableContract> tables)
      throws IOException {
    Sending sending = look.sending();
    List<Receipt> receipts = new ArrayList<>();
    List<Decoding> decodings = new ArrayList<>();
    for (TableContract table : tables) {
      try {
        Layout layout = ReturnedWorkbook.layout(sending.file(), table);
        Receipt receipt =
            receipt(sending, table.name(), null, RETURNED, content.id(), layout, null);
        receipts.add(receipt);
        decodings.add(
            new Decoding(
                new FileTask(
                    sending.jurisdiction(),
                    sending.file().toUri(),
                    receipt.reading().fileId(),
                    layout,
                    look.stamp(),
                    Share.WHOLE,
                    Set.of()),
                table.name(),
                null));
      } catch (UnreadableFile e) {
        Look alone = new Look(sending, null, List.of(table.name()), look.stamp());
        receipts.addAll(refused(alone, content.id(), e.reason()).receipts());
      }
    }
    return new Received(sending, List.of(), receipts, decodings, look.stamp());
  }

  private static String fingerprint(Mapping mapping) {
    return mapping == null ? "" : mapping.fingerprint();
  }

  /** Why a file is not read at all; null when it is. */
  private Reason refusal(Sending sending, Mapping mapping) {
    if (sending.sender().isEmpty()) {
      return Reason.MISPLACED_FILE;
    }
    if (sending.submittedOn() == null) {
      return Reason.BAD_FOLDER_DATE;
    }
    if (mapping == null
        && contracts.inputs().stream().noneMatch(t -> t.name().equals(sending.name()))) {
      return Reason.UNKNOWN_DATASET;
    }
    return null;
  }

  private Received refused(Look look, String contentId, Reason reason) {
    Mapping mapping = look.mapping();
    String fingerprint = fingerprint(mapping);
    return new Received(
        look.sending(),
        look.datasets(),
        look.datasets().stream()
            .map(
                dataset ->
                    receipt(look.sending(), dataset, mapping, fingerprint, contentId, null, reason))
            .toList(),
        List.of(),
        look.stamp());
  }

  /**
   * @param layout how it is read; null when it is refused
   * @param refusal why it is refused; null when it is read
   */
  private Receipt receipt(
      Sending sending,
      String dataset,
      Mapping mapping,
      String fingerprint,
      String contentId,
      Layout layout,
      Reason refusal) {
    boolean isMapped = layout != null && mapping != null;
    return Receipt.of(
        sending,
        dataset,
        runId,
        new Reading(
            contentId,
            fileId(contentId, dataset, fingerprint),
            runId,
            mapping == null ? null : mapping.name(),
            refusal == null ? null : refusal.code(),
            layout == null ? null : layout.encoding(),
            layout == null ? null : layout.delimiter(),
            0,
            0,
            layout == null ? List.of() : layout.unknown().stream().map(FreeText::masked).toList(),
            layout == null ? List.of() : layout.absent(),
            zone(mapping),
            isMapped ? mapping.read().timestampFormats() : List.of(),
            isMapped ? mapping.read().nulls() : List.of()));
  }

  private static String zone(Mapping mapping) {
    return mapping != null && mapping.read().timeZone() != null
        ? mapping.read().timeZone().getId()
        : null;
  }

  static String fileId(String contentId, String dataset, String mappingFingerprint) {
    return Content.hash(contentId + "\n" + dataset + "\n" + mappingFingerprint);
  }
}
