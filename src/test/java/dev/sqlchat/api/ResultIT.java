package dev.sqlchat.api;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The rows of a result as a table. */
class ResultIT extends PagePart {

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
        tab().isAccessible();
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
    void keepsNumbersExact() {
        table("""
                {"columns": [{"name": "sum", "type": "decimal", "label": "sum", "role": "measure", "unit": null}],
                 "rows": [["12345678901234567.89"], [2.5], ["12345678901234567.88"]], "row_count": 3,
                 "truncated": false}""");
        sort("Sum");
        assertThat(column(0)).hasText(
                new String[]{"2.5", "12,345,678,901,234,567.9", "12,345,678,901,234,567.9"});
        assertThat(column(0).nth(1)).hasAttribute("title", "12345678901234567.88");
    }

    @Test
    void keepsTheFirstColumnInSight() {
        open(BrowserTab.ofSize(500, 740));
        table(COSTS.replace("<img src=x onerror=alert(1)>", "east"));
        page.evaluate("() => { document.querySelector('#part .scroll').scrollLeft = 10_000; }");
        assertThat(cells(0).first()).isInViewport();
        assertThat(cells(0).nth(1)).not().isInViewport();
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

        var usual = (Number) page.evaluate("""
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
                  return times.sort((a, b) => a - b)[10];
                }""");
        assertThat(usual.doubleValue()).isLessThan(500);

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
    void fitsAPhone() {
        open(BrowserTab.phone());
        table(COSTS);
        assertThat(page.locator("#part .scroll")).hasAttribute("tabindex", "0");
        assertThat(tab().fits()).isTrue();
        picture("table-phone");
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
}
