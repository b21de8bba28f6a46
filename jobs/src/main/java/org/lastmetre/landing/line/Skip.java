package org.lastmetre.landing.line;

import java.util.Locale;
import org.lastmetre.contract.Text;

/** Why rows or a sheet are passed over; each with the sentence a township clerk reads. */
public enum Skip {
  TITLE("表头以上的标题行，不是数据。", "A title above the header, no data."),
  BLANK("空白行。", "A blank row."),
  TOTAL("合计、小计一类的汇总行，不作为一条记录。", "A row of totals, not a record."),
  SIGNATURE("制表人、审核人、说明一类的落款行，不作为一条记录。", "A row of signatures or notes, not a record."),
  HIDDEN_SHEET(
      "隐藏的工作表不读取。要报送的，请取消隐藏后再报。",
      "A hidden sheet is not read. To send its rows, unhide it and send the file again."),
  NO_HEADER_SHEET(
      "这张工作表没有能识别的表头，没有读取。要报送的，请写上列名后再报。",
      "This sheet has no header that is known and was not read. To send its rows, write the column"
          + " names above them and send the file again."),
  OTHER_RETURN_SHEET(
      "退件里的另一张表：退件单不是数据，其他数据的表各自读取。",
      "Another sheet of a return envelope: its summary is no data, and sheets of other datasets are"
          + " read as such."),
  TAKEN_BACK(
      "退件里由报送单位清空的行：不再报，也不再退。",
      "A row of a return envelope that its sender emptied: it is not sent, and not returned again."),
  OTHER_SHEET("本地区的读取规则只读另一张工作表。", "This jurisdiction's mapping reads another sheet only."),
  NOT_SELECTED("不符合本地区读取规则的条件。", "It does not meet the condition of this jurisdiction's mapping.");

  private final Text sentence;

  Skip(String zh, String en) {
    sentence = new Text(zh, en);
  }

  /** The code stored with skipped rows, such as {@code no_header_sheet}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Text sentence() {
    return sentence;
  }
}
