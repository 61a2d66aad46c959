package dev.sqlchat.model;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.sqlchat.engine.QuestionEngine;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmbeddedSettings.class)
class ModelConfiguration {

    @Bean
    QuestionEngine questionEngine() {
        return new QuestionEngine();
    }

    @Bean
    ChatModel chatModel(QuestionEngine engine, EmbeddedSettings settings) {
        return new EmbeddedChatModel(engine::interpret, settings.threshold());
    }
}
