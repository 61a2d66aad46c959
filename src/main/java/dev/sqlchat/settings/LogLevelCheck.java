package dev.sqlchat.settings;

import java.util.Set;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Refuses a wrong {@code LOG_LEVEL} before the logging system meets it. */
final class LogLevelCheck implements EnvironmentPostProcessor, Ordered {

    private static final Set<String> ALLOWED = Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String level = environment.getProperty("LOG_LEVEL", "INFO");
        if (!ALLOWED.contains(level)) {
            throw InvalidSetting.of("LOG_LEVEL", level, "TRACE, DEBUG, INFO, WARN, ERROR or OFF");
        }
    }
}
