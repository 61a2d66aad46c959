package dev.sqlchat.access;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.sqlchat.store.Store;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    AccessSettings accessSettings(Environment environment) {
        return AccessSettings.from(environment);
    }

    @Bean
    Keys keys(Store store) {
        return new Keys(store, Clock.systemUTC());
    }

    @Bean
    KeyUse keyUse(Keys keys) {
        return KeyUse.start(keys, Clock.systemUTC());
    }

    @Bean
    Access access(AccessSettings settings, Keys keys, KeyUse use) {
        return new Access(settings, keys, use, Clock.systemUTC());
    }
}
