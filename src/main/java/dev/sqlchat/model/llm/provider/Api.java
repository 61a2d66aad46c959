package dev.sqlchat.model.llm.provider;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;

/** How the interface of one provider is spoken, by LangChain4j. */
interface Api {

    ChatModel whole();

    StreamingChatModel streaming();

    /** How a reply is to be written: as surely the same as can be, and no longer than this. */
    DefaultChatRequestParameters.Builder<?> parameters(int mostTokens);

    /**
     * Learns from what a provider would not take.
     *
     * @return whether it is worth while to ask the same again
     */
    default boolean learns(String complaint) {
        return false;
    }

    /** Notes what a later prompt has to repeat of a reply and a {@link dev.sqlchat.model.Message} does not hold. */
    default void heard(AiMessage reply) {}

    /** An earlier reply as the provider wants it repeated. */
    default AiMessage repeated(AiMessage reply) {
        return reply;
    }
}
