package org.lastmetre.generate.wulipu;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Unit;

/**
 * The sub-district down to its neighbours: 7 communities, 63 areas, 307 groups, 1,554 neighbours.
 *
 * @param subdistrict the sub-district itself
 * @param communities its communities, of nine areas each
 * @param areas 片, each under a community
 * @param groups 组, each under an area
 * @param neighbours 邻, each under a group
 */
record Territory(
    Unit subdistrict,
    List<Unit> communities,
    List<Unit> areas,
    List<Unit> groups,
    List<Unit> neighbours) {
  static final Unit DISTRICT = new Unit("430304", "岳塘区", "county", "");

  /** A code that no sub-district of the district has. */
  private static final String SUBDISTRICT = "430304016000";

  private static final List<String> COMMUNITIES =
      List.of("五里铺社区", "书香社区", "桐荫社区", "双塘社区", "临江社区", "茶园社区", "新塘社区");
  private static final List<String> ESTATES =
      List.of("桂园", "梅园", "锦绣家园", "机电家属院", "荷花苑", "幸福里", "阳光新村", "滨江花园", "老街");
  private static final int AREAS_EACH = 9;

  static Territory drawn() {
    Unit subdistrict = new Unit(SUBDISTRICT, "五里铺街道", "township", DISTRICT.code());
    List<Unit> communities = new ArrayList<>();
    for (String name : COMMUNITIES) {
      String code = SUBDISTRICT.substring(0, 9) + Names.digits(communities.size() + 1, 3);
      communities.add(new Unit(code, name, "community", SUBDISTRICT));
    }
    List<Unit> areas = new ArrayList<>();
    communities.forEach(community -> areas.addAll(below(community, "grid", AREAS_EACH)));
    List<Unit> groups = new ArrayList<>();
    for (int i = 0; i < areas.size(); i++) {
      // Eight areas have four groups, the other fifty-five have five.
      boolean small = i % 8 == 7 || i == 0;
      groups.addAll(below(areas.get(i), "group", small ? 4 : 5));
    }
    List<Unit> neighbours = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      // Nineteen groups have six neighbours, the others five.
      boolean large = i % 16 == 3;
      neighbours.addAll(below(groups.get(i), "neighbour", large ? 6 : 5));
    }
    return new Territory(
        subdistrict,
        List.copyOf(communities),
        List.copyOf(areas),
        List.copyOf(groups),
        List.copyOf(neighbours));
  }

  /** Every unit, each after its parent. */
  List<Unit> units() {
    return Stream.of(
            List.of(DISTRICT), List.of(subdistrict), communities, areas, groups, neighbours)
        .flatMap(List::stream)
        .toList();
  }

  /** The digits of a unit within the sub-district, by which people and talks are numbered. */
  static String digits(String unit) {
    return unit.substring(SUBDISTRICT.length() - 3);
  }

  /** The code of the area in which a group, neighbour or area lies. */
  static String areaOf(String code) {
    return code.substring(0, SUBDISTRICT.length() + 2);
  }

  /** The code of the group in which a neighbour lies. */
  static String groupOf(String neighbour) {
    return neighbour.substring(0, SUBDISTRICT.length() + 4);
  }

  private static List<Unit> below(Unit parent, String level, int count) {
    List<Unit> units = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String name =
          switch (level) {
            case "grid" -> parent.name().replace("社区", "") + ESTATES.get(i - 1) + "片";
            case "group" -> parent.name() + "第" + i + "组";
            default -> parent.name() + i + "邻";
          };
      units.add(new Unit(parent.code() + Names.digits(i, 2), name, level, parent.code()));
    }
    return units;
  }
}
