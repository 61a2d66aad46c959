package dev.sqlchat.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;

import static org.assertj.core.api.Assertions.assertThat;

/** The product's page in a browser's tab of its own, as a user works with it. Its pictures lie in target/pages. */
public final class BrowserTab implements AutoCloseable {

    private final List<String> complaints = new ArrayList<>();
    private final BrowserContext context;
    private final Page page;

    /** @param address of the product */
    public BrowserTab(Browser browser, String address, NewContextOptions options) {
        context = browser.chromium().newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address);
    }

    public static NewContextOptions ofSize(int width, int height) {
        return new NewContextOptions().setViewportSize(width, height);
    }

    public static NewContextOptions phone() {
        return ofSize(375, 740).setDeviceScaleFactor(2).setIsMobile(true).setHasTouch(true);
    }

    public Page page() {
        return page;
    }

    public void ask(String question) {
        find("#question").fill(question);
        page.keyboard().press("Enter");
    }

    public Locator find(String selector) {
        return page.locator(selector);
    }

    /** The last turn of the conversation. */
    public Locator turn() {
        return find(".turn").last();
    }

    public Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Opens a part of the last answer. */
    public void open(String part) {
        turn().getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(part)).click();
    }

    public void picture(String name) {
        picture(Path.of("target/pages", name + ".png"));
    }

    public void picture(Path file) {
        page.screenshot(new ScreenshotOptions().setPath(file));
    }

    /** Whether something sticks out to the right. */
    public boolean fits() {
        return (Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth");
    }

    /** How the page is for people who do not see it, or not well. */
    public void isAccessible() {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .filteredOn(rule -> rule.getImpact().matches("serious|critical"))
                .extracting(BrowserTab::told).isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /** What the browser complained of; forgotten then. */
    public List<String> complaints() {
        var all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** Waits until the empty page has all that it shows: nothing replaces it any more. */
    public void awaitWelcome() {
        page.locator("#samples:not(.waiting)").waitFor();
        page.locator("#contents").waitFor();
    }

    /** Waits for the address to have this in its hash. */
    public void awaitPlace(String place) {
        page.waitForURL(Pattern.compile(".*#/" + place));
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }
}
