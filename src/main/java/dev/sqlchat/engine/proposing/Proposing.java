package dev.sqlchat.engine.proposing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.proposing.Proposal.Kind;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.SchemaProfile;

/** Phrases the questions of one schema, by importance of their tables. */
final class Proposing {

    private static final int MOST_TABLES = 12;
    private static final int TOP = 5;
    private static final int MONTHS = 3;

    private final SchemaProfile schema;
    private final List<Subject> subjects;
    private final List<Proposal> all = new ArrayList<>();

    private Proposing(SchemaProfile schema, List<Subject> subjects) {
        this.schema = schema;
        this.subjects = subjects;
    }

    /** Of the tables that people ask of most. */
    static Proposing ofImportant(SchemaProfile schema) {
        return of(schema, Subjects.of(schema).stream().limit(MOST_TABLES).toList());
    }

    static Proposing of(SchemaProfile schema, List<Subject> subjects) {
        return new Proposing(schema, subjects);
    }

    List<Proposal> all() {
        subjects.forEach(this::overTime);
        subjects.forEach(this::ofThings);
        var ofThings = Stream.of(true, false)
                .flatMap(things -> subjects.stream().filter(subject -> isNamed(subject) == things)).toList();
        ofThings.forEach(this::byCategory);
        subjects.forEach(this::averages);
        subjects.forEach(this::referring);
        ofThings.forEach(subject -> add(Kind.COUNT, "How many %s are there?".formatted(Wording.things(subject.table())),
                Set.of(), Set.of(PlanFacts.count(subject.name()))));
        return all;
    }

    private void overTime(Subject subject) {
        if (subject.dates().isEmpty()) {
            return;
        }
        subject.measures().stream().filter(measure -> Subject.addsUp(measure) || !isNamed(subject)).limit(2)
                .forEach(measure -> {
                    var number = number(subject, measure);
                    var column = measure.ref().toString();
                    var monthly = PlanFacts.each(Grain.MONTH, subject.name());
                    add(Kind.TREND, "What is the %s per month?".formatted(number), Set.of(column),
                            Set.of(computed(measure), monthly));
                    add(Kind.LAST_MONTHS, "Show the %s per month for the last %d months".formatted(number, MONTHS),
                            Set.of(column), Set.of(computed(measure), monthly, PlanFacts.within(subject.name())));
                });
    }

    /** Rankings of what the table refers to, and of its own rows. */
    private void ofThings(Subject subject) {
        var amount = subject.amount();
        if (amount.isPresent()) {
            var measure = amount.get();
            named(schema.references(subject.name()).stream()).forEach(thing -> add(Kind.TOP,
                    "Which %d %s have the highest %s?".formatted(TOP, Wording.things(thing.table()),
                            number(subject, measure)),
                    Set.of(thing.name().toString()),
                    Set.of(computed(measure), PlanFacts.each(thing.name()), PlanFacts.first(TOP))));
        }
        if (isNamed(subject)) {
            subject.measures().stream().limit(2).forEach(measure -> add(Kind.TOP,
                    "Which %d %s have the highest %s?".formatted(TOP, Wording.things(subject.table()),
                            Wording.of(measure)),
                    Set.of(subject.name().toString()),
                    Set.of(PlanFacts.highest(measure.ref()), PlanFacts.first(TOP))));
        }
    }

    private void byCategory(Subject subject) {
        var things = Wording.things(subject.table());
        var count = PlanFacts.count(subject.name());
        for (var category : subject.categories()) {
            var about = Set.of(subject.name().toString(), category.ref().toString());
            add(Kind.COUNT_BY_CATEGORY, "How many %s are there per %s?".formatted(things, Wording.ofCategory(category)),
                    about,
                    Set.of(count, PlanFacts.each(category.ref())));
            Subject.frequentValue(category).ifPresent(value -> phrases(things, category, value)
                    .forEach(question -> add(Kind.COUNT_OF_VALUE, question, about,
                            Set.of(count, PlanFacts.value(category.ref(), value)))));
        }
    }

    private static List<String> phrases(String things, ColumnProfile category, String value) {
        var plain = "How many %s have the %s %s?".formatted(things, Wording.ofCategory(category), value);
        if (NameList.PLACE.hasLast(Wording.category(category))) {
            return List.of("How many %s are in %s?".formatted(things, value), plain);
        }
        return NameList.STATE.hasLast(category.words()) && value.matches("[a-z]+")
                ? List.of("How many %s are %s?".formatted(things, value), plain)
                : List.of(plain);
    }

    private void averages(Subject subject) {
        for (var measure : subject.measures().stream().limit(2).toList()) {
            var average = PlanFacts.computed(Function.AVERAGE, measure.ref());
            var words = Wording.of(subject.table(), measure);
            subject.categories().stream().limit(2).forEach(category -> add(Kind.AVERAGE,
                    "What is the average %s per %s?".formatted(words, Wording.ofCategory(category)),
                    Set.of(measure.ref().toString(), category.ref().toString()),
                    Set.of(average, PlanFacts.each(category.ref()))));
            add(Kind.AVERAGE, isNamed(subject)
                    ? "What is the average %s of the %s?".formatted(words, Wording.things(subject.table()))
                    : "What is the average %s?".formatted(words), Set.of(measure.ref().toString()), Set.of(average));
        }
    }

    private void referring(Subject subject) {
        named(schema.references(subject.name()).stream()).forEach(thing -> add(Kind.MOST,
                "Which %s has the most %s?".formatted(Wording.thing(thing.table()), Wording.things(subject.table())),
                Set.of(subject.name().toString(), thing.name().toString()),
                Set.of(PlanFacts.count(subject.name()), PlanFacts.each(thing.name()), PlanFacts.first(1))));
    }

    /** The tables that keys lead to whose rows have names. */
    private Stream<Subject> named(Stream<ForeignKey> keys) {
        return keys.filter(key -> !key.from().equals(key.to())).map(ForeignKey::to).distinct().map(schema::table)
                .filter(table -> !table.link()).map(Subject::of)
                .filter(Proposing::isNamed);
    }

    private static boolean isNamed(Subject subject) {
        return subject.table().naming().stream().noneMatch(ColumnProfile::identifies);
    }

    private static String number(Subject subject, ColumnProfile measure) {
        var words = Wording.of(subject.table(), measure);
        var sum = Subject.addsUp(measure);
        return Optional.of(words).filter(name -> sum && (name.startsWith("total ") || name.endsWith(" total")))
                .orElseGet(() -> (sum ? "total " : "average ") + words);
    }

    private static String computed(ColumnProfile measure) {
        return PlanFacts.computed(Subject.addsUp(measure) ? Function.SUM : Function.AVERAGE, measure.ref());
    }

    private void add(Kind kind, String question, Set<String> about, Set<String> asks) {
        all.add(new Proposal(kind, question, about, asks));
    }
}
