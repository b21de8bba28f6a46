"""Makes workbooks with openpyxl, and archives that are none, into the folder given."""

import datetime
import io
import sys
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

OUT = Path(sys.argv[1])


def save(book, name):
    book.save(OUT / name)


def households():
    """Titles, merged cells, a header of two rows, totals, signatures, notes, formatted blanks."""
    book = Workbook()
    sheet = book.active
    sheet.title = "河口镇"
    sheet.append(["泗阳县河口镇农户信息采集表"])
    sheet.merge_cells("A1:F1")
    sheet.append(["填报单位：河口镇", None, None, "填报日期：2026年3月5日"])
    sheet.append(["户编号", "所属单位编码", "户主信息", None, None, "登记日期"])
    sheet.append([None, None, "户主姓名", "联系电话", "身份证号", None])
    for column in "ABF":
        sheet.merge_cells(f"{column}3:{column}4")
    sheet.merge_cells("C3:E3")
    sheet.append(["0012", "321323001001", "欧阳甲", 15400000001, "32132319900307801X", "2026/3/1"])
    sheet.append(["合计村3组12号", 321323001001, "欧阳乙", "１５４００００００２", None, datetime.date(2026, 3, 2)])
    sheet.append([13, 321323001001, "司徒丙", None, 321323199003078010, 46085])
    sheet["A7"].number_format = "000000"
    sheet.append(["小计", 3])
    sheet.append([])
    sheet.append(["0015", "321323001002", "说明：已迁出", None, None, 20260303])
    sheet.append(["说明：户主为空的见下表", "321323001002"])
    sheet.append(["本页合计：", 4])
    sheet.append(["制表人：司马丁", None, "审核人（签字）：", None, None, "2026年3月5日"])
    sheet.append(["备注：本表一式两份"])
    for row in range(15, 40):
        for column in range(1, 7):
            sheet.cell(row, column).fill = PatternFill("solid", fgColor="FFFFCC")
    save(book, "openpyxl-households.xlsx")


def sheets():
    """Several sheets: two are read, one explains, two are hidden."""
    book = Workbook()
    header = ["走访编号", "走访时间", "户编号", "走访人员"]
    first = book.active
    first.title = "一月"
    first.append(header)
    first.append(["V1", datetime.datetime(2026, 1, 5, 14, 30), "H1", "S1"])
    guide = book.create_sheet("填写说明")
    guide.append(["走访编号", "每次走访一个编号"])
    guide.append(["走访方式", "入户、电话或现场"])
    old = book.create_sheet("去年")
    old.append(header)
    old.append(["V0", datetime.datetime(2025, 1, 5), "H1", "S1"])
    old.sheet_state = "hidden"
    codes = book.create_sheet("代码表")
    codes.append(header)
    codes.sheet_state = "veryHidden"
    book.create_sheet("空白")
    second = book.create_sheet("二月")
    second.append(["二月走访"])
    second.append(["走访人员", "走访编号", "户编号", "走访时间", "天气"])
    second.append(["S2", "V2", "H2", "2026-02-05", "晴"])
    second.append(["S2", "V3", "H3", "2026年2月6日 9:05", "雨"])
    save(book, "openpyxl-sheets.xlsx")


def two_headers():
    book = Workbook()
    sheet = book.active
    sheet.append(["走访编号", "走访时间", "户编号", "走访人员"])
    sheet.append(["V1", "2026-03-05", "H1", "S1"])
    sheet.append([])
    sheet.append(["走访编号", "日期", "走访日期", "户编号"])
    sheet.append(["V2", "", "2026-03-05", "H2"])
    save(book, "openpyxl-two-headers.xlsx")


def no_header():
    book = Workbook()
    book.active.append(["天气", "心情"])
    book.active.append(["晴", "好"])
    save(book, "openpyxl-no-header.xlsx")


def mac():
    """Dates counted from 1904: with and without a date's format, and as text."""
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.append(["走访编号", "走访时间", "户编号", "走访人员", "备注"])
    sheet.append(["V1", datetime.datetime(2026, 3, 5, 14, 30), "H1", "S1", 44624])
    sheet.append(["V2", 44624, "H1", "S1", "44624"])
    sheet.append(["V3", "44624", "H1", "S1"])
    sheet.append(["V4", 20260305, "H1", "S1"])
    save(book, "openpyxl-1904.xlsx")


def cells():
    """One kind of cell per row, in the column of notes and in that of the key."""
    book = Workbook()
    sheet = book.active
    sheet.append(["走访编号", "备注"])

    def row(value, number_format="General", code=None):
        sheet.append([code if code is not None else f"V{sheet.max_row}", value])
        sheet.cell(sheet.max_row, 2).number_format = number_format

    row(321323001001)
    row(12, "000000")
    row(7, '"第"00"号"')
    row(0.1 + 0.2)
    row(1e-7)
    row(-0.5, "0.00%")
    row(321323199003078010)
    row(True)
    row(46086, "yyyy/m/d")
    row(46086.604166666664, "yyyy\\-mm\\-dd\\ hh:mm:ss")
    row(0.3541666666666667, "h:mm")
    row(1.25, "[h]:mm:ss")
    row(46086, '[$-804]yyyy"年"m"月"d"日";@')
    row(1234.5, '#,##0.00_);[Red]\\(#,##0.00\\)')
    row("_x0041_B")
    row("  首尾有空格 ")
    row(datetime.time(9, 30), "h:mm:ss")
    sheet.append([datetime.date(2026, 3, 2), "编号 3-2 变成了日期"])
    sheet.append([321323001001000000, "编号过长"])
    save(book, "openpyxl-cells.xlsx")


def register():
    """A foreign layout: the header in row 3 of the second sheet."""
    book = Workbook()
    book.active.append(["封面"])
    sheet = book.create_sheet("登记")
    sheet.append(["诉求登记簿"])
    sheet.append(["第1期"])
    sheet.append(["工单号", "来电时间", "类别"])
    sheet.append(["A1", "2026-03-01 09:00", "道路"])
    sheet.append(["A2", "2026-03-02 10:00", "噪声"])
    sheet.append(["A3", "2026-03-02 11:00", "噪声"])
    sheet.append(["A4", "2026-03-03 10:00", "道路"])
    book.create_sheet("附表").append(["工单号"])
    save(book, "openpyxl-register.xlsx")


def archives():
    """What is no workbook, or no longer one."""
    whole = (OUT / "openpyxl-sheets.xlsx").read_bytes()
    (OUT / "broken-cut.xlsx").write_bytes(whole[: len(whole) // 2])
    noisy = bytearray(whole)
    with zipfile.ZipFile(io.BytesIO(whole)) as book:
        entry = book.getinfo("xl/worksheets/sheet1.xml")
    start = entry.header_offset + 30 + len(entry.filename)
    for i in range(start + entry.compress_size // 2, start + entry.compress_size // 2 + 8):
        noisy[i] ^= 0xFF
    (OUT / "broken-noise.xlsx").write_bytes(noisy)
    with zipfile.ZipFile(OUT / "packed-two.zip", "w") as two:
        two.writestr("visits.csv", "走访编号\nV1\n")
        two.writestr("households.csv", "户编号\nH1\n")
    with zipfile.ZipFile(OUT / "packed-workbook.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("visits.xlsx", whole)


for make in (households, sheets, two_headers, no_header, mac, cells, register, archives):
    make()
