package dev.sqlchat.conversation;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {

    @Bean
    Conversations conversations() {
        return new InMemoryConversations(Clock.systemUTC());
    }

    @Bean
    Turnstile turnstile() {
        return new Turnstile();
    }
}
