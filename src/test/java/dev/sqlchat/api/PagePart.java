package dev.sqlchat.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** Shows one part of the page at a time, in the real page as its server serves it, over results that no database has. */
abstract class PagePart {

    static TestServer server;
    private static Browser browser;

    final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    Page page;

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

    static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    /** Shows one part in the real page, as its server serves it. */
    void part(String module, String call, String json) {
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

    void open(NewContextOptions options) {
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

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages", name + ".png")));
    }
}
