package dev.sqlchat.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The rows of a result as files. */
class ExportIT extends PagePart {

    @Test
    void downloadsCsvThatSpreadsheetsCannotRun() throws IOException {
        exports(false);
        var file = download("CSV");
        assertThat(file.suggestedFilename()).isEqualTo("what-runs-in-zurich.csv");
        assertThat(Files.readString(file.path())).isEqualTo("\ufeff" + """
                name,n,cost,big,day,seen,ok
                '=1+1,-5,-12.5,9007199254740993,2026-06-15,2026-06-15T10:30:00,true
                "'  @SUM(A1), ""x""\",7,1000000,4,,,
                '-2+3,,0.1,,1850-01-01,,false
                '+1,0,0,0,,,
                "'\tcmd",0,0,0,,,
                "'\rcmd",0,0,0,,,
                "",0,0,0,,,
                -5,0,0,0,,,
                """.replace("\n", "\r\n"));
        assertThat(page.getByRole(AriaRole.STATUS).filter(containing("what-runs-in-zurich.csv: all 8 rows")))
                .isVisible();
    }

    @Test
    void downloadsAWorkbookWithTypes() throws IOException {
        exports(true);
        var file = download("Excel");
        assertThat(file.suggestedFilename()).isEqualTo("what-runs-in-zurich-first-8-rows.xlsx");
        var parts = unzipped(file.path());
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("<is><t xml:space=\"preserve\">=1+1</t></is>", "<v>-5</v>", "<v>-12.5</v>",
                "<is><t xml:space=\"preserve\">9007199254740993</t></is>", "state=\"frozen\"", "<v>46188.4375</v>",
                "<is><t xml:space=\"preserve\">1850-01-01</t></is>", "t=\"b\"",
                "<is><t xml:space=\"preserve\">Cost (USD)</t></is>").doesNotContain("<f>");
        assertThat(parts.get("xl/workbook.xml")).contains("name=\"Result\"", "name=\"About\"");
        assertThat(parts.get("xl/worksheets/sheet2.xml")).contains("What runs in Zürich?", "SELECT *\nFROM costs",
                "The first 8 of more rows");
        assertThat(parts.get("xl/styles.xml")).contains("<b/>", "quotePrefix");
        assertThat(page.getByRole(AriaRole.STATUS).filter(containing("first 8 of more rows"))).isVisible();
        picture("export");
    }

    @Test
    void downloadsJsonThatSaysWhetherItIsAll() throws IOException {
        exports(true);
        var json = TestServer.json(Files.readString(download("JSON").path()));
        assertThat(json.get("complete").asBoolean()).isFalse();
        assertThat(json.get("question").asString()).isEqualTo("What runs in Zürich?");
        assertThat(json.get("rows").get(0).get("name").asString()).isEqualTo("=1+1");
        assertThat(json.get("rows").get(0).get("big").asLong()).isEqualTo(9007199254740993L);
        assertThat(json.get("rows").size()).isEqualTo(8);
    }

    @Test
    void opensAMenuByKeyboard() {
        exports(false);
        var button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Download"));
        button.press("ArrowDown");
        assertThat(button).hasAttribute("aria-expanded", "true");
        assertThat(entry("CSV")).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(entry("Excel")).isFocused();
        page.keyboard().press("End");
        assertThat(entry("JSON")).isFocused();
        page.keyboard().press("c");
        assertThat(entry("CSV")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.MENU)).hasCount(0);
        assertThat(button).isFocused();
    }

    private void exports(boolean truncated) {
        part("export",
                """
                        exportMenu(data, {title: "What runs in Zürich", question: "What runs in Zürich?", sql: "SELECT *\\nFROM costs"})
                        """
                        .strip(),
                """
                        {"columns": [{"name": "name", "type": "text"}, {"name": "n", "type": "integer"},
                                     {"name": "cost", "type": "decimal", "label": "cost", "role": "measure", "unit": "USD"},
                                     {"name": "big", "type": "integer"}, {"name": "day", "type": "date"},
                                     {"name": "seen", "type": "timestamp"}, {"name": "ok", "type": "boolean"}],
                         "rows": [["=1+1", -5, -12.5, "9007199254740993", "2026-06-15", "2026-06-15T10:30:00", true],
                                  ["  @SUM(A1), \\"x\\"", 7, 1e6, 4, null, null, null],
                                  ["-2+3", null, 0.1, null, "1850-01-01", null, false],
                                  ["+1", 0, 0, 0, null, null, null], ["\\tcmd", 0, 0, 0, null, null, null],
                                  ["\\rcmd", 0, 0, 0, null, null, null], ["", 0, 0, 0, null, null, null],
                                  ["-5", 0, 0, 0, null, null, null]],
                         "row_count": 8, "truncated": %s}"""
                        .formatted(truncated));
    }

    private Download download(String format) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Download")).click();
        return page.waitForDownload(() -> entry(format).click());
    }

    private Locator entry(String format) {
        return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(format));
    }

    private static Map<String, String> unzipped(Path file) throws IOException {
        var parts = new HashMap<String, String>();
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
