package dev.sqlchat.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.IntStream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import dev.sqlchat.SqlChat;
import dev.sqlchat.api.Browser;
import dev.sqlchat.api.BrowserTab;
import dev.sqlchat.sample.SampleDatabase;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole product over its sample database, as a new user sees it. {@code -Dpictures=docs/images} takes the pictures of the
 * documentation.
 */
class TourIT {

    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pages"));
    private static final String BY_MONTH = "What is the total cost per month?";

    private static ConfigurableApplicationContext product;
    private static Browser browser;

    private BrowserTab tab;

    @BeforeAll
    static void start(@TempDir Path folder) {
        var database = folder.resolve("sample.db");
        SampleDatabase.create(database, LocalDate.of(2026, 6, 15));
        product = SpringApplication.run(SqlChat.class, "--PORT=0", "--DATABASE=sqlite:////" + database,
                "--STORE=sqlite:////" + folder.resolve("store.db"));
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        product.close();
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    void offersSixQuestionsThatItAnswers() {
        open(BrowserTab.ofSize(1280, 800));
        assertThat(tab.find("#samples button")).hasCount(6);
        tab.isAccessible();
        tab.picture(PICTURES.resolve("empty.png"));
        for (int sample = 0; sample < 6; sample++) {
            tab.find("#samples button").nth(sample).click();
            assertThat(tab.find(".card.answer .sentence")).isVisible();
            tab.button("New chat").click();
        }
    }

    @Test
    void answersWithAChart() {
        open(BrowserTab.ofSize(1280, 860));
        tab.ask(BY_MONTH);
        assertThat(tab.find(".sentence")).containsText("133,347.10 USD in 2026-05");
        assertThat(tab.find(".overview canvas")).isVisible();
        assertThat(tab.find(".trust.checked")).isVisible();
        tab.isAccessible();
        tab.picture(PICTURES.resolve("answer.png"));
        tab.open("SQL");
        assertThat(tab.find(".explained li").first()).isVisible();
    }

    @Test
    void takesAFilterAwayAndAsksAgain() {
        open(BrowserTab.ofSize(1280, 860));
        tab.ask("How many running virtual machines are in westeurope?");
        assertThat(tab.find(".chips")).containsText("westeurope");
        var before = tab.find(".sentence").textContent();
        tab.find(".chip").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("westeurope"))
                .locator(".chip-remove").click();
        assertThat(tab.find(".sentence")).hasCount(2);
        assertThat(tab.turn().locator(".chip-text").filter(
                new com.microsoft.playwright.Locator.FilterOptions().setHasText("westeurope"))).hasCount(0);
        assertThat(tab.find(".sentence").last()).not().hasText(before);

        tab.find(".chips").last().getByRole(AriaRole.BUTTON).first().click();
        tab.isAccessible();
        tab.page().keyboard().press("Escape");
    }

    @Test
    void completesWhatIsTyped() {
        open(BrowserTab.ofSize(1280, 860));
        tab.find("#question").pressSequentially("How many resources are in weste");
        assertThat(tab.find("#completions li").first()).containsText("westeurope");
        tab.isAccessible();
        tab.page().keyboard().press("Tab");
        assertThat(tab.find("#question")).hasValue("How many resources are in westeurope ");
        assertThat(tab.find("#completions")).isHidden();
        tab.page().keyboard().press("Enter");
        assertThat(tab.find(".sentence")).containsText("westeurope");
        tab.find("#question").pressSequentially("How many loc");
        assertThat(tab.find("#completions li").first()).isVisible();
        tab.page().keyboard().press("ArrowLeft");
        assertThat(tab.find("#completions")).isHidden();
    }

    @Test
    void showsTheSchema() {
        open(BrowserTab.ofSize(1280, 860));
        tab.link("Schema").click();
        tab.find(".schema-tables").getByText("resources").click();
        assertThat(tab.find(".schema-table")).containsText("virtualMachines");
        tab.isAccessible();
        tab.picture(PICTURES.resolve("schema.png"));
    }

    @Test
    void isDarkWhereTheSystemIs() {
        open(BrowserTab.ofSize(1280, 860).setColorScheme(ColorScheme.DARK));
        tab.ask("What is the total cost per resource type last month?");
        assertThat(tab.find(".overview canvas")).isVisible();
        tab.isAccessible();
        tab.picture(PICTURES.resolve("dark.png"));
    }

    @Test
    void fitsAPhone() {
        open(BrowserTab.phone());
        tab.ask(BY_MONTH);
        assertThat(tab.find(".overview canvas")).isVisible();
        assertThat(tab.fits()).isTrue();
        tab.isAccessible();
        tab.picture(PICTURES.resolve("phone.png"));
    }

    /** The best of three: a busy machine is no slow page. */
    @Test
    void isThereAtOnce() {
        double best = IntStream.range(0, 3).mapToDouble(trial -> firstPaint()).min().orElseThrow();
        assertThat(best).as("milliseconds until the first paint").isLessThanOrEqualTo(1000);
        open(BrowserTab.ofSize(1280, 800));
        tab.ask(BY_MONTH);
        assertThat(tab.find(".sentence")).isVisible();
        assertThat(kilobytes()).as("KB of the page without the chart library").isBetween(1.0, 500.0);
    }

    private double firstPaint() {
        open(BrowserTab.ofSize(1280, 800));
        return ((Number) tab.page()
                .evaluate("() => performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                .doubleValue();
    }

    /** As they came, compressed. */
    private double kilobytes() {
        return ((Number) tab.page().evaluate("""
                () => [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
                    .filter(({ name }) => !name.includes('echarts') && !name.includes('/v1/'))
                    .reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000""")).doubleValue();
    }

    private void open(NewContextOptions options) {
        if (tab != null) {
            tab.close();
        }
        tab = new BrowserTab(browser,
                "http://localhost:" + product.getEnvironment().getProperty("local.server.port") + "/", options);
        assertThat(tab.find("#about")).containsText("sample is a SQLite database");
        assertThat(tab.find("#samples button").first()).isVisible();
    }
}
