package dev.sqlchat.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The rows of a result as charts. What is drawn is asked of the library that draws it. */
class ChartIT extends PagePart {

    private static final String LIBRARY = "_static/echarts/6.0.0/dist/echarts.esm.min.mjs";

    private static final String PLACES = """
            {"columns": [{"name": "place", "type": "text", "label": "location", "role": "category", "unit": null},
                         {"name": "cost", "type": "decimal", "label": "total cost", "role": "measure", "unit": "USD"},
                         {"name": "n", "type": "integer", "label": "resources", "role": "measure", "unit": null}],
             "rows": [["<b>West</b> {a|b}", 182344.5, 51], ["North", 99120.25, 33], ["East", 12000, 7]],
             "row_count": 3, "truncated": false,
             "chart": {"type": "bar", "x": "place", "y": "cost", "series": null, "title": "Total cost by location",
                       "options": [{"type": "bar", "x": "place", "y": "cost", "series": null},
                                   {"type": "bar", "x": "place", "y": "n", "series": null},
                                   {"type": "pie", "x": "place", "y": "n", "series": null},
                                   {"type": "line", "x": "gone", "y": "n", "series": null},
                                   {"type": "table", "x": null, "y": null, "series": null}]}}""";

    private static final String MONTHS = """
            {"columns": [{"name": "month", "type": "text", "label": "month", "role": "time", "unit": null},
                         {"name": "place", "type": "text", "label": "location", "role": "category", "unit": null},
                         {"name": "cost", "type": "decimal", "label": "total cost", "role": "measure", "unit": "USD"}],
             "rows": [["2026-03", "West", 30], ["2026-01", "West", 10], ["2025-12", "West", 5],
                      ["2026-03", "East", 3], ["2025-12", "East", null]],
             "row_count": 5, "truncated": false,
             "chart": {"type": "line", "x": "month", "y": "cost", "series": "place", "title": "Total cost by month",
                       "options": [{"type": "line", "x": "month", "y": "cost", "series": "place"},
                                   {"type": "area", "x": "month", "y": "cost", "series": "place"}]}}""";

    @Test
    void drawsBarsAndSaysWhatTheyShow() {
        chart(PLACES);
        assertThat(drawn("series[0].type")).isEqualTo("bar");
        assertThat(drawn("series[0].data.map(({ value }) => value).join()")).isEqualTo("182344.5,99120.25,12000");
        assertThat(page.locator(".chart-head")).hasText("Total cost by location USD");
        assertThat(page.locator(".chart-canvas")).hasAttribute("aria-label",
                "Bar chart: Total cost by location. 3 values, from 12,000.00 USD (East) to 182,344.50 USD (<b>West</b> {a|b}).");
        tab().isAccessible();
        picture("chart-bars");
    }

    @Test
    void offersExactlyWhatTheRowsCarry() {
        chart(PLACES);
        assertThat(page.locator(".segments button")).hasText(new String[]{"Bar", "Donut"});
        assertThat(type("Bar")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator(".axis option")).hasText(new String[]{"Total cost", "Resources"});

        page.locator(".axis select").selectOption("n");
        assertThat(page.locator(".chart-head")).hasText("Resources by location");
        assertThat(drawn("series[0].data[0].value")).isEqualTo(51);

        type("Donut").click();
        assertThat(type("Donut")).hasAttribute("aria-pressed", "true");
        assertThat(type("Bar")).hasAttribute("aria-pressed", "false");
        assertThat(drawn("series[0].type")).isEqualTo("pie");
        assertThat(page.locator(".axis")).hasCount(0);
        picture("chart-donut");
    }

    @Test
    void sortsByTimeAndLeavesGapsWhereNothingIs() {
        chart(MONTHS);
        assertThat(drawn("series.length")).isEqualTo(2);
        assertThat(drawn(
                "series[0].data.map(([at, value]) => new Date(at).toISOString().slice(0, 7) + ' ' + value).join()"))
                .isEqualTo("2025-12 5,2026-01 10,2026-03 30");
        assertThat(drawn("series[1].data.map(([, value]) => value).join()")).isEqualTo(",,3");
        type("Area").click();
        assertThat(drawn("series[1].stack")).isEqualTo("all");
        picture("chart-areas");
    }

    @Test
    void laysMonthsOfYearsOverEachOther() {
        chart("""
                {"columns": [{"name": "m", "type": "integer", "label": "month", "role": "time", "unit": null},
                             {"name": "y", "type": "integer", "label": "year", "role": "time", "unit": null},
                             {"name": "n", "type": "integer", "label": "orders", "role": "measure", "unit": null}],
                 "rows": [[2, 2026, 7], [12, 2025, 3], [1, 2026, 5]], "row_count": 3, "truncated": false,
                 "chart": {"type": "line", "x": "m", "y": "n", "series": "y", "title": "Orders by month"}}""");
        assertThat(drawn("series.map(({ name }) => name).join()")).isEqualTo("2025,2026");
        assertThat(drawn("series[1].data.map(String).join(' ')")).isEqualTo("1,5 2,7 12,");
        assertThat(page.locator(".chart-canvas")).hasAttribute("aria-label",
                "Line chart: Orders by month. 3 values, from 3 (Dec, 2025) to 7 (Feb, 2026). Series: 2025, 2026.");
    }

    @Test
    void laysLongNamesDownAndShortensThem() {
        chart(resources(18), "{}");
        assertThat(drawn("yAxis[0].type")).isEqualTo("category");
        assertThat(page.locator(".chart-canvas").boundingBox().height).isGreaterThan(500);
        assertThat(page.locator(".chart-bar button")).hasCount(1);
        picture("chart-lying");
    }

    @Test
    void isAloneAndShortInShort() {
        chart(resources(18), "{compact: true}");
        assertThat(drawn("series[0].data.length")).isEqualTo(10);
        assertThat(page.getByText("The first 10 of 18.")).isVisible();
        assertThat(page.locator("#part button, #part select")).hasCount(0);
    }

    @Test
    void showsASingleNumberLargeAndLoadsNothingForIt() {
        var requests = new ArrayList<String>();
        page.onRequest(request -> requests.add(request.url()));
        chart("""
                {"columns": [{"name": "cost", "type": "decimal", "label": "total cost", "role": "measure", "unit": "USD"}],
                 "rows": [[1182344.5]], "row_count": 1, "truncated": false,
                 "chart": {"type": "number", "x": null, "y": "cost", "series": null, "title": "Total cost"}}""");
        assertThat(page.locator(".figure-value")).hasText("1,182,344.50 USD");
        assertThat(page.locator(".figure-label")).hasText("Total cost");
        assertThat(page.locator("#part button:visible")).hasCount(0);
        assertThat(requests).noneMatch(url -> url.contains("echarts"));
    }

    @Test
    void drawsNothingWhereNothingCanBeDrawn() {
        assertThat(none(PLACES.replaceAll("(?s)\"chart\":.*", "\"chart\": null}"))).isTrue();
        assertThat(none(PLACES.replaceAll("(?s)\"chart\":.*", """
                "chart": {"type": "table", "x": null, "y": null, "series": null, "title": "Costs"}}"""))).isTrue();
        assertThat(none(PLACES.replaceAll("(?s)\"rows\":.*\"row_count\": 3", "\"rows\": [], \"row_count\": 0")))
                .isTrue();
    }

    @Test
    void writesTipsAsText() {
        chart(PLACES);
        drawn("series.length");
        page.locator(".chart-canvas").hover(new Locator.HoverOptions().setPosition(120, 200));
        assertThat(page.locator(".tip")).hasText("<b>West</b> {a|b}182,344.50 USD");
        assertThat(page.locator(".tip b")).hasCount(1);
    }

    @Test
    void savesAPictureWithItsTitle() throws IOException {
        chart(PLACES);
        drawn("series.length");
        var file = page.waitForDownload(() -> page.getByLabel("Save as picture (PNG)").click());
        assertThat(file.suggestedFilename()).isEqualTo("total-cost-by-location.png");
        var png = ByteBuffer.wrap(Files.readAllBytes(file.path()));
        assertThat(png.getLong(0)).isEqualTo(0x89504E470D0A1A0AL);
        var place = page.locator(".chart-canvas").boundingBox();
        assertThat(png.getInt(16)).isEqualTo((int) (2 * (place.width + 48)));
        assertThat(png.getInt(20)).isEqualTo((int) (2 * (place.height + 84)));
    }

    @Test
    void takesTheColoursOfTheScheme() {
        chart(PLACES);
        var light = drawn("series[0].color");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        var dark = otherColour(light);
        picture("chart-dark");
        page.evaluate("""
                () => {
                  document.documentElement.style.colorScheme = "light";
                  document.documentElement.dataset.theme = "light";
                }""");
        assertThat(otherColour(dark)).isEqualTo(light);
    }

    @Test
    void saysThatTheLibraryCannotBeHadAndTriesAgain() {
        page.route("**/echarts.esm.min.mjs*", Route::abort);
        chart(PLACES);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The chart could not be drawn.");
        assertThat(page.locator(".chart-place").boundingBox().height).isGreaterThan(300);
        page.unroute("**/echarts.esm.min.mjs*");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again")).click();
        page.locator(".chart-place[data-drawn]").waitFor();
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        assertThat(tab().complaints()).allMatch(complaint -> complaint.contains("ERR_FAILED"));
    }

    @Test
    void fitsAPhone() {
        open(BrowserTab.phone());
        chart(PLACES);
        drawn("series.length");
        assertThat(tab().fits()).isTrue();
        picture("chart-phone");
    }

    private void chart(String answer) {
        chart(answer, "{}");
    }

    private void chart(String answer, String options) {
        part("chart", "resultChart(data, " + options + ")", answer);
    }

    private boolean none(String answer) {
        return (Boolean) page.evaluate("""
                async (json) => {
                  const {resultChart} = await import(new URL("js/result/chart.js", document.baseURI));
                  return resultChart(JSON.parse(json), {}) === null;
                }""", answer);
    }

    private Locator type(String name) {
        return page.locator(".segments").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    /** Something of what the library draws, once it does. */
    private Object drawn(String path) {
        page.locator(".chart-place[data-drawn]").waitFor();
        return page.evaluate("""
                async () => {
                  const {getInstanceByDom} = await import(new URL("%s", document.baseURI));
                  return getInstanceByDom(document.querySelector(".chart-canvas")).getOption().%s;
                }""".formatted(LIBRARY, path));
    }

    /** The colour of the chart, once it is another. */
    private Object otherColour(Object colour) {
        page.waitForCondition(() -> !colour.equals(drawn("series[0].color")));
        return drawn("series[0].color");
    }

    private static String resources(int many) {
        List<String> rows = IntStream.range(0, many)
                .mapToObj(row -> "[\"rg-production-westeurope-application-gateway-%d\", %d]".formatted(row, 1000 - row))
                .toList();
        return """
                {"columns": [{"name": "name", "type": "text", "label": "resource", "role": "category", "unit": null},
                             {"name": "cost", "type": "integer", "label": "cost", "role": "measure", "unit": null}],
                 "rows": [%s], "row_count": %d, "truncated": false,
                 "chart": {"type": "bar", "x": "name", "y": "cost", "series": null, "title": "Cost by resource"}}"""
                .formatted(rows.stream().collect(Collectors.joining(",")), many);
    }
}
