package dev.sqlchat.conversation;

import java.time.Clock;
import java.util.Locale;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.store.Store;

@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {

    private static final String MEMORY = "MEMORY";

    /** Only where conversations are stored. */
    @Bean
    @Lazy
    Holder turnHolder(Store store) {
        return Holder.start(store, Clock.systemUTC());
    }

    @Bean
    Conversations conversations(Environment environment, ObjectProvider<Store> store, ObjectProvider<Holder> holder) {
        var memory = environment.getProperty(MEMORY, "store");
        return switch (memory.toLowerCase(Locale.ROOT)) {
            case "store" -> new StoredConversations(store.getObject(), holder.getObject(), Clock.systemUTC());
            case "memory" -> new InMemoryConversations(Clock.systemUTC());
            default -> throw InvalidSetting.of(MEMORY, memory, "store or memory");
        };
    }

    @Bean
    Threads threads(Store store) {
        return new Threads(store);
    }

    @Bean
    Turnstile turnstile() {
        return new Turnstile();
    }
}
