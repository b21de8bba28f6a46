package org.lastmetre.generate.bagongshan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lastmetre.generate.township.CsvStyle;
import org.lastmetre.generate.township.CsvStyle.Delimiter;
import org.lastmetre.generate.township.CsvStyle.Encoding;
import org.lastmetre.generate.township.CsvStyle.LineEnd;
import org.lastmetre.generate.township.DateStyle;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Names;

/**
 * The district from the top to its 141 groups.
 *
 * @param district the district itself, as a unit
 * @param townships its townships in the order of their codes
 */
record Area(Unit district, List<Township> townships) {
  private static final int GRIDS_OF_SEVEN = 15;

  /** One unit of the tree; an empty parent is the top. */
  record Unit(String code, String name, String level, String parent) {}

  /**
   * One township: its units, how it writes, how many of each kind it has.
   *
   * @param unit the township as a unit
   * @param hand how it writes its files
   * @param leaders township leaders
   * @param clerks township staff
   * @param partyMembers party members who link up with households
   * @param visits visits of the half year
   */
  record Township(
      Unit unit,
      Hand hand,
      int leaders,
      int clerks,
      int partyMembers,
      int visits,
      List<Unit> communities,
      List<Unit> grids,
      List<Unit> groups) {
    String code() {
      return unit.code();
    }

    /** The three digits of the township within the district. */
    String digits() {
      return unit.code().substring(6, 9);
    }

    List<Unit> groupsOf(Unit grid) {
      return groups.stream()
          .filter(group -> group.parent().equals(grid.code()))
          .collect(Collectors.toUnmodifiableList());
    }

    /** The grid, community or group of that code. */
    Unit find(String code) {
      return Stream.of(communities, grids, groups)
          .flatMap(List::stream)
          .filter(unit -> unit.code().equals(code))
          .findFirst()
          .orElseThrow();
    }

    Unit communityOf(Unit group) {
      return find(find(group.parent()).parent());
    }
  }

  Township township(String digits) {
    return townships.stream()
        .filter(township -> township.digits().equals(digits))
        .findFirst()
        .orElseThrow();
  }

  /** Every unit, each after its parent. */
  List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    units.add(district);
    townships.forEach(township -> units.add(township.unit()));
    townships.forEach(township -> units.addAll(township.communities()));
    townships.forEach(township -> units.addAll(township.grids()));
    townships.forEach(township -> units.addAll(township.groups()));
    return units;
  }

  static Area drawn() {
    Unit district = new Unit("340405", "八公山区", "county", "");
    CsvStyle utf8 = new CsvStyle(Encoding.UTF_8_BOM, Delimiter.COMMA, LineEnd.LF);
    CsvStyle tabs = new CsvStyle(Encoding.GB18030, Delimiter.TAB, LineEnd.CRLF);
    Builder area = new Builder(district);
    area.add(
        "001|新庄孜街道|新建社区:1 红旗社区:2 胜利社区:1 和平社区:1",
        new Hand(CsvStyle.SPREADSHEET, DateStyle.SLASH, Words.FORM),
        new int[] {3, 6, 12, 317});
    area.add(
        "002|土坝孜街道|建设社区:1 东风社区:1 向阳社区:1",
        new Hand(CsvStyle.SPREADSHEET, DateStyle.CHINESE, Words.FORM),
        new int[] {2, 5, 8, 206});
    area.add(
        "003|毕家岗街道|光明社区:1 团结社区:2 前进社区:1",
        new Hand(CsvStyle.SPREADSHEET, DateStyle.DASH, Words.SYSTEM),
        new int[] {3, 5, 9, 250});
    area.add(
        "100|八公山镇|石桥村:1 松林村:1 泉西村:1 泉东村:1",
        new Hand(CsvStyle.SPREADSHEET, DateStyle.COMPACT, Words.FORM),
        new int[] {2, 5, 10, 257});
    area.add(
        "121|山王镇|北坡村:2 大塘村:1 柳湾村:1",
        new Hand(utf8, DateStyle.OFFSET, Words.SYSTEM),
        new int[] {3, 5, 9, 251});
    area.add(
        "400|妙山林场|护林社区:1", new Hand(tabs, DateStyle.SERIAL, Words.FORM), new int[] {1, 2, 2, 65});
    return new Area(district, List.copyOf(area.townships));
  }

  /** Counts the grids while the townships are laid out. */
  private static final class Builder {
    private final Unit district;
    private final List<Township> townships = new ArrayList<>();
    private int grids;

    Builder(Unit district) {
      this.district = district;
    }

    void add(String layout, Hand hand, int[] counts) {
      String[] parts = layout.split("\\|", 3);
      Unit unit = new Unit("340405" + parts[0] + "000", parts[1], "township", district.code());
      List<Unit> communities = new ArrayList<>();
      List<Unit> own = new ArrayList<>();
      List<Unit> groups = new ArrayList<>();
      for (String community : parts[2].split(" ", -1)) {
        String[] nameAndGrids = community.split(":", 2);
        // The statistical codes give villages numbers from 200, residents' committees from 001.
        int number = communities.size() + (nameAndGrids[0].endsWith("村") ? 200 : 1);
        String code = "340405" + parts[0] + Names.digits(number, 3);
        communities.add(new Unit(code, nameAndGrids[0], "community", unit.code()));
        for (int grid = 1; grid <= Integer.parseInt(nameAndGrids[1]); grid++) {
          String gridCode = code + Names.digits(grid, 2);
          String gridName = nameAndGrids[0] + "第" + grid + "网格";
          own.add(new Unit(gridCode, gridName, "grid", code));
          int size = grids++ < GRIDS_OF_SEVEN ? 7 : 6;
          for (int group = 1; group <= size; group++) {
            groups.add(
                new Unit(
                    gridCode + Names.digits(group, 2), gridName + group + "组", "group", gridCode));
          }
        }
      }
      townships.add(
          new Township(
              unit,
              hand,
              counts[0],
              counts[1],
              counts[2],
              counts[3],
              List.copyOf(communities),
              List.copyOf(own),
              List.copyOf(groups)));
    }
  }
}
