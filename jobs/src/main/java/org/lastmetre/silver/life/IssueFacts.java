package org.lastmetre.silver.life;

import java.io.Serializable;
import java.time.Instant;

/**
 * What the row of {@code issues} says that its life depends on.
 *
 * @param raisedAt when the issue was raised
 * @param category never null
 * @param channel never null; {@code unknown} when absent
 * @param priority never null; {@code normal} when absent
 * @param sourceDueAt the source's own due time, already the end of the day when it was a mere date;
 *     null when the source gave none
 */
public record IssueFacts(
    Instant raisedAt, String category, String channel, String priority, Instant sourceDueAt)
    implements Serializable {}
