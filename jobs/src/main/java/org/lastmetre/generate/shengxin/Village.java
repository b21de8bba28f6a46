package org.lastmetre.generate.shengxin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Unit;

/**
 * The village: three blocks of five villager groups each.
 *
 * @param blocks the blocks in which inspectors go about
 * @param groups the fifteen groups, five to a block
 */
record Village(List<Unit> blocks, List<Unit> groups) {
  static final Unit TOWN = new Unit("310116102000", "枫泾镇", "township", "310116");
  static final Unit VILLAGE = new Unit("310116102233", "盛新村", "community", TOWN.code());

  private static final Unit DISTRICT = new Unit("310116", "金山区", "county", "");
  private static final int GROUPS_EACH = 5;

  static Village drawn() {
    List<Unit> blocks = new ArrayList<>();
    List<Unit> groups = new ArrayList<>();
    for (String name : List.of("东片", "中片", "西片")) {
      String code = VILLAGE.code() + Names.digits(blocks.size() + 1, 2);
      blocks.add(new Unit(code, name, "grid", VILLAGE.code()));
      for (int i = 1; i <= GROUPS_EACH; i++) {
        String group = code + Names.digits(i, 2);
        groups.add(new Unit(group, "第" + (groups.size() + 1) + "村民小组", "group", code));
      }
    }
    return new Village(List.copyOf(blocks), List.copyOf(groups));
  }

  /** Every unit, each after its parent. */
  List<Unit> units() {
    return Stream.of(List.of(DISTRICT, TOWN, VILLAGE), blocks, groups)
        .flatMap(List::stream)
        .toList();
  }

  /** The groups of a block. */
  List<Unit> groupsOf(String block) {
    return groups.stream().filter(group -> group.parent().equals(block)).toList();
  }
}
