package dev.sqlchat.engine;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueIndex;
import dev.sqlchat.engine.Interpretation.NotUnderstood;
import dev.sqlchat.engine.Interpretation.Understood;
import dev.sqlchat.engine.Reading.Filter;
import dev.sqlchat.engine.probing.Probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class QuestionEngineTest {

    static final List<String> DATABASES = Fixture.DATABASES;

    private static final List<String> CUES = List.of("how many", "average", "total", "each", "per", "by", "more than",
            "less than", "at least", "between", "and", "or", "not", "without", "except", "both", "either", "most",
            "least", "top 3", "ordered by", "descending", "starts with", "contains", "whose", "with", "that", "of",
            "share of", "compare", "null", "never", "only", "instead", "twice", "same", "last month", "in 2026",
            "per quarter", "oldest", "cheaper than", "42", "3.5", "-1", "0", "first", "second", "which", "who", "when",
            "where", "is", "no", "any", "all", "distinct");
    private static final List<String> ODDITIES = List.of("?", "!!", "'", "\"", "\"Lyon", "''", ";", "--", "/*", "(",
            ")",
            "%", "_", "\\", "`x`", "[a]", "{}", "\u0000", "\t", "😀", "👩‍🍳🥐", "مقهى", "咖啡馆", "кафе", "ﬁ", "İ",
            "e\u0301", "a".repeat(400), "DROP TABLE cafes", "SELECT", "1e400", "99999999999999999999", "2026-02-31",
            "NaN", "\uD800");

    @TempDir
    private static Path folder;
    private static Fixture fixture;

    @BeforeAll
    static void open() throws SQLException {
        fixture = Fixture.open(folder);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void readsAQuestionAlikeEachTime() {
        var question = asked(fixture.catalog("bakery"), "How many purchases did each French cafe make in 2026?");
        var first = new QuestionEngine().interpret(question);

        assertThat(IntStream.range(0, 20).parallel()
                .mapToObj(turn -> new QuestionEngine().interpret(question)))
                .allMatch(first::equals);
    }

    @ParameterizedTest
    @FieldSource("DATABASES")
    void readsAQuestionAlikeInWhateverOrderTheTablesCome(String database) {
        var catalog = fixture.catalog(database);
        var turned = new Catalog(catalog.database(), catalog.dialect(), catalog.tables().reversed(),
                catalog.foreignKeys().reversed(), catalog.values());

        assertThat(queries(turned)).isEqualTo(queries(catalog));
    }

    @ParameterizedTest
    @FieldSource("DATABASES")
    void writesOnlySqlThatTheGuardLetsRun(String database) {
        cases(database).forEach(question -> assertSound(database, question.conversation()));
    }

    @ParameterizedTest
    @FieldSource("DATABASES")
    void staysCalmWhateverIsAsked(String database) {
        var random = new Random(20_260_615);
        var words = words(fixture.catalog(database));

        IntStream.range(0, 100).mapToObj(turn -> nonsense(random, words))
                .forEach(question -> assertSound(database, List.of(question)));
    }

    @ParameterizedTest
    @FieldSource("DATABASES")
    void staysCalmWhateverAConversationTurnsTo(String database) {
        var random = new Random(615);
        var words = words(fixture.catalog(database));

        IntStream.range(0, 30)
                .mapToObj(turn -> IntStream.range(0, 4).mapToObj(asked -> nonsense(random, words)).toList())
                .forEach(conversation -> assertSound(database, conversation));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?", "the of and", "😀", "咖啡馆有多少", "\uD800"})
    void saysThatItUnderstandsNothingOfEmptyTalk(String text) {
        assertThat(fixture.ask("bakery", text)).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void readsVeryLongQuestions() {
        var question = "How many cafes are in France " + "and in Germany ".repeat(200) + "?";

        assertSound("bakery", List.of(question));
    }

    @Test
    void namesWhatLooksLikeTheWordsItCannotRead() {
        assertThat(fixture.ask("clinic", "xvaccinnatoins")).isInstanceOfSatisfying(NotUnderstood.class,
                none -> assertThat(none.nearest().getFirst()).startsWith("vaccin"));
    }

    @Test
    void namesTablesThatCouldBeAskedAbout() {
        assertThat(fixture.ask("clinic", "asdf qwer")).isInstanceOfSatisfying(NotUnderstood.class, none -> {
            assertThat(none.reason()).isNotBlank();
            assertThat(none.nearest()).contains("animals");
        });
    }

    @Test
    void forgetsASnapshotWhenANewerOneIsAsked() {
        var engine = new QuestionEngine();
        var older = new WeakReference<>(snapshot());
        engine.interpret(asked(Objects.requireNonNull(older.get()), "How many cafes are there?"));
        engine.interpret(asked(snapshot(), "How many cafes are there?"));

        assertThat(IntStream.range(0, 50).peek(turn -> System.gc()).anyMatch(turn -> older.refersTo(null))).isTrue();
    }

    private static Catalog snapshot() {
        return fixture.catalog("bakery").withValues(ValueIndex.EMPTY);
    }

    @Test
    void understandsNothingOfAnEmptyDatabase() {
        var empty = new Catalog("empty", Dialect.SQLITE, List.of(), List.of(), ValueIndex.EMPTY);

        assertThat(fixture.ask(empty, List.of("How many cafes are there?"))).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void countsWhileTheValuesAreNotReadYet() {
        var catalog = fixture.catalog("bakery").withValues(ValueIndex.EMPTY);

        assertThat(fixture.rows("bakery", best(fixture.ask(catalog, List.of("How many cafes are there?"))).sql()))
                .containsExactly(List.of("12"));
    }

    @Test
    void comparesWithQuotedTextThatNoValueEquals() {
        assertThat(fixture.rows("bakery", best(fixture.ask("bakery", "cafes in the city \"Atlantis\"")).sql()))
                .isEmpty();
    }

    @Test
    void tellsHowItReadAQuestion() {
        var reading = best(fixture.ask("bakery", "Which French cafes have a lavish terrace?"));

        assertThat(reading.tables()).containsExactly(TableName.of("cafes"));
        assertThat(reading.unread()).containsExactly("lavish");
        assertThat(reading.description()).isNotBlank();
        assertThat(reading.filters())
                .contains(new Filter(new ColumnRef(TableName.of("cafes"), "country"), "=", "France", "French"));
    }

    @Test
    void joinsNothingForPartnersThatConditionsAskForAlready() {
        var reading = best(fixture.ask("clinic", "Which animals that got vaccines got both Rabivax and Canipro?"));

        assertThat(reading.sql()).doesNotContain("DISTINCT").startsWith("SELECT name FROM animals WHERE");
    }

    @Test
    void tellsAReadingOnce() {
        var understood = (Understood) fixture.ask("bakery", "Which French cafes have a terrace?");

        assertThat(understood.best()).isSameAs(understood.readings().getFirst());
        assertThat(understood.readings()).hasSizeGreaterThan(1).doesNotContainNull();
    }

    @Test
    void isSurerOfWhatItUnderstandsWholly() {
        var sure = best(fixture.ask("ferries", "Which ferries have a capacity over 400?"));
        var unsure = best(fixture.ask("ferries", "Which purple ferries have a haunted capacity over 400?"));

        assertThat(sure.confidence()).isGreaterThan(unsure.confidence());
    }

    private static Map<String, String> queries(Catalog catalog) {
        return cases(catalog.database()).filter(question -> !question.about().equals("two keys to one table"))
                .collect(Collectors.toMap(QuestionCase::toString,
                        question -> best(fixture.ask(catalog, question.conversation())).sql()));
    }

    private static Question asked(Catalog catalog, String question) {
        return new Question(question, catalog, Fixture.TODAY, null, List.of(), Probe.NONE);
    }

    private static Reading best(Interpretation answer) {
        assertThat(answer).isInstanceOf(Understood.class);
        return ((Understood) answer).best();
    }

    private static Stream<QuestionCase> cases(String database) {
        return QuestionCase.read(Fixture.resource("questions/" + database + ".txt")).stream();
    }

    /** What holds of every answer. */
    private static void assertSound(String database, List<String> conversation) {
        String asked = database + ": " + String.join(" > ", conversation);
        assertThatCode(() -> fixture.ask(database, conversation)).as(asked).doesNotThrowAnyException();
        if (fixture.ask(database, conversation) instanceof Understood understood) {
            var readings = understood.readings();
            assertThat(readings).as(asked).isNotEmpty().extracting(Reading::confidence)
                    .allMatch(sure -> sure >= 0 && sure <= 1);
            assertThat(readings).as(asked).extracting(Reading::plan).doesNotHaveDuplicates();
            readings.forEach(reading -> assertThat(fixture.problem(database, reading.sql()))
                    .as(asked + "\n" + reading.sql()).isEmpty());
        }
    }

    static List<String> words(Catalog catalog) {
        var names = catalog.tables().stream().flatMap(table -> Stream.concat(Stream.of(table.name().name()),
                table.columns().stream().map(column -> column.name().replace('_', ' '))));
        var values = catalog.tables().stream().flatMap(table -> table.columns().stream())
                .flatMap(column -> column.statistics().samples().stream());
        return Stream.concat(names, values).toList();
    }

    static String nonsense(Random random, List<String> words) {
        var text = new StringBuilder();
        for (int count = 1 + random.nextInt(18); count > 0; count--) {
            text.append(word(random, words)).append(' ');
        }
        return text.toString();
    }

    private static String word(Random random, List<String> words) {
        int kind = random.nextInt(100);
        var list = kind < 45 ? words : kind < 92 ? CUES : ODDITIES;
        return list.get(random.nextInt(list.size()));
    }
}
