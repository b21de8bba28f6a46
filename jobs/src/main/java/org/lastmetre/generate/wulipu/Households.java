package org.lastmetre.generate.wulipu;

import java.util.ArrayList;
import java.util.List;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.township.Unit;

/**
 * The 21,323 households, thirteen or fourteen to a neighbour on average.
 *
 * @param all in the order of their neighbours
 */
record Households(List<Household> all) {
  private static final int TOTAL = 21_323;
  private static final List<String> TAGS =
      List.of("living_alone", "subsistence", "disabled", "low_income", "left_behind");

  /** One household; an empty phone is not known. */
  record Household(
      String id,
      String neighbour,
      String head,
      String phone,
      String address,
      List<String> tags,
      boolean key,
      String status) {
    /** The code of the area in which it lives. */
    String area() {
      return Territory.areaOf(neighbour);
    }

    Row row(Hand hand) {
      return Row.of("household_id", id)
          .with("unit_code", neighbour)
          .with("head_name", head)
          .with("phone", phone)
          .with("address", address)
          .with("tags", hand.words("tags", tags))
          .with("is_key", key ? hand.word("is_key", "true") : "")
          .with("status", hand.word("status", status));
    }
  }

  static Households drawn(Territory territory, Names names, long seed) {
    Chance chance = new Chance(seed);
    int[] sizes = sizes(territory.neighbours().size(), chance);
    List<Household> all = new ArrayList<>();
    String community = "";
    int number = 0;
    for (int i = 0; i < sizes.length; i++) {
      Unit neighbour = territory.neighbours().get(i);
      String digits = Territory.digits(neighbour.code()).substring(0, 3);
      number = digits.equals(community) ? number : 0;
      community = digits;
      for (int door = 1; door <= sizes[i]; door++) {
        String id = "H" + community.substring(2) + Names.digits(++number, 4);
        all.add(household(id, neighbour, door, names, chance));
      }
    }
    return new Households(List.copyOf(all));
  }

  /** How many each neighbour has: even at first, then up to three more here and fewer there. */
  private static int[] sizes(int neighbours, Chance chance) {
    int[] sizes = new int[neighbours];
    for (int i = 0; i < TOTAL; i++) {
      sizes[i % neighbours]++;
    }
    for (int i = 1; i < neighbours; i += 2) {
      int moved = chance.between(0, 3);
      sizes[i - 1] -= moved;
      sizes[i] += moved;
    }
    return sizes;
  }

  private static Household household(
      String id, Unit neighbour, int door, Names names, Chance chance) {
    String status = chance.weighted("84 resident 9 vacant 7 away");
    List<String> tags = new ArrayList<>();
    if (chance.percent(9) && !status.equals("vacant")) {
      tags.add(chance.pick(TAGS));
      if (chance.percent(10) && !tags.contains("disabled")) {
        tags.add("disabled");
      }
    }
    return new Household(
        id,
        neighbour.code(),
        names.person(),
        chance.percent(16) ? "" : names.phone(),
        // Two doors to a floor, as in the stairwells a neighbour head looks after.
        (door + 1) / 2 + "0" + (2 - door % 2),
        List.copyOf(tags),
        !tags.isEmpty() && chance.percent(33),
        status);
  }
}
