package org.lastmetre.county;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Invented people: names, phones, ID numbers, addresses, and what clerks note about them. */
final class People {
  private static final List<String> NOTES =
      List.of(
          "家中老人独居，\n需要再访",
          "反映\"路灯不亮\"；已记录",
          "说明: a,b;c\td",
          "请打13800138000联系",
          "一切正常",
          "met at the gate",
          "第一行\n\n第三行, 完");

  private People() {}

  static String name(Dice dice) {
    String given = dice.word("伟 芳 娜 敏 静 秀英 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 建国 桂兰");
    return dice.word("王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 欧阳") + given;
  }

  static String phone(Dice dice) {
    return String.format(Locale.ROOT, "1%d%09d", dice.between(3, 9), dice.below(1_000_000_000));
  }

  /** 18 characters with the check character of GB 11643, in the county's own number range. */
  static String idNumber(String county, Dice dice) {
    LocalDate born = LocalDate.of(1935, 1, 1).plusDays(dice.below(25_000));
    String body =
        county
            + born.format(DateTimeFormatter.BASIC_ISO_DATE)
            + String.format(Locale.ROOT, "%03d", dice.below(1000));
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (body.charAt(i) - '0') * ((1 << (17 - i)) % 11);
    }
    return body + "10X98765432".charAt(sum % 11);
  }

  static String address(Dice dice) {
    return dice.word("槐树路 河西街 幸福里 东大沟") + dice.between(1, 300) + "号";
  }

  /** A note for some of the rows: line breaks, quotes, delimiters and phone numbers included. */
  static String note(Dice dice) {
    return dice.chance(0.35) ? dice.pick(NOTES) : null;
  }
}
