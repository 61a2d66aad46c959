package dev.sqlchat.sharing;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.sqlchat.conversation.ConversationSettings;
import dev.sqlchat.conversation.Threads;
import dev.sqlchat.settings.SettingValues;
import dev.sqlchat.store.Store;

@Configuration(proxyBeanMethods = false)
class SharingConfiguration {

    @Bean
    SharingSettings sharingSettings(Environment environment) {
        return SharingSettings.from(new SettingValues(environment::getProperty));
    }

    /** Only what is stored can be shared. */
    @Bean
    Sharing sharing(SharingSettings settings, ConversationSettings conversations, Store store, Threads threads) {
        return new Sharing(settings.on() && conversations.stored(), new Shares(store, threads, Clock.systemUTC()));
    }
}
