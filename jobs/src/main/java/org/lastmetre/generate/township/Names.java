package org.lastmetre.generate.township;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/** People who do not exist: their names, phones and identity numbers, drawn from one seed. */
public final class Names {
  private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎";
  private static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰文华建国玉梅红志海云凤春学林德成永福荣生贵安宏祥";

  /** A prefix that no operator has been given, so that no number can belong to anyone. */
  private static final String PHONE_PREFIX = "154";

  /** A region that does not exist in GB/T 2260, so that no number can belong to anyone. */
  private static final String ID_REGION = "999999";

  private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String ID_CHECKS = "10X98765432";

  private final Random random;
  private final Set<String> phones = new HashSet<>();
  private final Set<String> ids = new HashSet<>();

  /** Draws from the seed alone. */
  public Names(long seed) {
    this.random = new Random(seed);
  }

  /** A surname and one or two given characters. */
  public String person() {
    String name = pick(SURNAMES) + pick(GIVEN);
    return random.nextInt(10) < 7 ? name + pick(GIVEN) : name;
  }

  /** Eleven digits, never the same twice. */
  public String phone() {
    String phone;
    do {
      phone = PHONE_PREFIX + digits(random.nextInt(100_000_000), 8);
    } while (!phones.add(phone));
    return phone;
  }

  /** An identity number of 18 characters with a right check character, never the same twice. */
  public String idNumber(int bornFrom, int bornTo) {
    String id;
    do {
      LocalDate born =
          LocalDate.ofYearDay(
              bornFrom + random.nextInt(bornTo - bornFrom + 1), 1 + random.nextInt(365));
      String body =
          ID_REGION
              + born.format(DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT))
              + digits(1 + random.nextInt(999), 3);
      id = body + checkCharacter(body);
    } while (!ids.add(id));
    return id;
  }

  /** The check character of GB 11643 for the first seventeen digits: weights modulo 11. */
  static char checkCharacter(String body) {
    int sum = 0;
    for (int i = 0; i < ID_WEIGHTS.length; i++) {
      sum += ID_WEIGHTS[i] * Character.digit(body.charAt(i), 10);
    }
    return ID_CHECKS.charAt(sum % 11);
  }

  /** The number with leading zeros. */
  public static String digits(int number, int width) {
    return StringUtils.leftPad(Integer.toString(number), width, '0');
  }

  private String pick(String characters) {
    int at = random.nextInt(characters.length());
    return characters.substring(at, at + 1);
  }
}
