package org.lastmetre.generate.township;

/**
 * A row planted to be refused.
 *
 * @param file path below landing/, with forward slashes
 * @param sheet the sheet; empty where files have none
 * @param rowNumber in a workbook the row as it counts them, titles included; else the record's
 *     place in the file, the header of a CSV file being 1; a quoted line break does not start a new
 *     row
 * @param dataset the dataset the file brings
 * @param column the column, by its contract name, that breaks its promise
 * @param reasonCode why, as quarantine names it
 */
public record Defect(
    String file, String sheet, int rowNumber, String dataset, String column, String reasonCode) {}
