package dev.sqlchat.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page in a real browser. Pictures of it lie in target/pages. */
class PageIT {

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
        open(new NewContextOptions().setViewportSize(1200, 860));
    }

    @AfterEach
    void theBrowserHadNoComplaints() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void offersQuestionsThatTheDatabaseCanAnswer() {
        assertThat(
                page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("What would you like to know?")))
                .isVisible();
        assertThat(page.locator("#samples button").first()).hasText("What is the total cost per month?");
        assertThat(page.locator("#about")).containsText("estate is a SQLite database with 2 tables");
        picture("welcome");
    }

    @Test
    void showsTheStepsWhileTheyHappenAndThenTheAnswer() {
        ask("How many resources run, slowly?");
        assertThat(page.locator(".steps li").first()).containsText("sql_db_list_tables");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop"))).isVisible();
        picture("working");

        assertThat(page.locator(".sentence")).hasText("There are 246 running resources.");
        assertThat(page.locator(".log summary")).hasText(Pattern.compile("\\d+ steps, [\\d.]+ m?s"));
        assertThat(page.locator(".receipt")).containsText("From ");
        assertThat(page.locator(".sql code")).containsText("SELECT r.location, COUNT(*)");
        assertThat(page.locator("#status")).hasText("There are 246 running resources.");
        picture("answer");
    }

    @Test
    void alignsNumbersShowsNullAndKeepsEveryDigit() {
        ask("How many?");
        Locator cells = page.locator("tbody tr").first().locator("td");
        assertThat(cells.nth(1)).hasClass("number");
        assertThat(cells.nth(2)).hasText("182,344.50");
        assertThat(cells.nth(3)).hasText("9,007,199,254,740,993");
        assertThat(page.locator(".null")).hasText("NULL");
    }

    @Test
    void goesOnWithTheConversation() {
        ask("How many?");
        assertThat(page.locator(".sentence")).hasText("There are 246 running resources.");
        ask("Only in westeurope");
        assertThat(page.locator(".sentence").last()).hasText("51 of them are in westeurope.");
        assertThat(page.locator(".asked").last()).hasText("Only in westeurope");
        picture("follow-up");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New chat")).click();
        ask("How many?");
        assertThat(page.locator(".sentence")).hasText("There are 246 running resources.");
    }

    @Test
    void offersTheReadingsOfAnUnclearQuestion() {
        ask("something unsure");
        assertThat(page.locator(".note h3")).hasText("Which one do you mean?");
        picture("choices");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("By day of deletion")).click();
        assertThat(page.locator(".asked").last()).hasText("By day of deletion");
    }

    @Test
    void saysSoWhenThereIsNoAnswer() {
        ask("How is the weather?");
        assertThat(page.locator(".note.unsure")).containsText("nearest are resources and costs");
        picture("no-answer");
    }

    @Test
    void showsAFailureWithItsCauseAndTriesAgain() {
        ask("explode");
        assertThat(page.locator(".note.failed")).containsText("Something went wrong while working on this");
        assertThat(page.locator(".note.failed .code")).hasText("internal_error");
        picture("failure");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again")).click();
        assertThat(page.locator(".turn")).hasCount(2);
    }

    @Test
    void showsHostileValuesAsText() {
        ask("hostile");
        assertThat(page.locator("tbody td")).hasText(EstateDatabase.HOSTILE);
        assertThat(page.locator(".sentence")).hasText("The name is " + EstateDatabase.HOSTILE + ".");
        assertThat(page.locator("main img")).hasCount(0);
    }

    @Test
    void stopsARunForGood() throws InterruptedException {
        ask("wait");
        assertThat(page.locator(".steps li").first()).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop")).click();
        assertThat(page.locator(".note.failed")).containsText("You stopped this question.");
        assertThat(server.model().interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void sendsByEnterAndBreaksLinesByShiftEnter() {
        page.locator("#question").pressSequentially("How");
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("many?");
        assertThat(page.locator("#question")).hasValue("How\nmany?");
        page.keyboard().press("Enter");
        assertThat(page.locator(".asked")).hasText("How\nmany?");
        assertThat(page.locator("#question")).isFocused();
    }

    @Test
    void worksInTheDark() {
        open(new NewContextOptions().setViewportSize(1200, 860).setColorScheme(ColorScheme.DARK));
        ask("How many?");
        assertThat(page.locator(".sentence")).isVisible();
        picture("answer-dark");
        var brightness = (Number) page.evaluate(
                "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + +b, 0)");
        assertThat(brightness.intValue()).isLessThan(150);
    }

    @Test
    void fitsAPhone() {
        open(new NewContextOptions().setViewportSize(375, 740).setDeviceScaleFactor(2).setIsMobile(true)
                .setHasTouch(true));
        picture("phone-welcome");
        ask("How many?");
        assertThat(page.locator(".sentence")).isVisible();
        picture("phone");
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")).isTrue();
    }

    @Test
    void asksForTheKeyAndKeepsItForTheSession() {
        try (var guarded = TestServer.start("--API_KEY=a-key-of-many-letters-and-numbers-1234567890")) {
            page.navigate(guarded.uri("/").toString());
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            picture("key");
            page.locator("#key").fill("a-wrong-key");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("not known");
            page.locator("#key").fill("a-key-of-many-letters-and-numbers-1234567890");
            page.keyboard().press("Enter");

            assertThat(page.locator("#samples button").first()).isVisible();
            ask("How many?");
            assertThat(page.locator(".sentence")).isVisible();
            page.reload();
            assertThat(page.locator("#samples button").first()).isVisible();
            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        }
        assertThat(complaints).isNotEmpty().allMatch(complaint -> complaint.contains("403"));
        complaints.clear();
    }

    private void open(NewContextOptions options) {
        if (context != null) {
            context.close();
        }
        context = browser.chromium()
                .newContext(options.setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(server.uri("/").toString());
        assertThat(page.locator("#samples button").first()).isVisible();
    }

    private void ask(String question) {
        page.locator("#question").fill(question);
        page.keyboard().press("Enter");
    }

    private void picture(String name) {
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target/pages", name + ".png")));
    }
}
