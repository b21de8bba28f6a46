package org.lastmetre.generate.sihong;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Unit;

/**
 * Who goes down: 872 visiting groups, eight to a community and in some a ninth, and the party
 * members who reported where they live.
 *
 * @param groups by the code of the community they visit
 * @param members party members by the code of the community they live in
 */
record Crews(Map<String, List<List<Staff>>> groups, Map<String, List<Staff>> members) {
  private static final int GROUPS = 872;
  private static final int STAFF = 3826;
  private static final int MEMBERS = 4418;

  /** One person; the group is empty for those in none. */
  record Staff(String id, String name, String phone, String role, String unit, String group) {}

  static Crews drawn(Area area, Names names, long seed) {
    Crews crews = new Crews(new LinkedHashMap<>(), new LinkedHashMap<>());
    Chance chance = new Chance(seed);
    List<Unit> communities = area.allCommunities();
    int group = 0;
    int staff = 0;
    int members = 0;
    for (int at = 0; at < communities.size(); at++) {
      Unit community = communities.get(at);
      List<List<Staff>> crew = new ArrayList<>();
      for (int number = 1; number <= share(GROUPS, at, communities.size()); number++) {
        List<Staff> hired = new ArrayList<>();
        for (int i = 0; i < share(STAFF, group, GROUPS); i++) {
          hired.add(
              new Staff(
                  "G" + Names.digits(++staff, 5),
                  names.person(),
                  names.phone(),
                  i > 0
                      ? chance.weighted("60 township_staff 40 village_staff")
                      : chance.weighted("15 township_leader 85 township_staff"),
                  community.code(),
                  community.code().substring(6) + "-" + number + "组"));
        }
        crew.add(List.copyOf(hired));
        group++;
      }
      List<Staff> reported = new ArrayList<>();
      for (int i = 0; i < share(MEMBERS, at, communities.size()); i++) {
        reported.add(
            new Staff(
                "D" + Names.digits(++members, 5),
                names.person(),
                names.phone(),
                "party_member",
                community.code(),
                ""));
      }
      crews.groups().put(community.code(), List.copyOf(crew));
      crews.members().put(community.code(), List.copyOf(reported));
    }
    return crews;
  }

  /** What falls to one of so many when a total is shared out as evenly as can be. */
  private static int share(int total, int at, int shares) {
    return total * (at + 1) / shares - total * at / shares;
  }
}
