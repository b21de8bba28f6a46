package org.lastmetre.generate.bagongshan;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lastmetre.generate.bagongshan.Issues.Event;

/** Lets one issue go its way: each step a while after the last, on no Sunday. */
final class Events {
  private static final String OTHER_DEPARTMENT = "区市场监管局";

  private final Random random;
  private final String clerk;
  private final String department;
  private final String priority;
  private final List<Event> events = new ArrayList<>();
  private LocalDateTime now;

  /** An issue raised at that instant, with the member of staff and the department in charge. */
  Events(Random random, LocalDateTime raisedAt, String clerk, String department, String priority) {
    this.random = random;
    this.now = raisedAt;
    this.clerk = clerk;
    this.department = department;
    this.priority = priority;
  }

  List<Event> of(Story story) {
    switch (story) {
      case PLAIN -> {
        solveInTime();
        echo();
      }
      case LATE -> {
        begin();
        if (random.nextInt(3) == 0) {
          step("escalated", 20, 24, "");
          step("resolved", 25, 30, department);
        } else {
          step("resolved", 45, 54, department);
        }
        echo();
      }
      case NO_FEEDBACK -> solveInTime();
      case NEVER_ACCEPTED -> {
        step("resolved", 0, 1, "");
        echo();
      }
      case TWO_DEPARTMENTS -> {
        begin();
        step("dispatched", 0, 0, OTHER_DEPARTMENT);
        step("resolved", 1, 2, department);
        step("resolved", 1, 2, OTHER_DEPARTMENT);
        echo();
      }
      case SUSPENDED_AND_RESUMED -> {
        begin();
        step("suspended", 2, 2, "");
        step("resumed", 25, 25, "");
        step("resolved", 2, 3, department);
        echo();
      }
      case REOPENED_AND_RESOLVED -> {
        begin();
        step("resolved", 2, 3, department);
        step("feedback", 1, 1, "");
        step("reopened", 4, 4, "");
        step("resolved", 6, 8, department);
        step("feedback", 1, 2, "");
      }
      case OPEN_OVERDUE -> {
        begin();
        if (random.nextInt(2) == 0) {
          step("first_response", 2, 4, "");
        }
      }
      case OPEN_FRESH -> {
        if (random.nextInt(3) > 0) {
          step("accepted", 0, 0, "");
        }
      }
      case OPEN_ONE_DEPARTMENT -> {
        begin();
        step("dispatched", 0, 0, OTHER_DEPARTMENT);
        step("resolved", 3, 5, department);
      }
      case OPEN_SUSPENDED -> {
        begin();
        step("suspended", 3, 3, "");
      }
      case OPEN_REOPENED -> {
        begin();
        step("resolved", 3, 5, department);
        step("feedback", 1, 2, "");
        step("reopened", 5, 6, "");
      }
      case WITHDRAWN -> {
        step("accepted", 0, 1, "");
        step("withdrawn", 2, 3, "");
      }
    }
    return List.copyOf(events);
  }

  private void begin() {
    step("accepted", 0, 1, "");
    step("dispatched", 0, 1, department);
    if (random.nextInt(3) == 0) {
      step("first_response", 0, 0, "");
    }
  }

  private void solveInTime() {
    if (priority.equals("urgent")) {
      soon("accepted", 20 + random.nextInt(60), "");
      soon("resolved", 120 + random.nextInt(360), department);
    } else if (priority.equals("enquiry")) {
      step("accepted", 0, 0, "");
      step("resolved", 0, 1, "");
    } else {
      begin();
      step("resolved", 1, 5, department);
    }
  }

  /** Tells the household; one time in four also the village. */
  private void echo() {
    step("feedback", 1, 3, "");
    if (random.nextInt(4) == 0) {
      step("published", 1, 4, "");
    }
  }

  /** The next step, a number of days later; on the same day half an hour to three hours later. */
  private void step(String name, int fewestDays, int mostDays, String by) {
    int days = fewestDays + random.nextInt(mostDays - fewestDays + 1);
    if (now.toLocalDate().plusDays(days).getDayOfWeek() == DayOfWeek.SUNDAY) {
      days++;
    }
    if (days == 0) {
      soon(name, 30 + random.nextInt(150), by);
    } else {
      now = now.toLocalDate().plusDays(days).atTime(8, 40).plusMinutes(random.nextInt(500));
      events.add(new Event("", name, now, clerk, by));
    }
  }

  private void soon(String name, int minutes, String by) {
    now = now.plusMinutes(minutes);
    events.add(new Event("", name, now, clerk, by));
  }
}
