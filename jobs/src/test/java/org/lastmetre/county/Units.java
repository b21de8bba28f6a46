package org.lastmetre.county;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The county's units: uneven in depth, renamed, moved to other parents, split, closed, opened,
 * known late and never known.
 */
final class Units {
  /** A unit as first known; {@code sender} is the township that reports it. */
  record Unit(String code, String level, String parent, String sender, String name) {}

  private final Ground ground;
  private final Dice dice;
  private final List<Unit> all = new ArrayList<>();
  private final List<Unit> arriving = new ArrayList<>();
  private final List<Unit> splitInto = new ArrayList<>();
  private final Set<String> sentElsewhere = new LinkedHashSet<>();
  private final List<List<Unit>> communities = new ArrayList<>();
  private LocalDate splitOn;

  private Units(Ground ground) {
    this.ground = ground;
    this.dice = ground.dice("units");
  }

  static Units make(Ground ground) {
    Units units = new Units(ground);
    units.grow();
    units.change();
    units.sendFirst();
    return units;
  }

  /** Units that a household can belong to from the first night on. */
  List<Unit> lowest() {
    Set<String> parents = new LinkedHashSet<>();
    all.forEach(unit -> parents.add(unit.parent()));
    return all.stream()
        .filter(unit -> !parents.contains(unit.code()) && !sentElsewhere.contains(unit.code()))
        .toList();
  }

  /** Every unit known on the first night. */
  List<Unit> known() {
    return all.stream().filter(unit -> !sentElsewhere.contains(unit.code())).toList();
  }

  List<String> senders() {
    return all.stream().map(Unit::sender).distinct().toList();
  }

  /** The community that is split, from {@link #splitOn} on replaced by {@link #splitInto}. */
  Unit split() {
    return communities.get(1).get(0);
  }

  List<Unit> splitInto() {
    return splitInto;
  }

  LocalDate splitOn() {
    return splitOn;
  }

  /** Units whose rows arrive nights after the households that name them. */
  List<Unit> arriving() {
    return arriving;
  }

  /** A unit that is named and never arrives. */
  Unit never() {
    String township = senders().get(0);
    return new Unit(township + "999999", "grid", township, township, "无此网格");
  }

  private void grow() {
    int townships = ground.scale().townships();
    int each = Math.max(3, Math.min(7, ground.scale().households() / (townships * 40)));
    List<String> names = List.of("双庙", "河西", "临淮", "太平", "石集", "龙集", "青阳");
    for (int t = 0; t < townships; t++) {
      String township = ground.scale().code() + (101 + t);
      all.add(new Unit(township, "township", ground.scale().code(), township, names.get(t) + "镇"));
      List<Unit> here = new ArrayList<>();
      for (int c = 0; c < each; c++) {
        // Village codes have 12 digits in the statistical division, 15 in some places.
        String code = township + (c % 3 == 2 ? "000" : "") + String.valueOf(1001 + c).substring(1);
        Unit community = new Unit(code, "community", township, township, place(c) + "社区");
        all.add(community);
        here.add(community);
        // Neighbour heads even where townships have but three communities.
        below(community, t == 2 && c == 1 ? 3 : c % 4);
      }
      communities.add(here);
    }
  }

  /** 0 nothing below the community, 1 grids, 2 grids with groups, 3 groups and a neighbour head. */
  private void below(Unit community, int depth) {
    if (depth == 1 || depth == 2) {
      for (int g = 1; g <= dice.between(2, 3); g++) {
        Unit grid = child(community, "grid", "1" + digits(g), "第" + g + "网格");
        for (int k = 1; depth == 2 && g > 1 && k <= 2; k++) {
          child(grid, "group", digits(k), k + "组");
        }
      }
    }
    if (depth == 3) {
      Unit group = child(community, "group", "2" + digits(1), "一组");
      child(community, "group", "2" + digits(2), "二组");
      child(group, "neighbour", digits(1), "一号楼");
    }
  }

  private Unit child(Unit parent, String level, String suffix, String name) {
    Unit unit =
        new Unit(
            parent.code() + suffix, level, parent.code(), parent.sender(), parent.name() + name);
    all.add(unit);
    return unit;
  }

  private static String digits(int number) {
    return String.valueOf(100 + number).substring(1);
  }

  private String place(int index) {
    return dice.word("槐树 幸福 东风 杨庄 新河 柳塘 红旗") + (index + 1);
  }

  private void change() {
    Timeline days = ground.timeline();
    Unit renamed = communities.get(0).get(0);
    LocalDate renamedOn = days.day(0.4).withDayOfMonth(1);
    later(row(renamed).with("unit_name", "新" + renamed.name()), renamed.sender(), renamedOn, null);

    Unit moved = communities.get(0).get(1);
    String newParent = communities.get(1).get(0).sender();
    later(row(moved).with("parent_code", newParent), newParent, days.day(0.6), null);

    Unit grid = all.stream().filter(u -> u.parent().equals(moved.code())).findFirst().orElseThrow();
    String otherParent = communities.get(0).get(2).code();
    later(row(grid).with("parent_code", otherParent), grid.sender(), days.day(0.75), null);

    splitOn = days.day(0.5).withDayOfMonth(13);
    later(row(split()), split().sender(), null, splitOn);
    for (String half : List.of("东", "西")) {
      String code = split().sender() + (half.equals("东") ? "051" : "052");
      Unit part =
          new Unit(code, "community", split().parent(), split().sender(), split().name() + half);
      splitInto.add(part);
      elsewhere(part);
      later(row(part), part.sender(), splitOn, null);
    }

    Unit third = communities.get(2).get(2);
    Unit future = childElsewhere(third, "901", "未来网格");
    later(row(future), future.sender(), days.asOf().plusDays(5), null);
    Unit opened = childElsewhere(third, "902", "新设网格");
    later(row(opened), opened.sender(), days.day(0.3), null);
    Unit closed = childElsewhere(third, "903", "旧网格");
    later(row(closed), closed.sender(), null, days.day(0.55).withDayOfMonth(10));

    arrives(childElsewhere(third, "904", "迟到网格"), days.night(days.count() / 2 + 1));
    arrives(childElsewhere(third, "905", "更迟网格"), days.night(days.count() - 3));

    // Its parent is known only later: a unit waits as any row does.
    Unit below = child(arriving.get(0), "group", "01", "一组");
    sentElsewhere.add(below.code());
    ground.send(below.sender(), days.night(1), row(below));

    // A second row with the same key: a slip of the pen mended, no new version.
    Unit mended = communities.get(2).get(0);
    Row better = row(mended).with("unit_name", mended.name() + "（更正）");
    ground.send(mended.sender(), days.night(days.count() / 2), better);
    Unit orphan =
        new Unit(third.sender() + "777001", "grid", never().code(), third.sender(), "孤网格");
    ground.send(orphan.sender(), days.night(1), row(orphan));
  }

  private Unit childElsewhere(Unit parent, String suffix, String name) {
    Unit unit = child(parent, "grid", suffix, name);
    sentElsewhere.add(unit.code());
    return unit;
  }

  private void elsewhere(Unit unit) {
    all.add(unit);
    sentElsewhere.add(unit.code());
  }

  private void arrives(Unit unit, LocalDate night) {
    arriving.add(unit);
    ground.send(unit.sender(), night, row(unit));
  }

  /** Sends a version on the first night at or after the day it begins or ends. */
  private void later(Row row, String sender, LocalDate from, LocalDate to) {
    LocalDate day = from == null ? to : from;
    LocalDate night = ground.timeline().nightFor(day, 0);
    ground.send(sender, night, row.with("valid_from", from).with("valid_to", to));
  }

  private void sendFirst() {
    LocalDate first = ground.timeline().night(0);
    if (ground.scale().seed() % 2 == 0) {
      ground.send(
          ground.scale().code(),
          first,
          row(new Unit(ground.scale().code(), "county", null, ground.scale().code(), "样县")));
    }
    Unit dated = communities.get(0).get(2);
    // Children stand before their parents now and then, as in sheets sorted by name.
    for (Unit unit : dice.shuffled(known())) {
      Row row = row(unit);
      boolean isDated = unit.equals(dated);
      ground.send(
          unit.sender(),
          first,
          isDated ? row.with("valid_from", ground.timeline().start().minusYears(2)) : row);
    }
  }

  static Row row(Unit unit) {
    return Row.of(
        "org_units",
        "unit_code",
        unit.code(),
        "unit_name",
        unit.name(),
        "level",
        unit.level(),
        "parent_code",
        unit.parent());
  }
}
