package dev.sqlchat.conversation;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

import dev.sqlchat.settings.SettingValues;
import dev.sqlchat.store.Retention;
import dev.sqlchat.store.Store;

@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {

    @Bean
    ConversationSettings conversationSettings(Environment environment) {
        return ConversationSettings.from(new SettingValues(environment::getProperty));
    }

    /** Only where conversations are stored. */
    @Bean
    @Lazy
    Holder turnHolder(Store store) {
        return Holder.start(store, Clock.systemUTC());
    }

    @Bean
    Conversations conversations(ConversationSettings settings, ObjectProvider<Store> store,
            ObjectProvider<Holder> holder) {
        return settings.stored()
                ? new StoredConversations(store.getObject(), holder.getObject(), Clock.systemUTC())
                : new InMemoryConversations(Clock.systemUTC());
    }

    @Bean
    Threads threads(Store store) {
        return new Threads(store);
    }

    @Bean
    Retention threadRetention(Threads threads, ConversationSettings settings) {
        return Retention.start("threads", settings.kept(), Clock.systemUTC(), threads::deleteUnusedSince);
    }

    @Bean
    Turnstile turnstile() {
        return new Turnstile();
    }
}
