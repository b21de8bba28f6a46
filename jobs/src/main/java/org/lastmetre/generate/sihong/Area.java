package org.lastmetre.generate.sihong;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Unit;

/**
 * Three streets and five towns with 108 residential communities.
 *
 * @param townships in the order of their codes
 * @param communities by the code of their township
 */
record Area(List<Unit> townships, Map<String, List<Unit>> communities) {
  static final String COUNTY = "321324";

  private static final List<String> FIRST =
      List.of("锦绣", "香樟", "碧水", "书香", "金桂", "翠湖", "阳光", "银杏", "梧桐");
  private static final List<String> SECOND =
      List.of("花园", "家园", "名苑", "新城", "雅居", "佳苑", "华庭", "府邸", "里", "小镇", "公馆", "东苑");

  /** Every community, township by township. */
  List<Unit> allCommunities() {
    return communities.values().stream().flatMap(List::stream).toList();
  }

  /** Every unit, each after its parent. */
  List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    units.add(new Unit(COUNTY, "泗洪县", "county", ""));
    units.addAll(townships);
    communities.values().forEach(units::addAll);
    return units;
  }

  static Area laidOut() {
    Area area = new Area(new ArrayList<>(), new LinkedHashMap<>());
    area.lay("001", "青阳街道", 24);
    area.lay("002", "大楼街道", 20);
    area.lay("003", "重岗街道", 14);
    area.lay("101", "双沟镇", 14);
    area.lay("102", "上塘镇", 9);
    area.lay("105", "界集镇", 9);
    area.lay("108", "归仁镇", 9);
    area.lay("112", "梅花镇", 9);
    return area;
  }

  private void lay(String digits, String name, int count) {
    Unit above = new Unit(COUNTY + digits + "000", name, "township", COUNTY);
    int before = allCommunities().size();
    List<Unit> own = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      int at = before + number - 1;
      String estate = FIRST.get(at % FIRST.size()) + SECOND.get(at / FIRST.size());
      String code = COUNTY + digits + Names.digits(number, 3);
      own.add(new Unit(code, estate + "小区", "community", above.code()));
    }
    townships.add(above);
    communities.put(above.code(), List.copyOf(own));
  }
}
