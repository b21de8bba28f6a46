package org.lastmetre.contract;

import java.util.Locale;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;

/**
 * Why something that was sent is refused or told back: one constant per reason code, each with the
 * sentence a township clerk reads. A sentence says what is wrong, then how to mend it; {@code
 * {name}} stands for a word of the case.
 */
public enum Reason {
  /** A required column of the row is empty. */
  MISSING_VALUE(
      "“{label}”是必填项，这一行没有填。请补填后再报。",
      "“{column}” must be filled and is empty in this row. Please fill it and send the row again."),
  /** The file's header lacks a required column. */
  MISSING_COLUMN(
      "表头里没有“{label}”这一列。请加上这一列（列名也可以写：{names}），填好后再报。",
      "The header has no column “{column}”. Please add it (it may also be called: {names}), fill it"
          + " and send the rows again."),
  /** None of several columns is filled. */
  MISSING_ONE_OF(
      "{labels}至少要填一项，这一行都没有填。请补填其中一项后再报。",
      "At least one of {columns} must be filled; this row has none. Please fill one and send the"
          + " row again."),
  /** Text that is no date or time. */
  BAD_DATE(
      "“{label}”填的“{value}”不是能识别的日期或时间。请写成 2026-03-05 或 2026-03-05 14:30 这样再报。",
      "“{value}” in “{column}” is no date or time that can be read. Please write it like 2026-03-05"
          + " or 2026-03-05 14:30 and send the row again."),
  /** A date whose year, month and day may stand in another order. */
  AMBIGUOUS_DATE(
      "“{label}”填的“{value}”分不清哪个是年、哪个是月、哪个是日。请按年-月-日写成 2026-03-05 这样再报。",
      "“{value}” in “{column}” does not tell which number is the year, the month and the day."
          + " Please write year-month-day, like 2026-03-05, and send the row again."),
  /** A date or time before anything can have been recorded. */
  BEFORE_EARLIEST(
      "“{label}”填的“{value}”早于{year}年，应是填错了。请核对年份，改正后再报。",
      "“{value}” in “{column}” is before {year}, which must be a slip. Please check the year, mend"
          + " it and send the row again."),
  /** Something that has happened, dated after the submission. */
  IN_FUTURE(
      "“{label}”填的“{value}”在报送日期（{submitted}）之后，还没有发生。请核对日期，改正后再报。",
      "“{value}” in “{column}” lies after the day of submission ({submitted}): it cannot have"
          + " happened yet. Please check the date, mend it and send the row again."),
  /** Text that is no number of the column's type. */
  BAD_NUMBER(
      "“{label}”填的“{value}”不是{kindZh}。请只写数字（不带单位），例如 30，再报。",
      "“{value}” in “{column}” is no {kindEn}. Please write digits only, without a unit, like 30,"
          + " and send the row again."),
  /** A number below the least one allowed. */
  BELOW_MINIMUM(
      "“{label}”填的“{value}”小于{minimum}。请核对，改正后再报。",
      "“{value}” in “{column}” is less than {minimum}. Please check it, mend it and send the row"
          + " again."),
  /** Text that is neither yes nor no. */
  BAD_BOOLEAN(
      "“{label}”只能填“是”或“否”，这里填的是“{value}”。请改正后再报。",
      "“{column}” takes yes or no, but “{value}” was given. Please mend it and send the row"
          + " again."),
  /** A word that is none of the allowed ones. */
  UNKNOWN_VALUE(
      "“{label}”填的“{value}”不在可选范围内。请改成其中之一再报：{allowedZh}。",
      "“{value}” in “{column}” is none of the words it takes. Please use one of: {allowedEn}; then"
          + " send the row again."),
  /** A code that a spreadsheet has turned into a number, a date or an error. */
  DAMAGED_CODE(
      "“{label}”的编码“{value}”被电子表格改坏了，原来的编码已看不出来。请先把这一列设为“文本”格式，再填入原来的完整编码后报送。",
      "The code “{value}” in “{column}” was damaged by a spreadsheet; the original can no longer be"
          + " told. Please set the column to the format “Text”, enter the full code anew and send"
          + " the row again."),
  /** More characters than the column takes. */
  TOO_LONG(
      "“{label}”填了 {length} 个字符，最多 {most} 个。请检查是否串列或粘贴有误，改正后再报。",
      "“{column}” has {length} characters, at most {most} are taken. Please check whether columns"
          + " have shifted or too much was pasted, mend it and send the row again."),
  /** A row with more cells than the header. */
  TOO_MANY_CELLS(
      "这一行比表头多出 {extra} 格，内容可能串列。请检查多余的分隔符或引号，改正后再报。",
      "This row has {extra} more cells than the header, so its values may have shifted. Please"
          + " check for stray separators or quotes, mend it and send the row again."),
  /** Two columns of the file mean the same. */
  REPEATED_COLUMN(
      "表头里有几列都是“{label}”，只读了其中一列。请只保留一列后再报。",
      "Several columns of the header mean “{column}”; only one of them was read. Please keep one"
          + " and send the file again."),
  /** The record names something that nobody has sent yet. */
  UNKNOWN_REFERENCE(
      "“{label}”填的“{value}”在已报送的资料中还找不到，这一行在等待。请核对编码，或先报送它的资料；资料一到，这一行会自动收入，不用重报。",
      "“{value}” in “{column}” is not known from what has been sent so far; the row waits. Please"
          + " check the code, or send the record it names: the row is then taken up by itself and"
          + " need not be sent again."),
  /** A reference that would be known if a spreadsheet had not dropped its leading zeros. */
  LOST_LEADING_ZEROS(
      "“{label}”填的“{value}”没有找到，很可能是“{probable}”丢了开头的 0。请把这一列设为“文本”格式，填入完整编码后再报。",
      "“{value}” in “{column}” is not known; it is probably “{probable}” without its leading zeros."
          + " Please set the column to the format “Text”, enter the full code and send the row"
          + " again."),
  /** A working-time calculation needs a year before the first calendar. */
  YEAR_WITHOUT_CALENDAR(
      "“{label}”填的“{value}”要用到{year}年的工作日历，而日历从{first}年才有，算不出办理期限。请核对年份；年份无误的，请联系县级管理员。",
      "“{value}” in “{column}” needs the working calendar of {year}, but the first one is of"
          + " {first}, so no time limit can be told. Please check the year; if it is right, please"
          + " tell the county's operator."),
  /** A mapping's expression failed on the row. */
  MAPPING_FAILED(
      "“{label}”按本地区的读取规则算不出来（{why}）。请联系县级管理员检查读取规则。",
      "“{column}” could not be computed by this jurisdiction's mapping ({why}). Please tell the"
          + " county's operator, who can check the mapping."),
  /** A file whose name begins with no dataset's name. */
  UNKNOWN_DATASET(
      "文件名“{value}”看不出是哪一种数据。请用这些名称开头：{allowedEn}，例如 visits.csv，再报。",
      "The file name “{value}” names no dataset. Please begin it with one of: {allowedEn}, like"
          + " visits.csv, and send it again."),
  /** A folder that is no submission date. */
  BAD_FOLDER_DATE(
      "文件夹“{value}”不是日期。请把文件放进以报送日期命名的文件夹，例如 2026-03-05。",
      "The folder “{value}” is no date. Please put the file into a folder named by the day of"
          + " submission, like 2026-03-05."),
  /** A file that cannot be opened or decoded. */
  UNREADABLE_FILE(
      "文件打不开或已损坏（{why}）。请在电脑上打开检查，另存后再报。",
      "The file cannot be opened or is damaged ({why}). Please open it, save it anew and send it"
          + " again."),
  /** A workbook as Excel 97–2003 and old WPS wrote it. */
  LEGACY_WORKBOOK(
      "文件“{value}”是旧版表格（.xls 或 .et），读不了。请用 Excel 或 WPS 打开，另存为 .xlsx 后再报。",
      "“{value}” is a workbook of the old kind (.xls or .et), which is not read. Please open it,"
          + " save it as .xlsx and send it again."),
  /** A workbook that opens with a password only. */
  PROTECTED_WORKBOOK(
      "工作簿“{value}”设了打开密码，读不了。请打开它，取消密码后保存，再报。",
      "The workbook “{value}” opens with a password only and is not read. Please open it, remove"
          + " the password, save it and send it again."),
  /** An archive, or a workbook, that is cut or broken. */
  DAMAGED_ARCHIVE(
      "文件“{value}”不完整或已损坏，可能没有传完。请先在电脑上确认能打开，再重新报送。",
      "“{value}” is cut or damaged; perhaps it was not sent whole. Please make sure that it opens,"
          + " then send it again."),
  /** An archive that opens with a password only. */
  PROTECTED_ARCHIVE(
      "压缩包“{value}”设了密码，打不开。请去掉密码重新压缩，或直接报送里面的文件，再报。",
      "The archive “{value}” opens with a password only. Please pack it anew without one, or send"
          + " the file in it as it is."),
  /** A document of another kind, or an archive within an archive. */
  NOT_A_WORKBOOK(
      "文件“{value}”里面不是 xlsx 工作簿或表格文本，而是 Word、ods、xlsb 一类的文档，或者又是一个压缩包。请用 Excel 或 WPS 打开表格，另存为 .xlsx 再报；要压缩的，只压一层。",
      "“{value}” holds no xlsx workbook and no table as text, but a document of another kind (Word,"
          + " ods, xlsb) or another archive. Please open the table, save it as .xlsx and send it"
          + " again; pack it once at most."),
  /** An archive of several files, of which nobody can tell which is meant. */
  SEVERAL_FILES(
      "压缩包“{value}”里有几个文件，分不清要报哪一个，都没有读取。请每个压缩包只放一个文件，或不压缩、逐个报送。",
      "The archive “{value}” holds several files; which one is meant cannot be told, so none was"
          + " read. Please pack one file only, or send each as it is."),
  /** A sheet with a second table below the first. */
  TWO_HEADERS(
      "文件“{value}”的同一张工作表里有两个表头，分不清哪些行属于哪张表，整个文件没有读取。请把第二张表移到另一张工作表，或删去中间重复的表头，再报。",
      "A sheet of “{value}” has a second header below the first, so it cannot be told which rows"
          + " belong to which table; nothing of the file was read. Please move the second table to a"
          + " sheet of its own, or remove the repeated header, and send it again."),
  /** A line, or an element of an array, that is no JSON object or names a field twice. */
  BAD_JSON(
      "这一行（或数组中的这一项）不是完整的 JSON 对象，或同一字段出现两次，读不了。请检查是否被截断、换行或重复，改正后再报。",
      "This line, or element of an array, is no whole JSON object, or names a field twice, and"
          + " cannot be read. Please check whether it was cut, broken over lines or doubled, mend it"
          + " and send it again."),
  /** A cell begins with a quote that nothing closes; only that line is lost. */
  OPEN_QUOTE(
      "这一行有一个引号只有开头没有结尾，内容分不清；下面各行照常读取。请补上或删去这个引号，再报这一行。",
      "A quote in this line is opened and never closed, so its cells cannot be told apart; the lines"
          + " below were read as usual. Please close or remove the quote and send this row again."),
  /** A line of more characters or cells than any table has. */
  LONG_ROW(
      "这一行过长（超过 1600 万字或 2 万格），不像是一条记录。请检查换行和分隔符，改正后再报。",
      "This line is too long for a record (over 16 million characters or 20,000 cells). Please check"
          + " line breaks and separators, mend it and send it again."),
  /** A file without a byte of text, or an archive without a file. */
  EMPTY_FILE(
      "文件（或压缩包）是空的，连表头也没有。没有数据也请保留表头行（零报告），再报。",
      "The file, or the archive, is empty, without even a header. Please keep the header row when"
          + " there is nothing to report (a nil return), and send it again."),
  /** A packed file that unpacks to far more than it seems. */
  EXPANDS_TOO_MUCH(
      "文件“{value}”解压后大得不合常理，没有读取。请确认打包的内容，改为直接报送未压缩的文件。",
      "“{value}” unpacks to far more than its size allows and was not read. Please check what was"
          + " packed, and send the file unpacked instead."),
  /** A symbolic link to something outside the landing folder. */
  LINK_ELSEWHERE(
      "“{value}”是指向报送目录以外的链接，没有读取。请把文件本身放进来，再报。",
      "“{value}” is a link that leads out of the landing folder and was not read. Please put the"
          + " file itself there and send it again."),
  /** A file that does not lie in sender/date/. */
  MISPLACED_FILE(
      "文件“{value}”放错了位置。请放进“单位编码/报送日期/”文件夹，例如 340405102000/2026-03-05/。",
      "The file “{value}” lies in the wrong place. Please put it into a folder sender/date/, like"
          + " 340405102000/2026-03-05/."),
  /** A kind of file that is not read. */
  UNSUPPORTED_FORMAT(
      "文件“{value}”不是可读取的格式。请另存为 xlsx 或 csv 后再报。",
      "The file “{value}” is of a kind that is not read. Please save it as xlsx or csv and send it"
          + " again."),
  /** Text that is neither UTF-8 nor GB18030. */
  UNKNOWN_ENCODING(
      "文件“{value}”的文字编码无法识别（应为 UTF-8 或 GB18030）。请重新另存为 csv 后再报。",
      "The encoding of “{value}” is neither UTF-8 nor GB18030. Please save it as csv anew and send"
          + " it again."),
  /** A file without a header row. */
  NO_HEADER(
      "文件里找不到表头行。请在第一行写上列名，至少包括：{labels}，再报。",
      "No header row was found in the file. Please write the column names in the first row, at"
          + " least: {columns}, and send it again.");

  private static final int SHOWN = 60;

  private final String zh;
  private final String en;

  Reason(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The code stored with refused rows, such as {@code missing_value}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The sentence with {@code {name}} in place of each word of the case. */
  public Text template() {
    return new Text(zh, en);
  }

  /**
   * The problem of one value.
   *
   * @param column whose value it is
   * @param value as read; null where there was none
   * @param words further words of the sentence by name; {@code label, column, value} are given here
   */
  public Problem of(Column column, String value, Map<String, String> words) {
    return of(column.name(), column.label(), value, words);
  }

  /**
   * The problem of one value, for a column that no contract declares.
   *
   * @param column its name; null when the whole row or file is meant
   * @param label its name in Chinese
   */
  public Problem of(String column, String label, String value, Map<String, String> words) {
    return new Problem(
        code(),
        column,
        value,
        new Text(filled(zh, label, column, value, words), filled(en, label, column, value, words)));
  }

  /** A value as it stands in every sentence that names one: in quotes, a long one cut short. */
  public static String quoted(String value) {
    return "“" + shown(value) + "”";
  }

  private static String shown(String value) {
    return StringUtils.abbreviate(Words.spaced(value), SHOWN);
  }

  private static String filled(
      String sentence, String label, String column, String value, Map<String, String> words) {
    String[] names = new String[words.size() + 3];
    String[] fills = new String[words.size() + 3];
    names[0] = "{label}";
    fills[0] = label;
    names[1] = "{column}";
    fills[1] = column == null ? label : column;
    names[2] = "{value}";
    fills[2] = value == null ? "" : shown(value);
    int i = 3;
    for (Map.Entry<String, String> word : words.entrySet()) {
      names[i] = "{" + word.getKey() + "}";
      fills[i++] = word.getValue();
    }
    return StringUtils.replaceEach(sentence, names, fills);
  }
}
