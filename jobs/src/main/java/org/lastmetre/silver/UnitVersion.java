package org.lastmetre.silver;

import java.time.LocalDate;

/**
 * One row of {@code silver.org_units}.
 *
 * @param validFrom first day; null for always
 * @param validTo last day; null for open; the unit's next version ends it all the same
 */
public record UnitVersion(
    String code,
    String name,
    String level,
    String parent,
    LocalDate validFrom,
    LocalDate validTo) {}
