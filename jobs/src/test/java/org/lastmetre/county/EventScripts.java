package org.lastmetre.county;

import java.util.List;

/**
 * Lives of issues. A step is {@code event[:department]@minutes} after the issue was raised; steps
 * with equal minutes happen at one instant. {@code ~} marks a step counted from the last second of
 * as_of instead.
 */
final class EventScripts {
  private static final List<String> USUAL =
      List.of(
          "accepted@40 resolved@1500 feedback@1600",
          "accepted@30 dispatched:住建局@60 resolved:住建局@2900 feedback@3000",
          "accepted@20 first_response@90 resolved@700 feedback@720 published@900",
          "accepted@600 resolved@9000",
          "first_response@300 resolved@4000 feedback@4500",
          "accepted@100 escalated@2000");

  private static final List<String> PECULIAR =
      List.of(
          "",
          "accepted@50",
          "accepted@30 dispatched:住建局@60 dispatched:水利局@60 resolved:住建局@900",
          "accepted@30 dispatched:住建局@60 dispatched:水利局@90 resolved:住建局@900"
              + " resolved:水利局@5000 feedback@5100",
          "accepted@30 dispatched:住建局@60 dispatched:水利局@90 resolved:住建局@900 resolved@1200"
              + " feedback@1100",
          "dispatched:民政局@200 resolved:城管局@400 feedback@500",
          "dispatched@100 resolved:民政局@800",
          "resolved@500 dispatched:水利局@900 feedback@950",
          "accepted@20 suspended@300 suspended@700 resumed@4000 resolved@6000 feedback@6100",
          "accepted@20 suspended@300",
          "accepted@20 suspended@300 resolved@2000 resumed@2500 feedback@2600",
          "suspended@100 resumed@400 suspended@900 resumed@9000 resolved@12000",
          "suspended@200 reopened@600 resolved@900",
          "suspended@100 withdrawn@500 reopened@900 resolved@1500",
          "accepted@10 first_response@60 feedback@100 resolved@2000",
          "feedback@100 resolved@900 feedback@950",
          "accepted@10 resolved@800 feedback@800",
          "accepted@10 resolved@800 reopened@800",
          "accepted@10 suspended@300 resumed@300 resolved@1800",
          "suspended@300 resolved@300 feedback@400",
          "resolved@300 withdrawn@300",
          "withdrawn@600 reopened@600",
          "accepted@10 resolved@800 feedback@900 reopened@1500 resolved@4000 feedback@4100",
          "accepted@10 resolved@800 feedback@900 reopened@1500",
          "accepted@10 dispatched:住建局@30 resolved:住建局@800 reopened@1500 resolved:住建局@2500",
          "resolved@100 resolved@900 feedback@500",
          "reopened@300 accepted@400",
          "resumed@300 accepted@10 resolved@1000",
          "withdrawn@600",
          "accepted@30 resolved@400 withdrawn@900",
          "withdrawn@600 reopened@700 accepted@800 resolved@1900 feedback@2000",
          "accepted@-90 first_response@-30 resolved@2000 feedback@2100",
          "resolved@-60 feedback@-30",
          "accepted@60 published@200 resolved@300",
          "published@900",
          "accepted@0 first_response@0 resolved@0 feedback@0",
          "accepted@30 resolved@~0 feedback@~1",
          "accepted@30 resolved@~600 feedback@~700",
          "accepted@30 resolved@600 reopened@~30",
          "accepted@30 suspended@400 resumed@~100",
          "accepted@30 withdrawn@~60",
          "accepted@30 accepted@900 first_response@950 first_response@1000 resolved@4000");

  private EventScripts() {}

  /** Every peculiar life comes round in turn. */
  static String peculiar(int turn) {
    return PECULIAR.get(turn % PECULIAR.size());
  }

  static int peculiarCount() {
    return PECULIAR.size();
  }

  static String usual(Dice dice) {
    return dice.pick(USUAL);
  }
}
