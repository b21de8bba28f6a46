package org.lastmetre.generate.bagongshan;

import java.io.IOException;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Place;

/**
 * Bagongshan district, Huainan (340405), the first half of 2017: 21 grids, 155 staff linked to 141
 * groups and 1,312 households, 1,346 visits, 92 issues solved. The totals and the six townships are
 * real; communities, people and everything they did are invented.
 */
public final class Bagongshan implements Place {
  private static final long SEED = 340405L;

  /** Nothing is drawn before {@link #send}. */
  public Bagongshan() {}

  @Override
  public String name() {
    return "bagongshan";
  }

  @Override
  public String policy() {
    return Rules.POLICY;
  }

  @Override
  public void send(Landing landing) throws IOException {
    Area area = Area.drawn();
    People people = People.drawn(area, new Names(SEED), SEED + 1);
    Visits visits = Visits.drawn(area, people, SEED + 2);
    Issues issues = Issues.drawn(area, people, visits, new Names(SEED + 3), SEED + 4);
    Surveys surveys = Surveys.drawn(area, people, issues, SEED + 5);
    new RegisterFiles(area, people).send(landing);
    new VisitFiles(area, visits).send(landing);
    new IssueFiles(area, issues, surveys).send(landing);
    new MeetingFiles(area, issues, SEED + 6).send(landing);
  }
}
