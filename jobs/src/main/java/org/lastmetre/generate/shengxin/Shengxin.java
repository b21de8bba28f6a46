package org.lastmetre.generate.shengxin;

import java.io.IOException;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Place;

/**
 * Shengxin village, Fengjing, Jinshan, Shanghai (310116) in 2020: 15 villager groups visited by 6
 * staff in 5 visiting groups, 12 inspectors in 3 blocks, 324 households in the share scheme, 123
 * elders behind three households' question. These figures are real; people and everything they did
 * are invented.
 */
public final class Shengxin implements Place {
  private static final long SEED = 310116L;

  /** Nothing is drawn before {@link #send}. */
  public Shengxin() {}

  @Override
  public String name() {
    return "shengxin";
  }

  @Override
  public String policy() {
    return Rules.POLICY;
  }

  @Override
  public void send(Landing landing) throws IOException {
    Village village = Village.drawn();
    People people = People.drawn(village, new Names(SEED), SEED + 1);
    Visits visits = Visits.drawn(village, people, SEED + 2);
    Issues issues = Issues.drawn(people, visits, SEED + 3);
    new RegisterFiles(village, people).send(landing);
    new VisitFiles(visits).send(landing);
    new IssueFiles(issues, Surveys.drawn(issues, SEED + 4)).send(landing);
    new MeetingFiles(Meetings.drawn(issues, SEED + 5)).send(landing);
    new PlanFiles(Plans.drawn(SEED + 6)).send(landing);
  }
}
