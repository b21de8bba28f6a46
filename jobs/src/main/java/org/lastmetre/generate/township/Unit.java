package org.lastmetre.generate.township;

/**
 * One unit of a place.
 *
 * @param code its code
 * @param name its name in Chinese
 * @param level its level by its contract name, such as {@code group}
 * @param parent the code of the unit above; empty at the top
 */
public record Unit(String code, String name, String level, String parent) {}
