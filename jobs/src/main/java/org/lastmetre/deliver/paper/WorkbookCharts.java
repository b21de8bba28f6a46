package org.lastmetre.deliver.paper;

import java.util.List;
import javax.xml.namespace.QName;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.lastmetre.deliver.paper.Sheet.Chart;
import org.lastmetre.deliver.paper.Sheet.Drawing;
import org.lastmetre.deliver.paper.Sheet.Heading;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTOverlap;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;

/** Charts of a workbook's sheet, which read its cells and change with them. */
final class WorkbookCharts {
  /** Rows that a chart takes, with one to spare. */
  static final int HEIGHT = 16;

  /** Leaves room for the label of a share of 1. */
  private static final double ABOVE_ALL = 1.1;

  private static final int GRID = 0xD9D9D9;

  /** Zero is left out: a bar of nothing may be a rate over nothing. */
  private static final String LABEL = "0.0%;;";

  private final XSSFSheet sheet;

  WorkbookCharts(XSSFSheet sheet) {
    this.sheet = sheet;
  }

  /**
   * Draws a chart across all columns.
   *
   * @param firstLine the row of the table's first line
   * @param at the row to begin in
   */
  void draw(Chart chart, List<Heading> headings, int firstLine, int at) {
    XSSFDrawing drawing = sheet.createDrawingPatriarch();
    XSSFChart drawn =
        drawing.createChart(
            drawing.createAnchor(0, 0, 0, 0, 0, at, headings.size(), at + HEIGHT - 1));
    drawn.setTitleText(chart.title());
    drawn.setTitleOverlay(false);
    if (chart.values().size() > 1) {
      drawn.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    }
    XDDFCategoryAxis names = drawn.createCategoryAxis(AxisPosition.BOTTOM);
    XDDFValueAxis values = drawn.createValueAxis(AxisPosition.LEFT);
    values.setCrosses(AxisCrosses.AUTO_ZERO);
    values.setCrossBetween(AxisCrossBetween.BETWEEN);
    values.setMinimum(0);
    values.getOrAddMajorGridProperties().setLineProperties(line(GRID, 0.75));
    if (chart.scale() == Format.PERCENT) {
      values.setMaximum(ABOVE_ALL);
      values.setMajorUnit(0.2);
      values.setNumberFormat("0%");
    }
    XDDFBarChartData data = (XDDFBarChartData) drawn.createData(ChartTypes.BAR, names, values);
    data.setVaryColors(false);
    for (int i = 0; i < chart.values().size(); i++) {
      int column = chart.values().get(i);
      XDDFChartData.Series series =
          data.addSeries(
              XDDFDataSourcesFactory.fromStringCellRange(
                  sheet, cells(chart, firstLine, chart.names())),
              XDDFDataSourcesFactory.fromNumericCellRange(sheet, cells(chart, firstLine, column)));
      series.setTitle(
          headings.get(column).label(),
          new CellReference(sheet.getSheetName(), firstLine - 1, column, true, true));
      look(series, Palette.of(i, chart.drawing()));
    }
    data.setBarDirection(BarDirection.COL);
    data.setGapWidth(60);
    if (chart.drawing() == Drawing.STACK) {
      data.setBarGrouping(BarGrouping.STACKED);
    }
    drawn.plot(data);
    if (chart.drawing() == Drawing.STACK) {
      overlap(drawn.getCTChart().getPlotArea().getBarChartArray(0).addNewOverlap());
    }
    if (chart.scale() == Format.PERCENT && chart.drawing() == Drawing.BARS) {
      label(drawn.getCTChart().getPlotArea());
    }
  }

  private static CellRangeAddress cells(Chart chart, int firstLine, int column) {
    return new CellRangeAddress(
        firstLine + chart.first(), firstLine + chart.last(), column, column);
  }

  private static void look(XDDFChartData.Series series, int colour) {
    XDDFShapeProperties shape = new XDDFShapeProperties();
    shape.setFillProperties(fill(colour));
    series.setShapeProperties(shape);
  }

  private static XDDFSolidFillProperties fill(int colour) {
    return new XDDFSolidFillProperties(XDDFColor.from(Palette.parts(colour)));
  }

  private static XDDFLineProperties line(int colour, double points) {
    XDDFLineProperties line = new XDDFLineProperties(fill(colour));
    line.setWidth(points);
    return line;
  }

  /** The small set of schemas that comes with the library does not know this attribute's type. */
  private static void overlap(CTOverlap overlap) {
    try (XmlCursor at = overlap.newCursor()) {
      at.setAttributeText(new QName("val"), "100");
    }
  }

  private static void label(CTPlotArea plot) {
    for (var series : plot.getBarChartArray(0).getSerArray()) {
      CTDLbls labels = series.addNewDLbls();
      var format = labels.addNewNumFmt();
      format.setFormatCode(LABEL);
      format.setSourceLinked(false);
      labels.addNewShowLegendKey().setVal(false);
      labels.addNewShowVal().setVal(true);
      labels.addNewShowCatName().setVal(false);
      labels.addNewShowSerName().setVal(false);
      labels.addNewShowPercent().setVal(false);
      labels.addNewShowBubbleSize().setVal(false);
    }
  }
}
