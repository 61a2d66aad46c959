package dev.sqlchat.model.llm;

/**
 * What a model can do.
 *
 * @param tools it takes tools and replies with calls of them
 * @param schema its reply can be held to a JSON schema
 * @param streaming its text can be had while it is written
 */
public record Capabilities(boolean tools, boolean schema, boolean streaming) {}
