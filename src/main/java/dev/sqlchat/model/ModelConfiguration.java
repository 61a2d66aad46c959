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
    QuestionEngine questionEngine() {
        return new QuestionEngine();
    }

    @Bean
    ChatModel chatModel(Interpreter engine, Environment environment) {
        var settings = EmbeddedSettings.from(new SettingValues(environment::getProperty));
        return new EmbeddedChatModel(engine, settings.threshold());
    }
}
