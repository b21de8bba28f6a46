package org.lastmetre.generate.wulipu;

import java.io.IOException;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Place;

/**
 * Wulipu sub-district, Yuetang, Xiangtan (430304), from February to August 2023: heads of 63 areas,
 * 307 groups and 1,554 neighbours, 21,323 households, 8 stations, 1 hall and 10 pavilions. These
 * figures are real; units, people and everything they did are invented.
 */
public final class Wulipu implements Place {
  private static final long SEED = 430304L;

  /** Nothing is drawn before {@link #send}. */
  public Wulipu() {}

  @Override
  public String name() {
    return "wulipu";
  }

  @Override
  public String policy() {
    return Rules.POLICY;
  }

  @Override
  public void send(Landing landing) throws IOException {
    Territory territory = Territory.drawn();
    String sender = territory.subdistrict().code();
    Heads heads = Heads.drawn(territory, new Names(SEED));
    Households households = Households.drawn(territory, new Names(SEED + 1), SEED + 2);
    Issues issues = Issues.drawn(territory, households, SEED + 3);
    new RegisterFiles(territory, heads, households).send(landing);
    new VisitFiles(sender, Visits.drawn(households, SEED + 4)).send(landing);
    new OrderFiles(sender, Orders.drawn(households, heads, SEED + 5)).send(landing);
    new IssueFiles(sender, issues, Surveys.drawn(households, issues, SEED + 6)).send(landing);
    new TalkFiles(sender, Talks.drawn(territory, issues, SEED + 7)).send(landing);
  }
}
