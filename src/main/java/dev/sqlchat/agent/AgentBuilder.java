package dev.sqlchat.agent;

import java.time.Clock;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.agent.extension.Extensions;
import dev.sqlchat.conversation.Conversations;
import dev.sqlchat.conversation.InMemoryConversations;
import dev.sqlchat.conversation.Turnstile;
import dev.sqlchat.database.Databases;
import dev.sqlchat.engine.Foresight;
import dev.sqlchat.engine.editing.PlanEditors;
import dev.sqlchat.knowledge.Precedents;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.prompts.Prompts;
import dev.sqlchat.review.ReviewSettings;
import dev.sqlchat.spending.Spending;
import dev.sqlchat.tools.Toolbox;

/** What an agent is made of: a model and databases, and everything else at its default unless it is named. */
public final class AgentBuilder {

    final ChatModel model;
    final Databases databases;
    Toolbox toolbox = Toolbox.standard();
    Conversations conversations = new InMemoryConversations(Clock.systemUTC());
    Turnstile turnstile = new Turnstile();
    Checkpoints checkpoints = new InMemoryCheckpoints();
    AgentSettings settings = AgentSettings.DEFAULT;
    Precedents precedents = Precedents.NONE;
    Spending spending = Spending.UNCOUNTED;
    AgentNews news = ignored -> {};
    Extensions extensions = Extensions.NONE;
    Prompts prompts = Prompts.BUILT_IN;
    ReviewSettings review = ReviewSettings.DEFAULT;
    PlanEditors editors = PlanEditors.UNPREPARED;
    @Nullable
    Foresight foresight;

    AgentBuilder(ChatModel model, Databases databases) {
        this.model = model;
        this.databases = databases;
    }

    /** Instead of the standard tools. */
    public AgentBuilder tools(Toolbox tools) {
        toolbox = tools;
        return this;
    }

    /** Instead of conversations that are kept until the process stops. */
    public AgentBuilder conversations(Conversations kept) {
        conversations = kept;
        return this;
    }

    /** One that others pass too. */
    public AgentBuilder turnstile(Turnstile shared) {
        turnstile = shared;
        return this;
    }

    /** Instead of checkpoints that are kept until the process stops. */
    public AgentBuilder checkpoints(Checkpoints kept) {
        checkpoints = kept;
        return this;
    }

    public AgentBuilder settings(AgentSettings chosen) {
        settings = chosen;
        return this;
    }

    /** What was verified before. */
    public AgentBuilder precedents(Precedents known) {
        precedents = known;
        return this;
    }

    /** Who pays for what language models do, beside what a question may take. */
    public AgentBuilder spending(Spending payer) {
        spending = payer;
        return this;
    }

    /** Who hears what became of each question. */
    public AgentBuilder news(AgentNews listener) {
        news = listener;
        return this;
    }

    /** What changes its work. */
    public AgentBuilder extensions(Extensions chosen) {
        extensions = chosen;
        return this;
    }

    /** What language models are told. */
    public AgentBuilder prompts(Prompts chosen) {
        prompts = chosen;
        return this;
    }

    /** How strict queries of language models are looked at before they run. */
    public AgentBuilder review(ReviewSettings chosen) {
        review = chosen;
        return this;
    }

    /** Who tells the parts of plans, and edits them. */
    public AgentBuilder editors(PlanEditors chosen) {
        editors = chosen;
        return this;
    }

    /** Who tells what can be asked next; without, answers suggest nothing. */
    public AgentBuilder foresight(Foresight chosen) {
        foresight = chosen;
        return this;
    }

    public AgentService build() {
        return new AgentService(this);
    }
}
