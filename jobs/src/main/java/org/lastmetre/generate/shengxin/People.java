package org.lastmetre.generate.shengxin;

import java.util.ArrayList;
import java.util.List;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Sheet.Row;

/**
 * The village's households, its six staff in five visiting groups, and its twelve inspectors.
 *
 * @param households by villager group
 * @param staff those who visit
 * @param inspectors four to a block
 */
record People(List<Household> households, List<Person> staff, List<Person> inspectors) {
  /** Households that joined the share scheme 股份合作. */
  private static final int SHAREHOLDERS = 324;

  private static final int HOUSEHOLDS = 560;
  private static final List<String> TAGS = List.of("living_alone", "disabled", "subsistence");

  /** One household of a villager group, 0 to 14; an empty phone is not known. */
  record Household(
      String id,
      int group,
      String unit,
      String head,
      String phone,
      List<String> tags,
      boolean key,
      String status) {
    Row row(Hand hand) {
      return Row.of("household_id", id)
          .with("head_name", head)
          .with("phone", phone)
          .with("unit_code", unit)
          .with("address", "盛新村" + (group + 1) + "组" + id.substring(4) + "号")
          .with("tags", hand.words("tags", tags))
          .with("is_key", hand.word("is_key", Boolean.toString(key)))
          .with("status", hand.word("status", status));
    }
  }

  /** One member of staff or inspector; who is in no visiting group has an empty one. */
  record Person(
      String id, String name, String phone, String role, String visitingGroup, String unit) {
    Row row(Hand hand) {
      return Row.of("staff_id", id)
          .with("staff_name", name)
          .with("role", hand.word("role", role))
          .with("visiting_group", visitingGroup)
          .with("unit_code", unit)
          .with("phone", phone);
    }
  }

  static People drawn(Village village, Names names, long seed) {
    return new People(
        households(village, names, new Chance(seed)), staff(names), inspectors(village, names));
  }

  /** The staff of a visiting group, 0 to 4: the first has two. */
  List<Person> staffOf(int visitingGroup) {
    String name = visitingGroup(visitingGroup);
    return staff.stream().filter(person -> person.visitingGroup().equals(name)).toList();
  }

  static String visitingGroup(int number) {
    return "第" + (number + 1) + "走访组";
  }

  private static List<Household> households(Village village, Names names, Chance chance) {
    int joining = SHAREHOLDERS;
    int groups = village.groups().size();
    List<Household> households = new ArrayList<>();
    for (int i = 0; i < HOUSEHOLDS; i++) {
      int group = i * groups / HOUSEHOLDS;
      String status = chance.weighted("88 resident 8 away 4 vacant");
      List<String> tags = new ArrayList<>();
      if (chance.between(1, HOUSEHOLDS - i) <= joining) {
        tags.add("shares");
        joining--;
      }
      boolean key = !status.equals("vacant") && chance.percent(12);
      if (key) {
        tags.add(chance.pick(TAGS));
      }
      households.add(
          new Household(
              "SX01" + Names.digits(i + 1, 3),
              group,
              village.groups().get(group).code(),
              names.person(),
              chance.percent(8) ? "" : names.phone(),
              List.copyOf(tags),
              key,
              status));
    }
    return List.copyOf(households);
  }

  private static List<Person> staff(Names names) {
    List<Person> staff = new ArrayList<>();
    for (int group : List.of(0, 0, 1, 2, 3, 4)) {
      staff.add(
          new Person(
              "CB" + Names.digits(staff.size() + 1, 2),
              names.person(),
              names.phone(),
              "village_staff",
              visitingGroup(group),
              Village.VILLAGE.code()));
    }
    return List.copyOf(staff);
  }

  private static List<Person> inspectors(Village village, Names names) {
    List<Person> inspectors = new ArrayList<>();
    village
        .blocks()
        .forEach(
            block -> {
              for (int i = 0; i < 4; i++) {
                inspectors.add(
                    new Person(
                        "XC" + Names.digits(inspectors.size() + 1, 2),
                        names.person(),
                        names.phone(),
                        "inspector",
                        "",
                        block.code()));
              }
            });
    return List.copyOf(inspectors);
  }
}
