package dev.sqlchat.model;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.engine.QuestionEngine;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmbeddedSettings.class)
class ModelConfiguration {

    @Bean
    QuestionEngine questionEngine() {
        return new QuestionEngine();
    }

    @Bean
    ChatModel chatModel(Interpreter engine, EmbeddedSettings settings) {
        return new EmbeddedChatModel(engine, settings.threshold());
    }
}
