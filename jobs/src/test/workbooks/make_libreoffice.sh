#!/bin/sh
# Makes workbooks with LibreOffice Calc from small sources, into the folder given.
set -eu
out=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > visits.csv <<'CSV'
走访记录,,,,
走访编号,走访时间,户编号,走访人员,备注
0001,2026-03-05 14:30,0012,S1、S2,"在家,说路灯不亮"
0002,2026-03-06,0013,S1,
合计,2,,,
CSV
# Every column as text, so that codes keep their zeros; then as numbers and dates, as a double click reads them.
text="CSV:44,34,UTF8,1,1/2/2/2/3/2/4/2/5/2"
soffice --headless --infilter="$text" --convert-to xlsx:"Calc MS Excel 2007 XML" visits.csv >/dev/null
mv visits.xlsx "$out/libreoffice-visits.xlsx"
soffice --headless --infilter="CSV:44,34,UTF8,1,1/1/2/5/3/1/4/2/5/2" --convert-to xlsx:"Calc MS Excel 2007 XML" visits.csv >/dev/null
mv visits.xlsx "$out/libreoffice-numbers.xlsx"
soffice --headless --infilter="$text" --convert-to xls:"MS Excel 97" visits.csv >/dev/null
mv visits.xls "$out/legacy.xls"
soffice --headless --infilter="$text" --convert-to ods visits.csv >/dev/null
mv visits.ods "$out/spreadsheet.ods"

cat > formulas.fods <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
 <office:body><office:spreadsheet><table:table table:name="公式">
  <table:table-row><table:table-cell office:value-type="string"><text:p>走访编号</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>备注</text:p></table:table-cell></table:table-row>
  <table:table-row><table:table-cell office:value-type="string"><text:p>V1</text:p></table:table-cell><table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"/></table:table-row>
  <table:table-row><table:table-cell table:formula="of:=&quot;V&quot;&amp;1+1" office:value-type="string"/><table:table-cell table:formula="of:=NA()" office:value-type="float" office:value="0"/></table:table-row>
  <table:table-row><table:table-cell office:value-type="string"><text:p>V3</text:p></table:table-cell><table:table-cell table:formula="of:=2*21" office:value-type="float" office:value="42"/></table:table-row>
  <table:table-row><table:table-cell office:value-type="string"><text:p>V4</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>两段<text:span>文字</text:span></text:p><text:p>第二行</text:p></table:table-cell></table:table-row>
  <table:table-row><table:table-cell office:value-type="string"><text:p>V5</text:p></table:table-cell><table:table-cell table:formula="of:=(1=1)" office:value-type="boolean" office:boolean-value="true"/></table:table-row>
 </table:table></office:spreadsheet></office:body>
</office:document>
XML
soffice --headless --convert-to xlsx:"Calc MS Excel 2007 XML" formulas.fods >/dev/null
mv formulas.xlsx "$out/libreoffice-formulas.xlsx"
