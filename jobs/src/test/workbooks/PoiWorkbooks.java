import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTPhoneticRun;

/** Makes workbooks as Apache POI writes them. */
final class PoiWorkbooks {
  private static final List<String> HEADER = List.of("走访编号", "走访时间", "户编号", "走访人员", "备注");

  private PoiWorkbooks() {}

  /** Writes the committed workbooks into a folder. */
  public static void main(String[] folder) throws IOException, GeneralSecurityException {
    Path out = Path.of(folder[0]);
    rich(out.resolve("poi-rich.xlsx"));
    inline(out.resolve("poi-inline.xlsx"));
    encrypted(out.resolve("poi-inline.xlsx"), out.resolve("protected.xlsx"));
  }

  /** Rich text, pronunciation, errors, formulas with and without results, gaps between rows. */
  private static void rich(Path file) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      XSSFSheet sheet = book.createSheet("三月");
      fill(sheet.createRow(2), HEADER);
      Row first = sheet.createRow(3);
      fill(first, List.of("V1", "2026-03-05", "H1", "S1"));
      XSSFFont bold = book.createFont();
      bold.setBold(true);
      XSSFRichTextString rich = new XSSFRichTextString();
      rich.append("家里", bold);
      rich.append("没人");
      CTPhoneticRun phonetic = rich.getCTRst().addNewRPh();
      phonetic.setT("jia li");
      phonetic.setSb(0);
      phonetic.setEb(2);
      ((XSSFCell) first.createCell(4)).setCellValue(rich);
      Row second = sheet.createRow(9);
      fill(second, List.of("V2", "2026-03-05", "", "S1"));
      second.createCell(2).setCellErrorValue(FormulaError.REF.getCode());
      second.createCell(4).setCellFormula("\"路灯\"&1");
      second.getCell(4).setCellValue("路灯1");
      Row third = sheet.createRow(10);
      fill(third, List.of("V3", "2026-03-05", "H1", "S1"));
      third.createCell(4, CellType.FORMULA).setCellFormula("A11");
      book.write(out);
    }
  }

  /** Three visits with their texts beside the cells, as exports write them. */
  private static void inline(Path file) throws IOException {
    try (SXSSFWorkbook book = new SXSSFWorkbook(null, 100, false, false);
        OutputStream out = Files.newOutputStream(file)) {
      Sheet sheet = book.createSheet("走访");
      fill(sheet.createRow(0), HEADER);
      for (int i = 1; i <= 3; i++) {
        fill(
            sheet.createRow(i),
            List.of("V" + i, "2026-03-05", "H" + i, "S1", "第 %d 次走访，家中有人".formatted(i)));
      }
      book.write(out);
    }
  }

  private static void encrypted(Path plain, Path file)
      throws IOException, GeneralSecurityException {
    try (POIFSFileSystem container = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("lastmetre");
      try (OutputStream secret = encryptor.getDataStream(container)) {
        Files.copy(plain, secret);
      }
      container.writeFilesystem(out);
    }
  }

  private static void fill(Row row, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).isEmpty()) {
        row.createCell(i).setCellValue(texts.get(i));
      }
    }
  }
}
