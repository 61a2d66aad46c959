package dev.sqlchat.database;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/** The databases of this process. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    DatabaseSettings databaseSettings(ConfigurableEnvironment environment) {
        return DatabaseSettings.from(names(environment), key -> value(environment, key));
    }

    @Bean
    JdbcDatabases databases(DatabaseSettings settings, ObjectProvider<QueryObserver> observer) {
        return JdbcDatabases.open(settings, observer.getIfAvailable(() -> QueryObserver.NONE));
    }

    /** In upper case as in the environment, so that a setting of two sources counts once. */
    private static Set<String> names(ConfigurableEnvironment environment) {
        Set<String> names = new TreeSet<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> enumerable) {
                for (String name : enumerable.getPropertyNames()) {
                    names.add(name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
                }
            }
        }
        return names;
    }

    /** A file of properties or YAML may have the key in lower case, with hyphens or as a path. */
    private static @Nullable String value(ConfigurableEnvironment environment, String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        for (String spelling : new String[]{key, lower, lower.replace('_', '-'), lower.replaceFirst("_", ".")}) {
            String value = environment.getProperty(spelling);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
