package dev.sqlchat.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.dialogue.Exchange;
import dev.sqlchat.engine.dialogue.Lean;
import dev.sqlchat.engine.dialogue.Reference;
import dev.sqlchat.engine.editing.PlanEditor;
import dev.sqlchat.engine.editing.SameRows;
import dev.sqlchat.engine.exploring.Relevance;
import dev.sqlchat.engine.frame.FrameParser;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.planning.Candidate;
import dev.sqlchat.engine.planning.Continuation;
import dev.sqlchat.engine.planning.Impossible;
import dev.sqlchat.engine.planning.Unrunnable;
import dev.sqlchat.engine.probing.Found;
import dev.sqlchat.engine.proposing.Proposals;
import dev.sqlchat.engine.ranking.Contest;
import dev.sqlchat.engine.ranking.Ranking.Ranked;
import dev.sqlchat.engine.schema.SchemaProfile;

/** Reads questions. Stateless but for what it prepares once for each catalog; safe for many threads. */
public final class QuestionEngine implements Interpreter, Explorer {

    /** How much a reply leans on what was asked before. */
    private static final double REPLY = 0.6;
    private static final int MOST_READINGS = 20;
    private static final int MOST_VARIED = 6;
    private static final int MOST_TRIED = 4;

    /** By database, of the snapshot that was asked last: an older one is not kept. */
    private final Map<String, PreparedCatalog> prepared = new ConcurrentHashMap<>();
    private final int mostReadings;
    private final int mostTried;

    public QuestionEngine() {
        this(MOST_READINGS, MOST_TRIED);
    }

    /**
     * @param mostReadings how many readings of a question it tells at most
     * @param mostTried of how many it finds out what they find
     */
    public QuestionEngine(int mostReadings, int mostTried) {
        this.mostReadings = mostReadings;
        this.mostTried = mostTried;
    }

    @Override
    public Interpretation interpret(Question question) {
        var catalog = prepared(question.catalog());
        var previous = question.previous();
        var questions = Exchange.questions(question.text());
        for (var earlier : questions.subList(0, questions.size() - 1)) {
            var asked = new Asked(catalog, question.asked(earlier, previous), 0);
            if (interpret(asked) instanceof Interpretation.Understood understood) {
                previous = understood.best().plan();
            }
        }
        return interpret(new Asked(catalog, question.asked(questions.getLast(), previous),
                questions.size() > 1 ? REPLY : 0));
    }

    @Override
    public Relevance explore(Question question) {
        var catalog = prepared(question.catalog());
        return catalog.exploration().of(catalog.linker().tag(question.text(), question.today()));
    }

    /** Changes plans over the catalog, and tells their parts. */
    public PlanEditor editor(Catalog catalog) {
        return prepared(catalog).editor();
    }

    /** What a question about the schema itself asks; empty for another. */
    Optional<Interpretation.AboutSchema> schemaQuestion(String question, Catalog catalog) {
        return SchemaQuestion.read(question, prepared(catalog).schema());
    }

    /** A query as a follow-up of it is made: what restricts or groups it does so to both numbers that it computes with. */
    QueryPlan.Select changeable(QueryPlan.Select shown, Catalog catalog) {
        return SameRows.joinable(shown, prepared(catalog).schema());
    }

    /** The questions that the catalog invites. */
    Proposals proposals(Catalog catalog) {
        return prepared(catalog).proposals();
    }

    /** Whether what was asked before may change what the question means. */
    public boolean leans(String question, Catalog catalog, LocalDate today) {
        return Reference.leans(prepared(catalog).linker().tag(question, today).getFirst());
    }

    /** Whether the question points at something that only an earlier one can have shown. */
    public boolean pointsBack(String question, Catalog catalog, LocalDate today) {
        return Reference.pointsBack(prepared(catalog).linker().tag(question, today).getFirst());
    }

    private PreparedCatalog prepared(Catalog catalog) {
        var latest = prepared.get(catalog.database());
        return latest != null && latest.isOf(catalog)
                ? latest
                : prepared.compute(catalog.database(),
                        (name, other) -> other != null && other.isOf(catalog) ? other : new PreparedCatalog(catalog));
    }

    /** @param leaning how much it leans on the question before at least */
    private record Asked(PreparedCatalog catalog, Question question, double leaning) {}

    private Interpretation interpret(Asked asked) {
        if (Command.wantsChange(asked.question().text())) {
            return new Interpretation.NotUnderstood("I only read data; I cannot change it.", List.of());
        }
        return SchemaQuestion.read(asked.question().text(), asked.catalog().schema())
                .<Interpretation>map(about -> about).orElseGet(() -> plans(asked));
    }

    private Interpretation plans(Asked asked) {
        var taggings = asked.catalog().linker().tag(asked.question().text(), asked.question().today());
        return ForeignLanguage.of(taggings.getFirst()).map(QuestionEngine::foreign)
                .orElseGet(() -> plans(asked, taggings));
    }

    private static Interpretation foreign(String language) {
        return new Interpretation.NotUnderstood(
                "I read English; this looks like %s. Please ask in English.".formatted(language), List.of());
    }

    private Interpretation plans(Asked asked, List<Tagging> taggings) {
        var candidates = candidates(asked, taggings);
        return candidates.isEmpty()
                ? asked.catalog().notUnderstood(asked.question().text())
                : understood(asked, candidates);
    }

    private static List<Candidate> candidates(Asked asked, List<Tagging> taggings) {
        var candidates = new ArrayList<Candidate>();
        var previous = asked.question().previous();
        var planner = asked.catalog().planner();
        for (var tagging : taggings) {
            var reference = Reference.of(tagging).atLeast(asked.leaning());
            var leaning = previous == null ? 0 : reference.strength();
            candidates.addAll(alone(asked.catalog(), tagging, leaning));
            if (previous instanceof QueryPlan.Select select) {
                candidates.addAll(planner.continued(tagging,
                        FrameParser.parseContinued(tagging, reference.is(Lean.PICKS)),
                        new Continuation(SameRows.joinable(select, asked.catalog().schema()), reference),
                        reference.strength()));
            }
        }
        candidates.removeIf(candidate -> Unrunnable.is(candidate.plan()));
        return candidates;
    }

    /** Plans of the question by itself. */
    private static List<Candidate> alone(PreparedCatalog catalog, Tagging tagging, double leaning) {
        return catalog.supposing().candidates(tagging, rest -> actual(catalog, rest, leaning));
    }

    private static List<Candidate> actual(PreparedCatalog catalog, Tagging tagging, double leaning) {
        return catalog.computing().candidate(tagging, leaning)
                .filter(computed -> !Impossible.is(computed.plan(), catalog.schema())).map(List::of)
                .orElseGet(() -> catalog.planner().plan(tagging, FrameParser.parse(tagging), leaning));
    }

    private Interpretation understood(Asked asked, List<Candidate> candidates) {
        var ranked = tried(asked.question(), ranked(asked, candidates)).stream().limit(mostReadings).toList();
        return new Interpretation.Understood(new LazyReadings(new Receipts(asked.question()), ranked));
    }

    /** The plans made, and variants of the best of them. */
    private static List<Ranked> ranked(Asked asked, List<Candidate> made) {
        var candidates = new ArrayList<>(made);
        var schema = asked.catalog().schema();
        var contest = asked.catalog().ranking().contest(possible(made, schema), asked.question().previous());
        contest.rank(made).stream().limit(MOST_VARIED)
                .forEach(best -> candidates.addAll(asked.catalog().variants().of(best.candidate())));
        return contest.rank(possible(candidates, schema));
    }

    /** Ranks once more by what the first ones find, where that can be known of all of them. */
    private List<Ranked> tried(Question question, List<Ranked> ranked) {
        var found = ranked.stream().limit(mostTried).map(one -> question.find(one.candidate().plan()))
                .takeWhile(one -> !(one instanceof Found.Unknown)).toList();
        return found.size() < Math.min(mostTried, ranked.size())
                ? ranked
                : Contest.rankTried(ranked, question.text(), found);
    }

    /** What cannot be meant gives way to its variants, and stays only where there is nothing else. */
    private static List<Candidate> possible(List<Candidate> candidates, SchemaProfile schema) {
        var possible = candidates.stream().filter(candidate -> !Impossible.is(candidate.plan(), schema)).toList();
        return possible.isEmpty() ? candidates : possible;
    }
}
