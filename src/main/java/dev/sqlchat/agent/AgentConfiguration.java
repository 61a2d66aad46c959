package dev.sqlchat.agent;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.sqlchat.conversation.Conversations;
import dev.sqlchat.conversation.Turnstile;
import dev.sqlchat.database.Databases;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.tools.Toolbox;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AgentSettings.class)
class AgentConfiguration {

    @Bean
    Checkpoints checkpoints() {
        return new InMemoryCheckpoints();
    }

    @Bean
    OwnQueries ownQueries(AgentSettings settings) {
        return new OwnQueries(settings.checks());
    }

    @Bean
    AgentService agentService(ChatModel model, Toolbox toolbox, Databases databases, Conversations conversations,
            Turnstile turnstile, Checkpoints checkpoints, AgentSettings settings, ApplicationEventPublisher told) {
        return new AgentService(model, toolbox, databases, conversations, turnstile, checkpoints, settings,
                done -> told.publishEvent(done));
    }
}
