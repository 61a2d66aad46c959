package dev.sqlchat.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The parts of the page that show a result, over results of every kind. Pictures of them lie in target/pages. */
class ResultIT {

    private static final String COSTS = """
            {"columns": [{"name": "location", "type": "text", "label": "location", "role": "category", "unit": null},
                         {"name": "costs", "type": "decimal", "label": "total cost", "role": "measure", "unit": "USD"},
                         {"name": "share", "type": "decimal", "label": "share", "role": "measure", "unit": "%"},
                         {"name": "founded", "type": "integer", "label": "year", "role": "time", "unit": null},
                         {"name": "largest", "type": "integer", "label": "largest", "role": "measure", "unit": null},
                         {"name": "seen", "type": "timestamp", "label": "last seen", "role": "time", "unit": null}],
             "rows": [["westeurope", 182344.5, 55.25, 2026, "9007199254740993", "2026-05-01T10:30:00"],
                      ["node 10", null, 30.1, 2009, 12, "2026-05-11T00:00:00"],
                      ["node 9", -99120.257, 14, 2010, "9007199254740992", null],
                      ["<img src=x onerror=alert(1)>", 7, 0.65, 2011, 1000, "2025-12-31T23:59:00"]],
             "row_count": 4, "truncated": false}""";

    private static TestServer server;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @BeforeEach
    void open() {
        open(new NewContextOptions().setViewportSize(1000, 860));
    }

    @AfterEach
    void theBrowserHadNoComplaints() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void writesCellsForPeople() {
        table(COSTS);
        assertThat(page.locator("thead th")).hasText(
                new String[]{"Location", "Total cost USD", "Share", "Year", "Largest", "Last seen"});
        assertThat(cells(0)).hasText(new String[]{"westeurope", "182,344.50", "55.25 %", "2026",
                "9,007,199,254,740,993", "1 May 2026, 10:30"});
        assertThat(cells(1).nth(1)).hasText("NULL");
        assertThat(cells(2).nth(1)).hasText("-99,120.26");
        assertThat(cells(2).nth(1)).hasAttribute("title", "-99120.257 USD");
        assertThat(cells(0).nth(1)).hasCSS("text-align", "right");
        assertThat(cells(3).first()).hasText("<img src=x onerror=alert(1)>");
        assertThat(page.locator("#part img")).hasCount(0);
        assertThat(page.locator(".caption")).hasText("4 rows");
        picture("table");
    }

    @Test
    void sortsUpDownAndBack() {
        table(COSTS);
        sort("Largest");
        assertThat(column(4)).hasText(new String[]{"12", "1,000", "9,007,199,254,740,992", "9,007,199,254,740,993"});
        assertThat(page.locator("th").nth(4)).hasAttribute("aria-sort", "ascending");
        sort("Total cost USD");
        assertThat(page.locator("th").nth(4)).hasAttribute("aria-sort", "none");
        assertThat(column(1)).hasText(new String[]{"-99,120.26", "7.00", "182,344.50", "NULL"});
        sort("Total cost USD");
        assertThat(column(1)).hasText(new String[]{"182,344.50", "7.00", "-99,120.26", "NULL"});
        sort("Total cost USD");
        assertThat(column(1)).hasText(new String[]{"182,344.50", "NULL", "-99,120.26", "7.00"});
        sort("Location");
        assertThat(column(0)).hasText(
                new String[]{"<img src=x onerror=alert(1)>", "node 9", "node 10", "westeurope"});
        sort("Last seen");
        assertThat(column(5).first()).hasText("31 Dec 2025, 23:59");
    }

    @Test
    void filtersByWhatIsMeantAndByWhatIsShown() {
        table(many(250, false));
        var box = page.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Filter rows"));
        box.fill("NODE-24 ");
        assertThat(page.getByRole(AriaRole.STATUS).filter(containing("11 of 250 rows"))).isVisible();
        assertThat(page.locator("#part tbody tr")).hasCount(11);
        box.fill("2,490");
        assertThat(page.locator("#part tbody tr")).hasCount(1);
        assertThat(cells(0).nth(1)).hasText("node-249");
        box.fill("24");
        page.getByLabel("Where to look").selectOption("Id");
        assertThat(page.locator("#part tbody tr")).hasCount(13);
        box.fill("nowhere");
        assertThat(page.getByText("No row matches the filter.")).isVisible();
        box.press("Escape");
        assertThat(page.locator("#part tbody tr")).hasCount(250);
    }

    @Test
    void keepsTenThousandRowsSmooth() {
        table(many(10_000, true));
        assertThat(page.locator(".caption")).hasText("First 10,000 of more than 10,000 rows");
        assertThat(page.locator("#part table")).hasAttribute("aria-rowcount", "10001");
        assertThat(page.locator("#part tbody tr").first()).hasAttribute("aria-rowindex", "2");
        assertThat(page.locator("#part tbody tr").count()).isLessThan(80);

        var slowest = (Number) page.evaluate("""
                async () => {
                  const scroller = document.querySelector("#part .scroll");
                  const times = [];
                  for (let step = 0; step < 40; step++) {
                    scroller.scrollTop += 900;
                    const begun = performance.now();
                    await new Promise(requestAnimationFrame);
                    await new Promise(requestAnimationFrame);
                    times.push(performance.now() - begun);
                  }
                  return times.sort((a, b) => a - b)[20];
                }""");
        assertThat(slowest.doubleValue()).isLessThan(250);

        page.locator("#part .scroll").focus();
        page.keyboard().press("End");
        assertThat(page.locator("#part tbody tr").last()).hasAttribute("aria-rowindex", "10001");
        assertThat(page.locator("#part tbody tr").last()).isInViewport();
        assertThat(page.locator("#part tbody tr").last().locator("td").first()).hasText("9999");
        assertThat(page.locator("#part tbody tr").count()).isLessThan(80);
        assertThat(page.locator("#part th").first()).isInViewport();

        sort("Cost USD");
        sort("Cost USD");
        assertThat(cells(0).nth(2)).hasText("99,990");
    }

    @Test
    void showsTheFirstRowsAndOffersAll() {
        part("table", "resultTable(data, {limit: 5, onAll: () => document.title = 'all'})", many(250, false));
        assertThat(page.locator("#part tbody tr")).hasCount(5);
        assertThat(page.locator(".caption")).containsText("First 5 of 250 rows");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("All 250 rows")).click();
        assertThat(page).hasTitle("all");
    }

    @Test
    void saysHowManyRowsAreHere() {
        table("""
                {"columns": [{"name": "n", "type": "integer"}], "rows": [[1], [2]], "row_count": 250,
                 "truncated": false}""");
        assertThat(page.locator(".caption")).hasText("First 2 of 250 rows");
        table("""
                {"columns": [{"name": "n", "type": "integer"}], "rows": [], "row_count": 0, "truncated": false}""");
        assertThat(page.getByText("The query found no rows.")).isVisible();
        assertThat(page.locator(".caption")).hasText("0 rows");
    }

    @Test
    void opensLongCellsByKeyboard() {
        String note = "A long note. ".repeat(40) + "The end.";
        table("""
                {"columns": [{"name": "note", "type": "text"}], "rows": [["%s"]], "row_count": 1,
                 "truncated": false}""".formatted(note));
        var cell = page.locator("#part td button");
        cell.focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("The end.");
        picture("table-long-cell");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(cell).isFocused();
    }

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

    @Test
    void fitsAPhone() {
        open(new NewContextOptions().setViewportSize(375, 740).setDeviceScaleFactor(2).setIsMobile(true)
                .setHasTouch(true));
        table(COSTS);
        assertThat(page.locator("#part .scroll")).hasAttribute("tabindex", "0");
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")).isTrue();
        picture("table-phone");
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

    private static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private void sort(String name) {
        page.locator("#part th").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private Locator cells(int row) {
        return page.locator("#part tbody tr").nth(row).locator("td");
    }

    private Locator column(int column) {
        return page.locator("#part tbody tr td:nth-child(" + (column + 1) + ")");
    }

    private static String many(int rows, boolean truncated) {
        var text = new StringBuilder("""
                {"columns": [{"name": "id", "type": "integer"}, {"name": "name", "type": "text"},
                             {"name": "cost", "type": "decimal", "label": "cost", "role": "measure", "unit": "USD"}],
                 "row_count": %d, "truncated": %s, "rows": [""".formatted(rows, truncated));
        for (int row = 0; row < rows; row++) {
            text.append(row == 0 ? "" : ",").append("[%d, \"node-%d\", %d]".formatted(row, row, row * 10L));
        }
        return text.append("]}").toString();
    }

    private void table(String result) {
        part("table", "resultTable(data)", result);
    }

    /** Shows one part in the real page, as its server serves it. */
    private void part(String module, String call, String json) {
        page.evaluate("""
                async (json) => {
                  const data = JSON.parse(json);
                  const {%s} = await import(new URL("js/result/%s.js", document.baseURI));
                  document.getElementById("part")?.remove();
                  const part = document.createElement("section");
                  part.id = "part";
                  part.append(%s);
                  document.querySelector("main").prepend(part);
                }""".formatted(call.substring(0, call.indexOf('(')), module, call), json);
    }

    private void open(NewContextOptions options) {
        if (context != null) {
            context.close();
        }
        context = browser.chromium().newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(server.uri("/").toString());
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages", name + ".png")));
    }
}
