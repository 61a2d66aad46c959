package dev.sqlchat.api;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/** A Chromium: of the setting {@code CHROMIUM}, else of the system, else the one that Playwright downloaded. */
public final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
            "google-chrome-stable");

    private final Playwright playwright = Playwright
            .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser browser;

    public Browser() {
        var options = new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox"));
        program().ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
    }

    public com.microsoft.playwright.Browser chromium() {
        return browser;
    }

    private static Optional<Path> program() {
        String setting = System.getenv("CHROMIUM");
        if (setting == null) {
            return onPath();
        }
        return setting.equals("playwright") ? Optional.empty() : Optional.of(Path.of(setting));
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))).filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
