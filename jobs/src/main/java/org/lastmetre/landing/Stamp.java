package org.lastmetre.landing;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * What a file's directory entry says of it. It is taken before a file is looked at and again when
 * its rows were read: where the two differ, somebody has written it meanwhile, and its rows may not
 * be of the content that was looked at.
 *
 * @param sizeBytes -1 for a file that is not there
 */
record Stamp(long sizeBytes, Instant modifiedAt) implements Serializable {

  /** Of the file as it lies now; of a link what it leads to. */
  static Stamp of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(attributes.size(), attributes.lastModifiedTime().toInstant());
    } catch (IOException gone) {
      return new Stamp(-1, Instant.EPOCH);
    }
  }

  /** Whether the file lies as it did then. */
  boolean isOf(Path file) {
    return equals(of(file));
  }
}
