package dev.sqlchat.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import dev.sqlchat.engine.Interpretation.AboutSchema;
import dev.sqlchat.engine.Interpretation.NotUnderstood;
import dev.sqlchat.engine.Interpretation.Understood;

/**
 * A question and SQL that answers it, {@code ABSTAIN} where nothing does, or {@code SCHEMA TOPIC table} where it is
 * about the schema.
 *
 * @param conversation the questions before it, then itself
 * @param about what it tries, for the name of the test
 */
record QuestionCase(String database, String about, List<String> conversation, String expected) {

    private static final String ABSTAIN = "ABSTAIN";
    /** Below it the product gives no answer unless it is set otherwise. */
    private static final double UNSURE = 0.5;

    /**
     * Reads {@code question | sql} a line; {@code database NAME} says where the next ones are asked, {@code # ...} what they
     * try, {@code >} that a question follows the one above. A question without SQL is asked but not compared.
     */
    static List<QuestionCase> read(String text) {
        var cases = new ArrayList<QuestionCase>();
        var conversation = new ArrayList<String>();
        String database = "";
        String about = "";
        for (String line : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            if (line.startsWith("database ")) {
                database = line.substring("database ".length());
            } else if (line.startsWith("#")) {
                about = line.substring(1).strip();
            } else {
                String[] parts = line.split(" \\| ", 2);
                follow(conversation, parts[0]);
                if (parts.length > 1) {
                    cases.add(new QuestionCase(database, about, List.copyOf(conversation), parts[1]));
                }
            }
        }
        return cases;
    }

    private static void follow(List<String> conversation, String question) {
        if (!question.startsWith(">")) {
            conversation.clear();
        }
        conversation.add(question.replaceFirst("^>\\s*", ""));
    }

    /** What came out, and whether it is what the expected SQL gives. */
    record Outcome(boolean right, String told) {}

    Outcome ask(Fixture fixture) {
        return switch (fixture.ask(database, conversation)) {
            case Understood understood when expected.equals(ABSTAIN) ->
                new Outcome(understood.best().confidence() < UNSURE, understood.best().toString());
            case Understood understood when expected.startsWith("SCHEMA") ->
                new Outcome(false, understood.best().toString());
            case Understood understood -> compare(fixture, understood.best().sql());
            case AboutSchema about -> new Outcome(expected.equals(told(about)), about.toString());
            case NotUnderstood none -> new Outcome(expected.equals(ABSTAIN), none.toString());
        };
    }

    private static String told(AboutSchema about) {
        return ("SCHEMA " + about.topic() + " " + (about.table() == null ? "" : about.table().name())).strip();
    }

    private Outcome compare(Fixture fixture, String sql) {
        var problem = fixture.problem(database, sql);
        if (problem.isPresent()) {
            return new Outcome(false, sql + "\n" + problem.get());
        }
        var wanted = fixture.rows(database, expected);
        var found = fixture.rows(database, sql);
        return new Outcome(same(wanted, found),
                "expected %s\n%s\nfound %s\n%s".formatted(expected, wanted, sql, found));
    }

    /** The same rows; their order counts where the expected SQL sets one, that of the columns never. */
    private boolean same(List<List<String>> wanted, List<List<String>> found) {
        if (wanted.size() != found.size() || wanted.isEmpty()
                || wanted.getFirst().size() != found.getFirst().size()) {
            return wanted.isEmpty() && found.isEmpty();
        }
        var compared = inOrder(wanted);
        return orders(IntStream.range(0, wanted.getFirst().size()).boxed().toList())
                .stream().anyMatch(order -> inOrder(arranged(found, order)).equals(compared));
    }

    private List<List<String>> inOrder(List<List<String>> rows) {
        return expected.toUpperCase(Locale.ROOT).contains("ORDER BY")
                ? rows
                : rows.stream().sorted(Comparator.comparing(List::toString)).toList();
    }

    private static List<List<String>> arranged(List<List<String>> rows, List<Integer> order) {
        return rows.stream().map(row -> order.stream().map(row::get).toList()).toList();
    }

    private static List<List<Integer>> orders(List<Integer> columns) {
        if (columns.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<Integer>>();
        for (Integer first : columns) {
            var rest = columns.stream().filter(column -> !column.equals(first)).toList();
            orders(rest).forEach(order -> orders.add(followed(first, order)));
        }
        return orders;
    }

    private static List<Integer> followed(Integer first, List<Integer> rest) {
        var order = new ArrayList<Integer>(List.of(first));
        order.addAll(rest);
        return order;
    }

    @Override
    public String toString() {
        return database + ", " + about + ": " + String.join(" > ", conversation);
    }
}
