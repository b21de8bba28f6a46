package org.lastmetre.generate.sihong;

import java.io.IOException;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Place;

/**
 * Sihong county, Jiangsu (321324), 2025, staff go down, know and solve 干部下沉知情解难: 3,826 staff in 872
 * visiting groups over 108 residential communities, 4,418 party members who reported for duty where
 * they live, and livelihood projects at county, township and village level. The totals are those
 * published as 3,800+, 870+, 108 and 4,400+; communities, people and everything they did are
 * invented.
 */
public final class Sihong implements Place {
  private static final long SEED = 321324L;

  /** Nothing is drawn before {@link #send}. */
  public Sihong() {}

  @Override
  public String name() {
    return "sihong";
  }

  @Override
  public String policy() {
    return Rules.POLICY;
  }

  @Override
  public void send(Landing landing) throws IOException {
    landing.mapping("platform.yaml", Platform.MAPPING);
    Area area = Area.laidOut();
    Crews crews = Crews.drawn(area, new Names(SEED), SEED + 1);
    Homes homes = Homes.drawn(area, new Names(SEED + 2), SEED + 3);
    new Registers(area, crews, homes).send(landing);
    new Visits(area, crews, homes, SEED + 4).send(landing);
    Tickets tickets = Tickets.drawn(area, crews, homes, SEED + 5);
    new Platform(tickets).send(landing);
    new CallBacks(tickets, SEED + 6).send(landing);
    new Projects(area, SEED + 7).send(landing);
  }
}
