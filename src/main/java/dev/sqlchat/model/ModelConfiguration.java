package dev.sqlchat.model;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.settings.SettingValues;

@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

    @Bean
    EmbeddedSettings embeddedSettings(Environment environment) {
        return EmbeddedSettings.from(new SettingValues(environment::getProperty));
    }

    @Bean
    PlanCache planCache(EmbeddedSettings settings) {
        return new PlanCache(new QuestionEngine(), settings.planCache());
    }

    @Bean
    ChatModel chatModel(Interpreter engine, EmbeddedSettings settings) {
        return new EmbeddedChatModel(engine, settings.threshold());
    }
}
