package dev.sqlchat.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.engine.Interpretation.AboutSchema;
import dev.sqlchat.engine.Interpretation.AboutSchema.Topic;
import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.language.Tokenizer;
import dev.sqlchat.engine.linking.Vocabulary;
import dev.sqlchat.engine.schema.SchemaProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** Recognises questions about what a database holds, not about its rows. */
final class SchemaQuestion {

    private static final List<String> HELP = List.of("what can i ask", "what can you do", "what can you answer",
            "what do you know", "what data do you have", "what data is there", "what data is available",
            "what kind of questions",
            "what questions can", "how can you help", "what is this database about", "what is in this database",
            "what is in the database", "what's in the database", "what is this data about", "who are you",
            "what are you");
    private static final Set<String> COLUMN_WORDS = Set.of("column", "field", "describe", "structure", "schema",
            "attribute", "definition");
    private static final Set<String> CONTENT_WORDS = Set.of("contain", "hold", "store", "in", "look");
    private static final Set<String> TABLE_WORDS = Set.of("table", "database", "schema", "exist", "view", "available");

    private final SchemaProfile schema;
    private final List<Token> words;
    private final List<String> lemmas;
    private final String text;

    private SchemaQuestion(String question, SchemaProfile schema) {
        this.schema = schema;
        this.words = Tokenizer.tokenize(question).stream().filter(token -> token.kind() != Token.Kind.PUNCTUATION)
                .toList();
        this.lemmas = words.stream().map(Token::lemma).toList();
        this.text = String.join(" ", words.stream().map(Token::lower).toList());
    }

    static Optional<AboutSchema> read(String question, SchemaProfile schema) {
        return new SchemaQuestion(question, schema).topic();
    }

    private Optional<AboutSchema> topic() {
        if (text.equals("help") || HELP.stream().anyMatch(text::startsWith)) {
            return Optional.of(new AboutSchema(Topic.HELP, null));
        }
        if (asksTables()) {
            return Optional.of(new AboutSchema(Topic.TABLES, null));
        }
        return asksColumns() ? named().map(table -> new AboutSchema(Topic.COLUMNS, table.name())) : Optional.empty();
    }

    private boolean asksTables() {
        return lemmas.contains("table") && words.stream().allMatch(
                word -> TABLE_WORDS.contains(word.lemma()) || Vocabulary.english().noise(word.lower()));
    }

    private boolean asksColumns() {
        var opening = lemmas.isEmpty() ? "" : lemmas.getFirst();
        return lemmas.stream().anyMatch(COLUMN_WORDS::contains) && onlyNamesATable(COLUMN_WORDS)
                || opening.equals("what") && lemmas.contains("table")
                        && lemmas.stream().anyMatch(CONTENT_WORDS::contains)
                        && onlyNamesATable(CONTENT_WORDS);
    }

    private boolean onlyNamesATable(Set<String> besides) {
        var table = named();
        return table.isPresent()
                && words.stream().allMatch(word -> besides.contains(word.lemma()) || word.lemma().equals("table")
                        || Vocabulary.english().noise(word.lower()) || names(table.get(), word));
    }

    private static boolean names(TableProfile table, Token word) {
        return table.words().contains(word.lemma()) || word.lower().equalsIgnoreCase(table.name().name())
                || !word.parts().isEmpty();
    }

    private Optional<TableProfile> named() {
        var sentence = " " + String.join(" ", lemmas) + " ";
        return schema.tables().stream()
                .filter(table -> sentence.contains(" " + String.join(" ", table.words()) + " ")
                        || (" " + text + " ").contains(" " + table.name().name().toLowerCase(Locale.ROOT) + " "))
                .max(Comparator.comparingInt(table -> table.words().size()));
    }
}
