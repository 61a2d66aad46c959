package dev.sqlchat.knowledge;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Verified queries as YAML, for people to read and for version control: in a stable order, SQL of several lines as it is
 * written. Who verified them and what they found is not in it: that belongs to a store.
 */
final class VerifiedQueryFile {

    private static final String ROOT = "verified_queries";
    private static final int MOST = 10_000;
    private static final int MOST_LETTERS = 8 << 20;
    private static final Set<String> FIELDS = Set.of("question", "database", "as_of", "sql", "note");

    private VerifiedQueryFile() {}

    static String write(List<VerifiedQuery> queries) {
        return yaml().dump(Map.of(ROOT, queries.stream().map(VerifiedQueryFile::entry).toList()));
    }

    private static Map<String, String> entry(VerifiedQuery query) {
        var entry = new LinkedHashMap<String, String>();
        entry.put("question", query.question());
        entry.put("database", query.database());
        entry.put("as_of", query.asOf().toString());
        if (query.note() != null) {
            entry.put("note", query.note());
        }
        entry.put("sql", query.sql());
        return entry;
    }

    /** What a file has: drafts, and entries that are none. */
    record Content(List<Entry> entries) {}

    /**
     * @param number from 1
     * @param problem why it is none; null where it is one
     */
    record Entry(int number, String question, @Nullable Draft draft, @Nullable String problem) {}

    /** @throws IllegalArgumentException for a text that has no list of entries; the message says why */
    static Content read(String text) {
        var entries = new ArrayList<Entry>();
        for (var entry : list(text)) {
            entries.add(entry(entries.size() + 1, entry));
        }
        return new Content(entries);
    }

    private static List<?> list(String text) {
        try {
            if (yaml().load(text) instanceof Map<?, ?> root && root.get(ROOT) instanceof List<?> list) {
                if (list.size() > MOST) {
                    throw new IllegalArgumentException("It has more than %d entries.".formatted(MOST));
                }
                return list;
            }
        } catch (YAMLException wrong) {
            throw new IllegalArgumentException("It is no YAML that can be read: "
                    + String.valueOf(wrong.getMessage()).lines().map(String::strip).limit(4)
                            .reduce((one, other) -> one + " " + other).orElse(""),
                    wrong);
        }
        throw new IllegalArgumentException("It has no list " + ROOT + ".");
    }

    private static Entry entry(int number, @Nullable Object entry) {
        if (!(entry instanceof Map<?, ?> fields)) {
            return new Entry(number, "", null, "It is no entry with question, database and sql.");
        }
        var question = text(fields, "question");
        var problem = problem(fields);
        return problem == null
                ? new Entry(number, question, new Draft(question, text(fields, "sql"), text(fields, "database"),
                        fields.containsKey("as_of") ? LocalDate.parse(text(fields, "as_of")) : null, null,
                        text(fields, "note")), null)
                : new Entry(number, question, null, problem);
    }

    private static @Nullable String problem(Map<?, ?> fields) {
        for (var field : fields.entrySet()) {
            if (!(field.getKey() instanceof String name) || !FIELDS.contains(name)) {
                return "It has an unknown field %s.".formatted(field.getKey());
            }
            if (!(field.getValue() instanceof String)) {
                return "Its %s is no text.".formatted(name);
            }
        }
        for (var needed : List.of("question", "database", "sql")) {
            if (text(fields, needed).isBlank()) {
                return "It has no %s.".formatted(needed);
            }
        }
        return tooLong(fields) ? "Its question or note is too long." : date(fields);
    }

    private static boolean tooLong(Map<?, ?> fields) {
        return text(fields, "question").length() > Draft.LONGEST_QUESTION
                || text(fields, "note").length() > Draft.LONGEST_NOTE;
    }

    private static @Nullable String date(Map<?, ?> fields) {
        try {
            if (fields.containsKey("as_of")) {
                LocalDate.parse(text(fields, "as_of"));
            }
            return null;
        } catch (DateTimeParseException wrong) {
            return "Its as_of is no day such as 2026-06-15.";
        }
    }

    private static String text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    private static Yaml yaml() {
        var loading = new LoaderOptions();
        loading.setAllowDuplicateKeys(false);
        loading.setMaxAliasesForCollections(0);
        loading.setAllowRecursiveKeys(false);
        loading.setNestingDepthLimit(10);
        loading.setCodePointLimit(MOST_LETTERS);
        var writing = new DumperOptions();
        writing.setDefaultFlowStyle(FlowStyle.BLOCK);
        writing.setSplitLines(false);
        writing.setAllowUnicode(true);
        return new Yaml(new SafeConstructor(loading), new Texts(writing), writing, loading, new OnlyTexts());
    }

    /** Several lines as they are. */
    private static final class Texts extends Representer {

        Texts(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, @Nullable ScalarStyle style) {
            return super.representScalar(tag, value, value.contains("\n") ? ScalarStyle.LITERAL : style);
        }
    }

    /** A day is no moment, and "yes" no truth: everything is a text. */
    private static final class OnlyTexts extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            // none
        }
    }
}
