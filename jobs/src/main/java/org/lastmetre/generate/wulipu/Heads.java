package org.lastmetre.generate.wulipu;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.township.Unit;

/**
 * The three kinds of heads, one for each area, group and neighbour, and the volunteers who take
 * orders.
 *
 * @param ofAreas 63 片长
 * @param ofGroups 307 组长
 * @param ofNeighbours 1,554 邻长
 * @param volunteers two for each area
 */
record Heads(
    List<Person> ofAreas,
    List<Person> ofGroups,
    List<Person> ofNeighbours,
    List<Person> volunteers) {
  static final LocalDate ELECTED = LocalDate.of(2023, 2, 10);

  /** One head or volunteer. */
  record Person(String id, String name, String phone, String role, String unit) {
    Row row(Hand hand) {
      return Row.of("unit_code", unit)
          .with("role", hand.word("role", role))
          .with("staff_id", id)
          .with("staff_name", name)
          .with("phone", phone)
          .with("active_from", hand.day(ELECTED));
    }

    /** The unit it answers for; the number is that of the person. */
    Row charge(Hand hand) {
      return Row.of("assignment_id", "ZR" + id)
          .with("staff_id", id)
          .with("unit_code", unit)
          .with("valid_from", hand.day(ELECTED));
    }
  }

  static Heads drawn(Territory territory, Names names) {
    return new Heads(
        heads(territory.areas(), Heads::ofArea, "area_head", names),
        heads(territory.groups(), Heads::ofGroup, "group_head", names),
        heads(territory.neighbours(), Heads::ofNeighbour, "neighbour_head", names),
        volunteers(territory, names));
  }

  /** All heads, without the volunteers. */
  List<Person> all() {
    return Stream.of(ofAreas, ofGroups, ofNeighbours).flatMap(List::stream).toList();
  }

  /** The volunteers of an area. */
  List<Person> volunteersOf(String area) {
    return volunteers.stream().filter(volunteer -> volunteer.unit().equals(area)).toList();
  }

  /** The code of the head of an area. */
  static String ofArea(String area) {
    return "P" + Territory.digits(area);
  }

  /** The code of the head of a group. */
  static String ofGroup(String group) {
    return "Z" + Territory.digits(group);
  }

  /** The code of the head of a neighbour. */
  static String ofNeighbour(String neighbour) {
    return "L" + Territory.digits(neighbour);
  }

  private static List<Person> heads(
      List<Unit> units, UnaryOperator<String> codes, String role, Names names) {
    return units.stream()
        .map(Unit::code)
        .map(unit -> new Person(codes.apply(unit), names.person(), names.phone(), role, unit))
        .toList();
  }

  private static List<Person> volunteers(Territory territory, Names names) {
    List<Person> volunteers = new ArrayList<>();
    for (Unit area : territory.areas()) {
      for (int i = 0; i < 2; i++) {
        String id = "ZY" + Names.digits(volunteers.size() + 1, 3);
        volunteers.add(new Person(id, names.person(), names.phone(), "volunteer", area.code()));
      }
    }
    return List.copyOf(volunteers);
  }
}
