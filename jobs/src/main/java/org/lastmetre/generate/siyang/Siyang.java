package org.lastmetre.generate.siyang;

import java.io.IOException;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Place;

/**
 * Siyang county, Jiangsu (321323), 2021, three haves and three musts 三有三必: 31 village talks on 84
 * topics, of which 65 were voted on; more than sixty street lights lit a month after the complaint;
 * an irrigation pump repaired the evening it failed. The totals and the four towns are real;
 * villages, people and everything else are invented.
 */
public final class Siyang implements Place {
  private static final long SEED = 321323L;

  /** Nothing is drawn before {@link #send}. */
  public Siyang() {}

  @Override
  public String name() {
    return "siyang";
  }

  @Override
  public String policy() {
    return Rules.POLICY;
  }

  @Override
  public void send(Landing landing) throws IOException {
    Area area = Area.laidOut();
    People people = People.drawn(area, new Names(SEED), SEED + 1);
    new Register(area, people).send(landing);
    new Visits(area, people, SEED + 2).send(landing);
    Matters matters = Matters.drawn(area, people, SEED + 3);
    new MatterFiles(area, matters).send(landing);
    new Talks(area, matters, SEED + 4).send(landing);
    new Orders(area, people, SEED + 5).send(landing);
  }
}
