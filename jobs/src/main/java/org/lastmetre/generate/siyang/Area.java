package org.lastmetre.generate.siyang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Unit;

/**
 * Four towns, twelve villages, forty-eight villagers' groups.
 *
 * @param towns the towns in the order of their codes
 * @param villages by the code of their town
 * @param groups by the code of their village
 */
record Area(List<Unit> towns, Map<String, List<Unit>> villages, Map<String, List<Unit>> groups) {
  static final String COUNTY = "321323";
  private static final int GROUPS = 4;

  /** Every village, town by town. */
  List<Unit> allVillages() {
    return villages.values().stream().flatMap(List::stream).toList();
  }

  /** Every unit, each after its parent. */
  List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    units.add(new Unit(COUNTY, "泗阳县", "county", ""));
    units.addAll(towns);
    villages.values().forEach(units::addAll);
    groups.values().forEach(units::addAll);
    return units;
  }

  static Area laidOut() {
    Area area = new Area(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    area.lay("101", "爱园镇", List.of("松张口村", "果园村", "杨集村"));
    area.lay("102", "王集镇", List.of("南园村", "桃源村", "刘圩村"));
    area.lay("104", "新袁镇", List.of("三岔村", "灯笼湖村", "堆上村"));
    area.lay("105", "李口镇", List.of("八堡村", "双河村", "朱庄村"));
    return area;
  }

  private void lay(String digits, String town, List<String> names) {
    Unit above = new Unit(COUNTY + digits + "000", town, "township", COUNTY);
    towns.add(above);
    List<Unit> own = new ArrayList<>();
    for (String name : names) {
      String code = COUNTY + digits + Names.digits(200 + own.size(), 3);
      own.add(new Unit(code, name, "community", above.code()));
      List<Unit> below = new ArrayList<>();
      for (int group = 1; group <= GROUPS; group++) {
        below.add(new Unit(code + Names.digits(group, 2), name + group + "组", "group", code));
      }
      groups.put(code, List.copyOf(below));
    }
    villages.put(above.code(), List.copyOf(own));
  }
}
