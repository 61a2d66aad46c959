/**
 * The providers of language models, spoken to through LangChain4j over one HTTP client of our own. Must not know what is
 * asked of a model, and sends nothing to anybody but the provider that is set.
 */
@NullMarked
package dev.sqlchat.model.llm.provider;

import org.jspecify.annotations.NullMarked;
