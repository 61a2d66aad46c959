package dev.sqlchat.api;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Shows one part of the page at a time, in the real page as its server serves it, over results that no database has. */
abstract class PagePart {

    private static TestServer server;
    private static Browser browser;

    private @Nullable BrowserTab tab;
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
        open(BrowserTab.ofSize(1000, 860));
    }

    @AfterEach
    void close() {
        tab.close();
    }

    void open(NewContextOptions options) {
        if (tab != null) {
            tab.close();
        }
        tab = new BrowserTab(browser, server.uri("/").toString(), options);
        page = tab.page();
        tab.awaitWelcome();
    }

    BrowserTab tab() {
        return tab;
    }

    void picture(String name) {
        tab.picture(name);
    }

    static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    /** Shows one part, and nothing else of the chat. */
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
}
