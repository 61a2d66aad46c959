package dev.sqlchat.spending;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.sqlchat.settings.SettingValues;
import dev.sqlchat.store.Retention;
import dev.sqlchat.store.Store;

@Configuration(proxyBeanMethods = false)
class SpendingConfiguration {

    @Bean
    SpendingSettings spendingSettings(Environment environment) {
        return SpendingSettings.from(new SettingValues(environment::getProperty));
    }

    @Bean
    StoredSpending storedSpending(ObjectProvider<Store> store, SpendingSettings settings) {
        return new StoredSpending(store::getObject, settings, Clock.systemUTC());
    }

    @Bean
    Retention usageRetention(StoredSpending spending, SpendingSettings settings) {
        return Retention.start("usage of language models", settings.kept(), Clock.systemUTC(), spending::forgetBefore);
    }
}
