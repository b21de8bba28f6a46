package org.lastmetre.deliver;

import org.lastmetre.contract.Text;

/**
 * A record that two senders sent: the later row took the place of the earlier, and both are told.
 *
 * @param id of the record
 * @param path the file of the sender's own row
 * @param sheet null where the file has none
 * @param row the sender's own row
 */
record Replacement(String dataset, String id, String path, String sheet, long row, Text sentence) {
  /** What the sender of the row that stands no more is told. */
  static Text lost(Other by) {
    return new Text(
        "这一行已被%s于%s报送的行取代（%s），现以对方的为准。应以本单位为准的，请先与对方核对，再重新报送这一行。"
            .formatted(by.nameZh(), by.submittedOn(), by.placeZh()),
        "The row of %s sent on %s (%s) took the place of this one and stands now. If yours is right, settle it with them and send this row again."
            .formatted(by.nameEn(), by.submittedOn(), by.placeEn()));
  }

  /** What the sender of the row that stands now is told. */
  static Text took(Other from) {
    return new Text(
        "这一行取代了%s于%s报送的行（%s），现以本单位的为准。编号填错的，请改正编号另报，并告知县级管理员撤回这一行。"
            .formatted(from.nameZh(), from.submittedOn(), from.placeZh()),
        "This row took the place of the one that %s sent on %s (%s) and stands now. If its id is a slip, send it under the right id and ask the county's operator to withdraw this one."
            .formatted(from.nameEn(), from.submittedOn(), from.placeEn()));
  }

  /**
   * The other sender's row.
   *
   * @param sender its unit code
   * @param name its name; its code where no unit of that code is known
   * @param submittedOn day of its submission
   * @param sheet null where the file has none
   */
  record Other(
      String sender, String name, String submittedOn, String path, String sheet, long row) {
    private String nameZh() {
      return name.equals(sender) ? sender : name + "（" + sender + "）";
    }

    private String nameEn() {
      return name.equals(sender) ? sender : name + " (" + sender + ")";
    }

    private String placeZh() {
      return sheet == null
          ? "%s 第 %d 行".formatted(path, row)
          : "%s 工作表“%s”第 %d 行".formatted(path, sheet, row);
    }

    private String placeEn() {
      return sheet == null
          ? "%s, row %d".formatted(path, row)
          : "%s, sheet “%s”, row %d".formatted(path, sheet, row);
    }
  }
}
