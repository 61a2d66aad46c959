package dev.sqlchat.model.llm.provider;

import java.time.Clock;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.sqlchat.model.llm.EmbeddingSettings;
import dev.sqlchat.model.llm.LlmSettings;
import dev.sqlchat.settings.SettingValues;

@Configuration(proxyBeanMethods = false)
class LlmConfiguration {

    @Bean
    ConfiguredModel configuredModel(Environment environment) {
        var values = new SettingValues(environment::getProperty);
        return ConfiguredModel.of(LlmSettings.from(values),
                new KeptCapabilities(CapabilitySettings.from(values).file(), Clock.systemUTC()));
    }

    @Bean
    ConfiguredEmbeddings configuredEmbeddings(Environment environment) {
        return ConfiguredEmbeddings.of(EmbeddingSettings.from(new SettingValues(environment::getProperty)));
    }

    @Bean
    @ConditionalOnWebApplication
    EmbeddingStartCheck embeddingStartCheck(ConfiguredEmbeddings configured) {
        return new EmbeddingStartCheck(configured);
    }

    /** A command finds out by using the model. */
    @Bean
    @ConditionalOnWebApplication
    StartCheck startCheck(ConfiguredModel configured) {
        return new StartCheck(configured);
    }
}
