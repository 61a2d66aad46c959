package dev.sqlchat.prompts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.sqlchat.text.TextResource;

/** A text for a language model, which lies in a file. */
public enum PromptText {
    /** The rules for models that take steps: how to work, how to write a query, how to answer, what not to do. */
    SYSTEM("system.md", "dialect today", "database"),
    /** Behind those rules for models that write a step as JSON. */
    STEPS("steps.md", "tools", ""),
    /** In place of {@link #STEPS} when no tool is offered any more. */
    LAST_STEP("last-step.md"),
    /** After a reply that is no step. */
    STEPS_AGAIN("steps-again.md"),
    /** After an empty reply of a model that calls tools. */
    TOOLS_AGAIN("tools-again.md"),
    /** The rules for models that are asked for one query. */
    QUERY("query.md", "dialect today", ""),
    /** How the engine reads the question, for such a model of which no query ran. */
    QUERY_DRAFT("query-draft.md", "sql", ""),
    /** After a query that did not run. */
    QUERY_REPAIR("query-repair.md", "reason", ""),
    /** After a query that asks for more than the question. */
    QUERY_UNSAID("query-unsaid.md", "unsaid", ""),
    /** After a query that found something else than the engine, which is sure. */
    QUERY_OTHER("query-other.md", "sql", ""),
    /** After a reply that is no query. */
    QUERY_AGAIN("query-again.md"),
    /** How the engine reads the question, for models that take steps. */
    DRAFT("draft.md", "sql", "confidence reading"),
    /** Verified queries of similar questions. */
    EXAMPLES("examples.md", "examples", ""),
    /** What was said beside the question. */
    NOTES("notes.md", "notes", ""),
    /** One of the notes: which choice of a clarifying question was taken. */
    CHOICE("choice.md", "choice", "");

    private final String file;
    private final String needed;
    private final String further;

    PromptText(String file) {
        this(file, "", "");
    }

    /**
     * @param needed names of placeholders that it must have
     * @param further names of those that it may have
     */
    PromptText(String file, String needed, String further) {
        this.file = file;
        this.needed = needed;
        this.further = further;
    }

    /** The file's name. */
    public String file() {
        return file;
    }

    /** As it comes with the product. */
    public String builtIn() {
        return TextResource.text(PromptText.class, "/prompts/" + file);
    }

    /** Names of placeholders that it must have. */
    List<String> needed() {
        return names(needed);
    }

    /** Names of all placeholders that it may have. */
    List<String> possible() {
        return names(needed + " " + further);
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(" ")).filter(name -> !name.isEmpty()).toList();
    }

    static Optional<PromptText> named(String file) {
        return Arrays.stream(values()).filter(text -> text.file.equals(file)).findFirst();
    }

    static String files() {
        return Arrays.stream(values()).map(PromptText::file).collect(Collectors.joining(", "));
    }
}
