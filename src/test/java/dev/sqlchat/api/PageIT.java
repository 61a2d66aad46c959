package dev.sqlchat.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A conversation on the page, with a model that plays what seldom happens. */
class PageIT {

    private static TestServer server;
    private static Browser browser;

    private BrowserTab tab;

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
        open(BrowserTab.ofSize(1200, 860));
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    void tellsWhatThereIsToAskAbout() {
        assertThat(tab.find("#welcome h1")).hasText("What would you like to know?");
        assertThat(tab.find("#about"))
                .hasText("estate is a SQLite database with 2 tables. Today counts as June 15, 2026.");
        tab.find("#contents summary").click();
        assertThat(tab.find("#tables")).containsText("resources");
        assertThat(tab.find("#tables")).containsText("420 rows");
        tab.isAccessible();
    }

    @Test
    void showsTheStepsWhileTheyHappenAndThenTheAnswer() {
        tab.ask("How many resources run, slowly?");
        assertThat(tab.find(".steps li").first()).containsText("Find tables");
        assertThat(tab.button("Stop")).isVisible();
        tab.picture("working");

        assertThat(tab.find(".sentence")).hasText("There are 246 running resources.");
        assertThat(tab.find(".log summary")).hasText(Pattern.compile("\\d+ steps in [\\d.]+ m?s"));
        assertThat(tab.find(".log[open]")).hasCount(0);
        assertThat(tab.find("#status")).hasText("There are 246 running resources.");
        assertThat(tab.find(".answer .facts")).hasText(Pattern.compile(".*3 rows.*"));
        tab.find(".log summary").click();
        assertThat(tab.find(".steps")).containsText("Run the query");
    }

    @Test
    void showsEachPartOfTheAnswer() {
        tab.ask("How many?");
        assertThat(tab.find(".trust"))
                .containsText("Nobody verified the query, and these checks warn: missing values.");
        assertThat(tab.find(".strip")).containsText("cost has no value in 1 of 3 rows.");
        tab.open("Table");
        assertThat(tab.find(".panel.table tbody tr")).hasCount(3);
        tab.open("SQL");
        assertThat(tab.find(".panel.sql code")).containsText("SELECT r.location, COUNT(*)");
        tab.open("Details");
        assertThat(tab.find(".panel.details")).containsText("The query is one read of tables that may be read.");
        assertThat(tab.find(".panel.details")).containsText("June 15, 2026");
        tab.isAccessible();
    }

    @Test
    void goesOnWithTheConversation() {
        tab.ask("How many?");
        assertThat(tab.find(".sentence")).hasText("There are 246 running resources.");
        tab.ask("Only in westeurope");
        assertThat(tab.find(".sentence").last()).hasText("51 of them are in westeurope.");
        assertThat(tab.find(".asked").last()).hasText("Only in westeurope");

        tab.button("New chat").click();
        assertThat(tab.find(".turn")).hasCount(0);
        tab.ask("How many?");
        assertThat(tab.find(".sentence")).hasText("There are 246 running resources.");
    }

    @Test
    void keepsTheConversationWhenThePageIsLoadedAnew() {
        tab.ask("How many are kept?");
        assertThat(tab.find(".sentence")).isVisible();
        tab.page().reload();
        assertThat(tab.find(".asked")).hasText("How many are kept?");
        assertThat(tab.find(".sentence")).hasText("There are 246 running resources.");
        tab.ask("Only in westeurope");
        assertThat(tab.find(".sentence").last()).hasText("51 of them are in westeurope.");
    }

    @Test
    void takesUpARunThatGoesOnWhileThePageIsLoadedAnew() {
        tab.ask("How many are taken up, slowly?");
        assertThat(tab.find(".steps li").first()).isVisible();
        tab.page().reload();
        assertThat(tab.find(".sentence")).hasText("There are 246 running resources.");
        assertThat(tab.find(".turn")).hasCount(1);
    }

    @Test
    void findsRenamesAndDeletesConversations() {
        tab.ask("How many zebras?");
        assertThat(tab.find(".sentence")).isVisible();
        tab.button("New chat").click();
        tab.ask("How many lions?");
        assertThat(tab.find(".sentence")).isVisible();
        tab.find("#thread-search").fill("zebra");
        assertThat(tab.find(".thread-groups li")).hasCount(1);

        tab.link("How many zebras?").click();
        assertThat(tab.find(".asked")).hasText("How many zebras?");
        tab.button("Rename “How many zebras?”").click();
        tab.page().getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX).fill("Stripes");
        tab.page().keyboard().press("Enter");
        assertThat(tab.find(".bar-title")).hasText("Stripes");
        tab.page().reload();
        assertThat(tab.link("Stripes")).isVisible();

        tab.button("Delete “Stripes”").click();
        tab.page().getByRole(AriaRole.DIALOG)
                .getByText("Delete", new com.microsoft.playwright.Locator.GetByTextOptions()
                        .setExact(true))
                .click();
        assertThat(tab.link("Stripes")).hasCount(0);
        assertThat(tab.find(".turn")).hasCount(0);
        assertThat(tab.link("How many lions?").first()).isVisible();
    }

    @Test
    void saysWhenAConversationCouldNotBeDeleted() {
        tab.ask("How many stay?");
        assertThat(tab.find(".sentence")).isVisible();
        tab.page().route("**/v1/threads/*", route -> {
            if (route.request().method().equals("DELETE")) {
                route.fulfill(new Route.FulfillOptions().setStatus(500).setContentType("application/problem+json")
                        .setBody("{\"code\": \"internal_error\", \"detail\": \"The store is full.\"}"));
            } else {
                route.resume();
            }
        });
        tab.button("Delete “How many stay?”").click();
        tab.find("dialog .danger").click();
        assertThat(tab.page().getByRole(AriaRole.DIALOG)).containsText("The store is full.");
        tab.button("Close").click();
        assertThat(tab.link("How many stay?")).isVisible();
        assertThat(tab.find(".asked")).hasText("How many stay?");
        assertThat(tab.complaints()).allMatch(complaint -> complaint.contains("500"));
    }

    @Test
    void leavesTheUserAloneWhenAnotherConversationEnds() {
        tab.ask("How many here?");
        assertThat(tab.find(".sentence")).isVisible();
        tab.button("New chat").click();
        tab.ask("How many there, slowly?");
        assertThat(tab.find(".steps li").first()).isVisible();
        tab.link("How many here?").click();
        tab.open("SQL");
        tab.find(".panel.sql .edit").click();
        assertThat(tab.find(".thread-groups .spinner")).hasCount(0);
        assertThat(tab.link("How many there, slowly?")).isVisible();
        assertThat(tab.find(".sql-box")).isFocused();
        assertThat(tab.find(".asked")).hasText("How many here?");
    }

    @Test
    void worksWhereTheBrowserKeepsNothing() {
        tab.page().addInitScript("""
                for (const name of ["localStorage", "sessionStorage"]) {
                  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
                }""");
        tab.page().reload();
        assertThat(tab.find("#about")).containsText("estate");
        tab.button("Light or dark").click();
        assertThat(brightness()).isLessThan(150);
        tab.ask("How many?");
        assertThat(tab.find(".sentence")).isVisible();
    }

    @Test
    void offersTheReadingsOfAnUnclearQuestion() {
        tab.ask("something unsure");
        assertThat(tab.find(".note h3")).hasText("Which one do you mean?");
        tab.isAccessible();
        tab.button("By day of deletion").click();
        assertThat(tab.find(".asked").last()).hasText("By day of deletion");
    }

    @Test
    void saysSoWhenThereIsNoAnswer() {
        tab.ask("How is the weather?");
        assertThat(tab.find(".note.unsure")).containsText("nearest are resources and costs");
        tab.isAccessible();
        tab.button("resources").click();
        assertThat(tab.find("#question")).hasValue("How is the weather? (resources)");
    }

    @Test
    void showsAFailureWithItsCauseAndTriesAgain() {
        tab.ask("explode");
        assertThat(tab.find(".note.failed")).containsText("Something went wrong while working on this");
        assertThat(tab.find(".note.failed .code")).hasText("internal_error");
        assertThat(tab.find("main")).not().containsText("secret inner words");
        tab.isAccessible();
        tab.button("Edit the question").click();
        assertThat(tab.find("#question")).hasValue("explode");
        tab.button("Try again").click();
        assertThat(tab.find(".turn")).hasCount(2);
    }

    @Test
    void showsHostileValuesAsText() {
        tab.ask("hostile");
        assertThat(tab.find(".sentence")).hasText("The name is " + EstateDatabase.HOSTILE + ".");
        tab.open("Table");
        assertThat(tab.find(".panel.table tbody td")).hasText(EstateDatabase.HOSTILE);
        assertThat(tab.find("main img")).hasCount(0);
    }

    @Test
    void stopsARunAndGoesOnWithIt() throws InterruptedException {
        tab.ask("wait");
        assertThat(tab.find(".steps li").first()).isVisible();
        tab.button("Stop").click();
        assertThat(tab.find(".note")).containsText("Stopped");
        assertThat(server.model().interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(tab.find("#question")).isFocused();

        tab.button("Go on").click();
        assertThat(tab.find(".sentence")).hasText("There are 246 running resources.");
        assertThat(tab.find(".turn")).hasCount(1);
    }

    @Test
    void editsAndRunsTheQuery() {
        tab.ask("How many names?");
        tab.open("SQL");
        tab.find(".panel.sql").getByText("Edit").click();
        tab.find(".sql-box").fill("SELECT name FROM resources");
        tab.button("Run").click();
        assertThat(tab.find(".sql-result td")).hasText(EstateDatabase.HOSTILE);
        assertThat(tab.find(".sql-result")).containsText("1 row in");
        tab.isAccessible();

        tab.find(".sql-result").getByText("Save as verified").click();
        tab.page().getByLabel("The question", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                .fill("Which names are there?");
        tab.page().getByRole(AriaRole.DIALOG).getByText("Save as verified",
                new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true)).click();
        assertThat(tab.find(".sql-result .said")).containsText("Saved.");
        tab.button("New chat").click();
        tab.ask("Which names are there?");
        assertThat(tab.find(".trust.verified")).isVisible();
    }

    @Test
    void takesAPieceOfWhatAModelWroteAway() {
        tab.ask("How many?");
        assertThat(tab.find(".chip")).hasCount(7);
        tab.button("Remove resource status is running").click();

        assertThat(tab.find(".asked").last()).hasText("Without resource status is running");
        assertThat(tab.find(".card.answer")).hasCount(2);
        tab.open("SQL");
        assertThat(tab.find(".panel.sql code").last()).not().containsText("running");
    }

    @Test
    void tellsWhyTheGuardRefusesAQuery() {
        tab.ask("How many?");
        tab.open("SQL");
        tab.find(".panel.sql").getByText("Edit").click();
        tab.find(".sql-box").fill("DELETE FROM resources");
        tab.page().keyboard().press("Control+Enter");
        assertThat(tab.find(".sql-result .note.failed h3")).hasText("The guard refuses this query");
        tab.find(".sql-box").fill("SELECT nam FROM resources");
        tab.page().keyboard().press("Control+Enter");
        assertThat(tab.find(".sql-result .nearest")).containsText("name");
        assertThat(tab.complaints()).allMatch(complaint -> complaint.contains("422"));
    }

    @Test
    void takesWhatTheUserThinksOfAnAnswer() {
        tab.ask("How many?");
        tab.button("Bad answer").click();
        tab.button("Wrong number").click();
        tab.find(".why .field").fill("stopped ones count");
        tab.find(".why").getByText("Send").click();
        assertThat(tab.find(".why")).isHidden();
        assertThat(tab.button("Bad answer")).hasAttribute("aria-pressed", "true");
        assertThat(server.get("/v1/analytics").body()).contains("Wrong number. stopped ones count");

        tab.button("Correct this").click();
        assertThat(tab.find(".sql-box")).isFocused();
    }

    @Test
    void sharesAnAnswerAndStopsThat() {
        tab.ask("How many?");
        tab.find(".card-actions").getByText("Share").click();
        tab.button("Make a link").click();
        var link = tab.page().getByLabel("Link").inputValue();
        try (var other = new BrowserTab(browser, link, BrowserTab.ofSize(1000, 800))) {
            assertThat(other.find(".sentence")).hasText("There are 246 running resources.");
            assertThat(other.find("#question")).isHidden();
            assertThat(other.find(".thread-groups")).isHidden();
            other.isAccessible();
        }
        tab.button("Stop sharing").click();
        assertThat(tab.page().getByRole(AriaRole.DIALOG)).containsText("no longer works");
        try (var other = new BrowserTab(browser, link, BrowserTab.ofSize(1000, 800))) {
            assertThat(other.find("main")).containsText("This link does not work");
            assertThat(other.complaints()).allMatch(complaint -> complaint.contains("404"));
        }
    }

    @Test
    void showsWhatADatabaseHolds() {
        tab.link("Schema").click();
        tab.find(".schema-tables").getByText("costs").click();
        assertThat(tab.find(".schema-table h2")).hasText("costs");
        assertThat(tab.find(".schema-columns")).containsText("resource_id");
        tab.isAccessible();
        tab.find(".schema-columns a.mark").click();
        assertThat(tab.find(".schema-table h2")).hasText("resources");
        assertThat(tab.find(".incoming")).containsText("costs.resource_id");
        assertThat(tab.find(".schema-table")).containsText("What runs");
        tab.find(".schema-tables .field").fill("date");
        assertThat(tab.find(".schema-tables li:visible")).hasCount(1);
    }

    @Test
    void showsWhatWasAsked() {
        tab.ask("How many of this page?");
        assertThat(tab.find(".sentence")).isVisible();
        tab.link("Analytics").click();
        assertThat(tab.find(".tiles")).containsText("Questions");
        assertThat(tab.find(".analytics")).containsText("How many of this page?");
        tab.button("30 days").click();
        tab.awaitPlace("analytics/30");
        assertThat(tab.find(".analytics")).containsText("How many of this page?");
        tab.isAccessible();
    }

    @Test
    void worksByKeyboardAlone() {
        var keyboard = tab.page().keyboard();
        assertThat(tab.find("#question")).isFocused();
        keyboard.type("How");
        keyboard.press("Shift+Enter");
        keyboard.type("many?");
        assertThat(tab.find("#question")).hasValue("How\nmany?");
        keyboard.press("Enter");
        assertThat(tab.find(".asked")).hasText("How\nmany?");
        assertThat(tab.find(".sentence")).isVisible();
        assertThat(tab.find("#question")).isFocused();

        tab.turn().getByRole(AriaRole.TAB).first().focus();
        keyboard.press("End");
        assertThat(tab.find(".panel.details")).isVisible();
        keyboard.press("ArrowLeft");
        assertThat(tab.find(".panel.sql")).isVisible();
        keyboard.press("Tab");
        keyboard.press("Enter");
        assertThat(tab.find(".panel.sql .tool").first()).hasText(Pattern.compile("Cop.*"));
    }

    @Test
    void worksInTheDark() {
        open(BrowserTab.ofSize(1200, 860).setColorScheme(ColorScheme.DARK));
        tab.ask("How many?");
        assertThat(tab.find(".sentence")).isVisible();
        assertThat(brightness()).isLessThan(150);
        tab.isAccessible();
        tab.button("Light or dark").click();
        assertThat(brightness()).isGreaterThan(600);
        tab.page().reload();
        assertThat(tab.find(".sentence")).isVisible();
        assertThat(brightness()).isGreaterThan(600);
    }

    private int brightness() {
        return ((Number) tab.page().evaluate(
                "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + +b, 0)"))
                .intValue();
    }

    @Test
    void fitsAPhone() {
        open(BrowserTab.phone());
        assertThat(tab.fits()).isTrue();
        tab.ask("How many?");
        assertThat(tab.find(".sentence")).isVisible();
        for (String part : new String[]{"Table", "SQL", "Details", "Answer"}) {
            tab.open(part);
            assertThat(tab.fits()).as(part).isTrue();
        }
        tab.isAccessible();
        tab.button("Menu").click();
        assertThat(tab.link("Schema")).isVisible();
        tab.link("Schema").click();
        assertThat(tab.find(".schema")).isVisible();
        assertThat(tab.fits()).isTrue();
    }

    @Test
    void asksForTheKeyAndKeepsItForTheSession() {
        try (var guarded = TestServer.start("--API_KEY=a-key-of-many-letters-and-numbers-1234567890")) {
            tab.page().navigate(guarded.uri("/").toString());
            assertThat(tab.page().getByRole(AriaRole.DIALOG)).isVisible();
            tab.isAccessible();
            tab.find("#key").fill("a-wrong-key");
            tab.page().keyboard().press("Enter");
            assertThat(tab.page().getByRole(AriaRole.ALERT)).containsText("not known");
            tab.find("#key").fill("a-key-of-many-letters-and-numbers-1234567890");
            tab.page().keyboard().press("Enter");

            assertThat(tab.find("#about")).containsText("estate");
            tab.ask("How many?");
            assertThat(tab.find(".sentence")).isVisible();
            tab.page().reload();
            assertThat(tab.find(".sentence")).isVisible();
            assertThat(tab.page().getByRole(AriaRole.DIALOG)).hasCount(0);
            tab.page().navigate("about:blank");
        }
        assertThat(tab.complaints()).isNotEmpty().allMatch(complaint -> complaint.contains("403"));
    }

    @Test
    void worksUnderAPathOfAProxy() throws IOException {
        try (var guarded = TestServer.start("--API_KEY=a-key-of-many-letters-and-numbers-1234567890");
                var proxy = ReverseProxy.start(guarded.port(), "/tools/chat",
                        Map.of("X-Forwarded-For", "192.0.2.7", "X-Forwarded-Prefix", "/tools/chat"))) {
            tab.page().navigate(proxy.uri("/").toString());
            tab.find("#key").fill("a-key-of-many-letters-and-numbers-1234567890");
            tab.page().keyboard().press("Enter");
            tab.ask("How many?");
            assertThat(tab.find(".sentence")).isVisible();
            assertThat(tab.find(".overview canvas")).isVisible();
            tab.link("Schema").click();
            assertThat(tab.find(".schema-tables")).containsText("costs");
            tab.page().reload();
            assertThat(tab.find(".schema-tables")).containsText("costs");
        }
        assertThat(tab.complaints()).allMatch(complaint -> complaint.contains("403"));
    }

    private void open(NewContextOptions options) {
        if (tab != null) {
            tab.close();
        }
        tab = new BrowserTab(browser, server.uri("/").toString(), options);
        assertThat(tab.find("#about")).containsText("estate is a SQLite database");
    }
}
