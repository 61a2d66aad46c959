package dev.sqlchat.durability;

import java.util.function.Consumer;

import org.springframework.context.ApplicationContext;

import dev.sqlchat.agent.AgentService;
import dev.sqlchat.agent.AgentSettings;
import dev.sqlchat.agent.Checkpoints;
import dev.sqlchat.agent.QuestionDone;
import dev.sqlchat.agent.extension.Extensions;
import dev.sqlchat.conversation.Conversations;
import dev.sqlchat.conversation.Turnstile;
import dev.sqlchat.database.Databases;
import dev.sqlchat.knowledge.Precedents;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.prompts.Prompts;
import dev.sqlchat.review.ReviewSettings;
import dev.sqlchat.tools.Toolbox;

/** The product's agent, with something around the ports through which it keeps what it does. */
final class AgentAround {

    private AgentAround() {}

    static AgentService of(ApplicationContext context, Around conversations, Around checkpoints,
            Consumer<QuestionDone> done) {
        return AgentService.with(context.getBean(ChatModel.class), context.getBean(Databases.class))
                .tools(context.getBean(Toolbox.class))
                .conversations(conversations.port(Conversations.class, context.getBean(Conversations.class)))
                .turnstile(context.getBean(Turnstile.class))
                .checkpoints(checkpoints.port(Checkpoints.class, context.getBean(Checkpoints.class)))
                .settings(context.getBean(AgentSettings.class)).precedents(context.getBean(Precedents.class))
                .news(done::accept).extensions(context.getBean(Extensions.class))
                .prompts(context.getBean(Prompts.class)).review(context.getBean(ReviewSettings.class)).build();
    }
}
