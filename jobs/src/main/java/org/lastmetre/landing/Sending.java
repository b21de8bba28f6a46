package org.lastmetre.landing;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One file as somebody put it into a landing folder.
 *
 * @param jurisdiction whose landing folder
 * @param file where it lies
 * @param place below {@code landing/}, written with {@code /}; in no table, for people name files
 *     after people
 * @param path the place with pseudonyms instead of telephone and identity numbers: its name in
 *     every table
 * @param sender the unit code of the folder it was sent in, as in path; empty when it lies in none
 * @param submittedOn the day of its folder; null when the folder is no date
 * @param name the dataset its name claims, the part before the first dot, as in path
 * @param sizeBytes its size as sent
 * @param modifiedAt when it was last written
 */
public record Sending(
    String jurisdiction,
    Path file,
    String place,
    String path,
    String sender,
    LocalDate submittedOn,
    String name,
    long sizeBytes,
    Instant modifiedAt)
    implements Serializable {}
