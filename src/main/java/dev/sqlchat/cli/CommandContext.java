package dev.sqlchat.cli;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

import dev.sqlchat.settings.Reload;

/**
 * The product without its web server, for commands that answer and go: the modules' own wiring, no auto-configuration,
 * which is what makes a cold start short.
 */
final class CommandContext {

    /** No bean itself, so that the web application does not find it. */
    @ComponentScan(basePackages = "dev.sqlchat", excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = {
            "dev\\.sqlchat\\.api\\..*", "dev\\.sqlchat\\.metrics\\..*", "dev\\.sqlchat\\.SqlChat"}))
    static final class Modules {}

    private CommandContext() {}

    /**
     * @param settings by key; they win over the environment
     * @throws StartFailed after the reason was printed
     */
    static ConfigurableApplicationContext open(Map<String, String> settings, Class<?>... further) {
        Reload.never();
        SpringApplication application = new SpringApplicationBuilder(Modules.class).sources(further)
                .web(WebApplicationType.NONE).lazyInitialization(true).registerShutdownHook(false).build();
        try {
            return application.run(arguments(settings));
        } catch (RuntimeException failure) {
            throw new StartFailed(failure);
        }
    }

    private static String[] arguments(Map<String, String> settings) {
        return settings.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }
}
