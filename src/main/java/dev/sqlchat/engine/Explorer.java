package dev.sqlchat.engine;

import dev.sqlchat.engine.exploring.Relevance;

/** Tells what of a catalog a question is about, for those who read it themselves. Safe for many threads. */
public interface Explorer {

    Relevance explore(Question question);
}
