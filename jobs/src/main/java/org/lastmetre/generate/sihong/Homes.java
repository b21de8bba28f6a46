package org.lastmetre.generate.sihong;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Household;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Unit;

/**
 * About 5,000 of the households of the 108 communities.
 *
 * @param of by the code of their community
 */
record Homes(Map<String, List<Household>> of) {
  private static final String TAGS =
      "86 - 3 subsistence 4 low_income 4 living_alone 2 disabled 1 left_behind";

  static Homes drawn(Area area, Names names, long seed) {
    Chance chance = new Chance(seed);
    Map<String, List<Household>> homes = new LinkedHashMap<>();
    for (Unit community : area.allCommunities()) {
      List<Household> own = new ArrayList<>();
      int count = chance.between(41, 51);
      for (int number = 1; number <= count; number++) {
        String tag = chance.weighted(TAGS);
        own.add(
            new Household(
                // Leading zeros, which must not be lost.
                community.code().substring(6) + "-" + Names.digits(number, 4),
                community.code(),
                names.person(),
                names.phone(),
                names.idNumber(1940, 2000),
                community.name()
                    + (number / 12 + 1)
                    + "幢"
                    + (number % 12 / 6 + 1)
                    + "单元"
                    + (number % 6 + 1)
                    + "0"
                    + chance.between(1, 2)
                    + "室",
                tag.isEmpty() ? List.of() : List.of(tag),
                !tag.isEmpty() && chance.percent(45),
                chance.weighted(tag.isEmpty() ? "78 resident 12 away 10 vacant" : "100 resident"),
                LocalDate.of(2024, 10, 8).plusDays(chance.between(0, 120))));
      }
      homes.put(community.code(), List.copyOf(own));
    }
    return new Homes(homes);
  }
}
