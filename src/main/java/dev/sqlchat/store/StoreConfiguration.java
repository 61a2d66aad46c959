package dev.sqlchat.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The store of this process. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    StoreSettings storeSettings(Environment environment) {
        return StoreSettings.from(environment);
    }

    @Bean
    Store store(StoreSettings settings) {
        return Store.open(settings);
    }
}
