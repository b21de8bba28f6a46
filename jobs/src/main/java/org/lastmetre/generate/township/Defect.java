package org.lastmetre.generate.township;

/**
 * A row planted to be refused.
 *
 * @param file path below landing/, with forward slashes
 * @param rowNumber the record's place in the file, the header being 1; a quoted line break does not
 *     start a new row
 * @param dataset the dataset the file brings
 * @param column the column, by its contract name, that breaks its promise
 * @param reasonCode why, as quarantine names it
 */
public record Defect(
    String file, int rowNumber, String dataset, String column, String reasonCode) {}
