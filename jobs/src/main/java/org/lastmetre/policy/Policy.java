package org.lastmetre.policy;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lastmetre.contract.Text;
import org.lastmetre.worktime.Limit;
import org.lastmetre.worktime.WorkingTime;

/**
 * The rules one jurisdiction measures by: its policy.yaml over the defaults, every value present
 * and checked.
 *
 * @param jurisdiction its unit code
 * @param name its name in Chinese and English
 * @param timeZone the zone of its civil days and of times without an offset
 * @param asOf the day a night takes when none is asked for; null for none
 * @param monthStartsOn first day of the assessment month, 1 to 28
 * @param workingTime calendar, weekdays and hours of work
 * @param coverage which visits and households count
 * @param response limits of issues and how they are told
 * @param satisfaction weights of the answers
 * @param quota households and units each role is linked to
 * @param rotation how long visiting groups keep their units
 * @param deliberation sessions a unit holds
 * @param scorecard weights and bands of the composite
 * @param risk when a record is worth a second look
 * @param smallCells published breakdowns of fewer people are suppressed; 0 or 1 suppresses none
 * @param submissions what townships send, how often and until when
 * @param retention how long published nights stay readable
 * @param fingerprint SHA-256 in hexadecimal over all values above but the retention, which changes
 *     no figure; equal rules have equal fingerprints
 */
public record Policy(
    String jurisdiction,
    Text name,
    ZoneId timeZone,
    LocalDate asOf,
    int monthStartsOn,
    WorkingTime workingTime,
    Coverage coverage,
    Response response,
    Satisfaction satisfaction,
    Quota quota,
    Rotation rotation,
    Deliberation deliberation,
    Scorecard scorecard,
    Risk risk,
    int smallCells,
    Submissions submissions,
    Retention retention,
    String fingerprint)
    implements Serializable {

  /** A reporting period a rule can be bound to. */
  public enum Period {
    MONTH,
    QUARTER,
    YEAR
  }

  /**
   * Which visits and households count.
   *
   * @param effective visit types that count when the outcome is met
   * @param denominator household statuses that are counted
   * @param intervalDays longest days between effective visits: `default`, `key` (is_key) or a tag;
   *     the shortest that applies holds
   */
  public record Coverage(
      List<String> effective, List<String> denominator, Map<String, Integer> intervalDays)
      implements Serializable {
    public Coverage {
      effective = List.copyOf(effective);
      denominator = List.copyOf(denominator);
      intervalDays = inOrder(intervalDays);
    }
  }

  /** The event a limit runs from; where it is missing, {@code RAISED}. */
  public enum Start {
    RAISED,
    ACCEPTED,
    DISPATCHED
  }

  /** What the {@code *_hours} measures count: clock time or working time. */
  public enum Hours {
    CLOCK,
    WORKING
  }

  /**
   * One rule of limits.
   *
   * @param category the issue's category; null = any
   * @param priority the issue's priority; null = any
   * @param channel the issue's channel; null = any
   * @param accept time to accept; null = none
   * @param resolve time to resolve; null = none
   */
  public record LimitRule(
      String category, String priority, String channel, Limit accept, Limit resolve)
      implements Serializable {
    boolean matches(String issueCategory, String issuePriority, String issueChannel) {
      return (category == null || category.equals(issueCategory))
          && (priority == null || priority.equals(issuePriority))
          && (channel == null || channel.equals(issueChannel));
    }
  }

  /**
   * How issues are timed.
   *
   * @param limits rules in order, the first match wins
   * @param starts the event a limit runs from
   * @param warningShare 0 to 1; yellow when no more than this share of the limit is left
   * @param hours what the hours measure
   */
  public record Response(List<LimitRule> limits, Start starts, double warningShare, Hours hours)
      implements Serializable {
    public Response {
      limits = List.copyOf(limits);
    }

    /**
     * The first rule that matches; empty when none does.
     *
     * @param category the issue's category
     * @param priority the issue's priority; null means normal
     * @param channel the issue's channel; null means unknown
     */
    public Optional<LimitRule> limitFor(String category, String priority, String channel) {
      String effectivePriority = priority == null ? "normal" : priority;
      String effectiveChannel = channel == null ? "unknown" : channel;
      return limits.stream()
          .filter(rule -> rule.matches(category, effectivePriority, effectiveChannel))
          .findFirst();
    }
  }

  /**
   * Weights of the answers.
   *
   * @param basicallyWeight 0 to 1, what “basically satisfied” counts beside “satisfied”
   * @param compositeResponse share of the response rate in the composite, the shares adding up to
   *     at most 1; null when it is no part of it
   * @param compositeResolution share of the resolution rate; null when it is no part
   * @param compositeSatisfaction share of the satisfaction rate; null when it is no part
   */
  public record Satisfaction(
      double basicallyWeight,
      Double compositeResponse,
      Double compositeResolution,
      Double compositeSatisfaction)
      implements Serializable {}

  /**
   * Links each role keeps.
   *
   * @param per the period in which the linked households are to be visited
   * @param roles per role the number of each thing linked: `households` or a unit level, such as
   *     `community`
   */
  public record Quota(Period per, Map<String, Map<String, Integer>> roles) implements Serializable {
    public Quota {
      Map<String, Map<String, Integer>> copy = new LinkedHashMap<>();
      roles.forEach((role, links) -> copy.put(role, inOrder(links)));
      roles = Collections.unmodifiableMap(copy);
    }

    /** Households a person of this role is to be linked to; 0 when the role has no quota. */
    public int households(String role) {
      return roles.getOrDefault(role, Map.of()).getOrDefault("households", 0);
    }
  }

  /** How long a visiting group keeps its units before groups swap. */
  public record Rotation(Period cycle) implements Serializable {}

  /**
   * Sessions a unit holds.
   *
   * @param sessions sessions required per period
   * @param per the period
   * @param types meeting types that count as a session
   */
  public record Deliberation(int sessions, Period per, List<String> types) implements Serializable {
    public Deliberation {
      types = List.copyOf(types);
    }
  }

  /**
   * Weights and bands of the composite score.
   *
   * @param weights share of each component rate (coverage, on_time, closed_loop, satisfaction);
   *     they add up to at most 1, a component left out counts nothing
   * @param bands the least score, 0 to 100, of each band, best band first; a lower score than the
   *     last has no band
   */
  public record Scorecard(Map<String, Double> weights, Map<String, Double> bands)
      implements Serializable {
    public Scorecard {
      weights = inOrder(weights);
      bands = inOrder(bands);
    }
  }

  /**
   * When a record is worth a second look; none of these proves anything.
   *
   * @param visitsPerDay most home visits of one person in a day
   * @param minutesBetweenUnits least minutes from a home in one lowest unit to one in another
   * @param absentDays days on which a household that is away is met at home; from so many on
   * @param burstRecords least visits that one person records in one go
   * @param burstPauseMinutes longest pause within one go
   * @param burstDays least number of days the visits recorded in one go were paid on
   * @param phoneHouseholds most households that one reporter's phone speaks for
   * @param sameRatings least number of identical ratings in a row
   * @param sameRatingsChance 0 to 1; a row likelier than this by chance alone is passed over
   * @param closedMinutes longest time from raising to resolution that counts as closed at once
   */
  public record Risk(
      int visitsPerDay,
      int minutesBetweenUnits,
      int absentDays,
      int burstRecords,
      int burstPauseMinutes,
      int burstDays,
      int phoneHouseholds,
      int sameRatings,
      double sameRatingsChance,
      int closedMinutes)
      implements Serializable {}

  /** How often a dataset is due. */
  public enum Every {
    DAY,
    WEEK,
    MONTH
  }

  /**
   * What townships send.
   *
   * @param datasets datasets expected from every township
   * @param every how often
   * @param due local time of day until which a submission is on time; {@link LocalTime#MAX} stands
   *     for 24:00
   */
  public record Submissions(List<String> datasets, Every every, LocalTime due)
      implements Serializable {
    public Submissions {
      datasets = List.copyOf(datasets);
    }
  }

  /**
   * How long published nights stay readable, counted from their publication.
   *
   * @param goldDays days that the figures of a night are kept
   * @param silverDays days that the records and ledgers behind them are kept
   */
  public record Retention(int goldDays, int silverDays) implements Serializable {}

  /** A serializable copy that keeps the order written, so that equal files read equal. */
  private static <V> Map<String, V> inOrder(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
