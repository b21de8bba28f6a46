package org.lastmetre.generate.bagongshan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.lastmetre.generate.bagongshan.Area.Township;
import org.lastmetre.generate.bagongshan.Area.Unit;
import org.lastmetre.generate.township.Household;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Staff;

/**
 * The 155 staff, the 1,312 households and who is linked to whom.
 *
 * @param staff by township code
 * @param households by township code, in the order of their groups
 * @param links by township code: households first, then communities and groups
 */
record People(
    Map<String, List<Staff>> staff,
    Map<String, List<Household>> households,
    Map<String, List<Link>> links) {

  /** From this day three households of the first township have another person: a new quarter. */
  static final LocalDate HANDOVER = LocalDate.of(2017, 4, 1);

  private static final LocalDate LINKED_FROM = LocalDate.of(2017, 1, 1);

  /** A link to a household or to a unit, the other being empty. */
  record Link(
      String id, String staff, String household, String unit, LocalDate from, LocalDate to) {}

  /** Who answers for the household on that day. */
  String responsible(Township township, Household household, LocalDate day) {
    return links.get(township.code()).stream()
        .filter(link -> link.household().equals(household.id()))
        .filter(
            link -> !link.from().isAfter(day) && (link.to() == null || !link.to().isBefore(day)))
        .findFirst()
        .orElseThrow()
        .staff();
  }

  static People drawn(Area area, Names names, long seed) {
    People people = new People(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    Random random = new Random(seed);
    for (Township township : area.townships()) {
      new Drawing(township, names, random).into(people);
    }
    return people;
  }

  /** Draws one township: quotas decide how many households there are. */
  private static final class Drawing {
    private final Township township;
    private final Names names;
    private final Random random;
    private final List<Staff> staff = new ArrayList<>();
    private final List<Household> households = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<String, String> staffByHousehold = new LinkedHashMap<>();

    Drawing(Township township, Names names, Random random) {
      this.township = township;
      this.names = names;
      this.random = random;
    }

    void into(People people) {
      drawHouseholds();
      List<Household> pool = linkVillageStaff();
      linkParty(pool);
      linkOffice("township_leader", township.leaders(), 3, pool);
      linkOffice("township_staff", township.clerks(), 5, pool);
      List<Link> toHouseholds =
          households.stream().map(this::link).collect(Collectors.toUnmodifiableList());
      List<Link> all = new ArrayList<>(toHouseholds);
      links.forEach(link -> all.add(numbered(link, all.size() + 1)));
      if (township.digits().equals("001")) {
        handOver(all);
      }
      people.staff().put(township.code(), List.copyOf(staff));
      people.households().put(township.code(), List.copyOf(households));
      people.links().put(township.code(), List.copyOf(all));
    }

    private void drawHouseholds() {
      int total =
          3 * township.leaders()
              + 5 * township.clerks()
              + 10 * (3 * township.grids().size() + township.partyMembers());
      int[] sizes = new int[township.groups().size()];
      for (int i = 0; i < total; i++) {
        sizes[i % sizes.length]++;
      }
      for (int i = 1; i < sizes.length; i += 2) {
        int moved = random.nextInt(4);
        sizes[i - 1] -= moved;
        sizes[i] += moved;
      }
      for (int i = 0; i < sizes.length; i++) {
        for (int number = 1; number <= sizes[i]; number++) {
          households.add(household(township.groups().get(i), number));
        }
      }
    }

    private Household household(Unit group, int number) {
      String id = "H" + township.digits() + "-" + Names.digits(households.size() + 1, 4);
      int lot = random.nextInt(100);
      String status = lot < 88 ? "resident" : lot < 96 ? "away" : "vacant";
      List<String> tags = new ArrayList<>();
      List<String> known =
          List.of("low_income", "subsistence", "living_alone", "disabled", "left_behind");
      int tagLot = random.nextInt(100);
      if (tagLot < 18 && !status.equals("vacant")) {
        tags.add(known.get(tagLot % 5));
        if (tagLot % 4 == 0) {
          tags.add(known.get((tagLot + 2) % 5));
        }
      }
      LocalDate registered =
          random.nextInt(4) == 0 ? null : LocalDate.of(2016, 9, 1).plusDays(random.nextInt(100));
      return new Household(
          id,
          group.code(),
          names.person(),
          random.nextInt(20) == 0 ? "" : names.phone(),
          names.idNumber(1938, 1988),
          group.name() + number + "号",
          List.copyOf(tags),
          !tags.isEmpty() && random.nextInt(3) == 0,
          status,
          registered);
    }

    /** Three for each grid, who share its groups; returns the households left over. */
    private List<Household> linkVillageStaff() {
      List<Household> pool = new ArrayList<>(households);
      for (Unit grid : township.grids()) {
        List<Unit> groups = township.groupsOf(grid);
        for (int i = 0; i < 3; i++) {
          Staff member = hire("village_staff", grid.parent());
          List<String> own = new ArrayList<>();
          for (int at = i * groups.size() / 3; at < (i + 1) * groups.size() / 3; at++) {
            own.add(groups.get(at).code());
            links.add(new Link("", member.id(), "", groups.get(at).code(), LINKED_FROM, null));
          }
          List<Household> near =
              pool.stream()
                  .filter(household -> own.contains(household.unit()))
                  .collect(Collectors.toCollection(ArrayList::new));
          Collections.shuffle(near, random);
          // One person is a household short of the quota, so that a rate below 1 is to be seen.
          int quota = i == 1 && grid.equals(township.grids().get(0)) ? 9 : 10;
          keep(member, near.subList(0, quota), pool);
        }
      }
      pool.sort(Comparator.comparing(Household::id));
      return pool;
    }

    private void linkParty(List<Household> pool) {
      for (int i = 0; i < township.partyMembers(); i++) {
        String group = pool.get(0).unit();
        Staff member = hire("party_member", township.communityOf(township.find(group)).code());
        keep(member, pool.subList(0, i == 1 ? 9 : 10), pool);
      }
    }

    /** Leaders and staff of the township's office; the first of each takes one household more. */
    private void linkOffice(String role, int count, int quota, List<Household> pool) {
      for (int i = 0; i < count; i++) {
        Staff member = hire(role, township.code());
        keep(member, pool.subList(0, i == 0 ? quota + 1 : quota), pool);
        List<Unit> units =
            role.equals("township_leader") ? township.communities() : township.groups();
        int linked = role.equals("township_leader") ? 1 : 1 + random.nextInt(2);
        for (int k = 0; k < linked; k++) {
          String unit = units.get((i * 5 + k) % units.size()).code();
          links.add(new Link("", member.id(), "", unit, LINKED_FROM, null));
        }
      }
    }

    private Staff hire(String role, String unit) {
      String id = "G" + township.digits() + "-" + Names.digits(staff.size() + 1, 3);
      Staff member = new Staff(id, names.person(), names.phone(), role, unit);
      staff.add(member);
      return member;
    }

    private void keep(Staff member, List<Household> chosen, List<Household> pool) {
      List<Household> kept = List.copyOf(chosen);
      kept.forEach(household -> staffByHousehold.put(household.id(), member.id()));
      pool.removeAll(kept);
    }

    private Link link(Household household) {
      int number = households.indexOf(household) + 1;
      String member = staffByHousehold.get(household.id());
      return numbered(new Link("", member, household.id(), "", LINKED_FROM, null), number);
    }

    private Link numbered(Link link, int number) {
      String id = "JD" + township.digits() + "-" + Names.digits(number, 4);
      return new Link(id, link.staff(), link.household(), link.unit(), link.from(), link.to());
    }

    /** The first three households go to the second party member when the quarter changes. */
    private void handOver(List<Link> all) {
      String successor =
          staff.stream()
              .filter(member -> member.role().equals("party_member"))
              .skip(1)
              .findFirst()
              .orElseThrow()
              .id();
      for (int i = 0; i < 3; i++) {
        Link old = all.get(i);
        all.set(
            i,
            new Link(
                old.id(), old.staff(), old.household(), "", old.from(), HANDOVER.minusDays(1)));
        all.add(
            numbered(new Link("", successor, old.household(), "", HANDOVER, null), all.size() + 1));
      }
    }
  }
}
