package org.lastmetre.contract;

import java.io.Serializable;

/**
 * One thing said to people, in Chinese and in English.
 *
 * @param zh the Chinese words, never null
 * @param en the English words, never null
 */
public record Text(String zh, String en) implements Serializable {}
