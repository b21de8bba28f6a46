package org.lastmetre.oracle;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A file that counts, at its earliest submission.
 *
 * @param path below the landing folder, with slashes
 * @param modifiedAt when it was last written
 * @param content decompressed; null when it cannot be read
 */
record SentFile(
    String jurisdiction,
    String sender,
    LocalDate submittedOn,
    String path,
    String dataset,
    Instant modifiedAt,
    byte[] content) {}
