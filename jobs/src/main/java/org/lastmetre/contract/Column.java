package org.lastmetre.contract;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a table promises about one column.
 *
 * @param name the canonical name, in snake_case
 * @param type {@code code text date timestamp integer bigint double boolean list}; a column made by
 *     the pipeline may also have a Spark DDL type such as {@code map<string,bigint>}
 * @param required no row is without it
 * @param made written by the pipeline, never read from a file
 * @param unit the unit or range of the values ({@code hours}, {@code share 0..1}); null where none
 * @param description what it holds and what null means
 * @param aliases other names the column has in files' headers
 * @param allowed each allowed value with its other spellings, in declared order; empty = any value
 * @param open {@code allowed} lists the known values only, others pass as they are
 * @param pii the kind of personal data
 * @param defaultValue the value of a row that gives none; null where there is no default
 * @param happened it tells when a thing happened, so it cannot lie after the submission
 * @param earliestYear dates and times before this year are refused
 * @param refersTo the datasets one of which must know this value before the row counts
 * @param freeText written by people at will: telephone and identity numbers in it are replaced
 * @param endOfDay a value without a time of day means 24:00 of its day (the last microsecond), not
 *     00:00
 * @param minimum the least number allowed; null where there is none
 * @param measure how a figure comes about; null for what is no figure, or explains itself
 */
public record Column(
    String name,
    String type,
    boolean required,
    boolean made,
    String unit,
    Text description,
    List<String> aliases,
    Map<String, List<String>> allowed,
    boolean open,
    Pii pii,
    String defaultValue,
    boolean happened,
    int earliestYear,
    List<String> refersTo,
    boolean freeText,
    boolean endOfDay,
    Long minimum,
    Measure measure)
    implements Serializable {

  /** Copies the collections; {@code allowed} keeps its order. */
  public Column {
    aliases = List.copyOf(aliases);
    allowed = Collections.unmodifiableMap(new LinkedHashMap<>(allowed));
    refersTo = List.copyOf(refersTo);
  }

  /** The value that a word of a file stands for; a word of no allowed value is a code. */
  public String canonical(String word) {
    return new Choices(this).find(word).orElseGet(() -> Codes.normalised(word));
  }

  /** The name a clerk knows the column by: its first alias in Chinese, else the canonical name. */
  public String label() {
    return aliases.stream().filter(Words::hasHan).findFirst().orElse(name);
  }
}
