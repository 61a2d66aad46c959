package dev.sqlchat.engine;

import java.util.ArrayList;
import java.util.List;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.dialogue.Reference;
import dev.sqlchat.engine.frame.FrameParser;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.planning.Candidate;
import dev.sqlchat.engine.planning.Continuation;
import dev.sqlchat.engine.ranking.Ranking;

/** Reads questions. Stateless but for what it prepares once for each catalog; safe for many threads. */
public final class QuestionEngine implements Interpreter {

    private static final int MOST_READINGS = 20;

    private final LoadingCache<Catalog, PreparedCatalog> prepared = Caffeine.newBuilder().weakKeys()
            .build(PreparedCatalog::new);

    @Override
    public Interpretation interpret(Question question) {
        var catalog = prepared.get(question.catalog());
        if (Command.wantsChange(question.text())) {
            return new Interpretation.NotUnderstood("I only read data; I cannot change it.", List.of());
        }
        return SchemaQuestion.read(question.text(), catalog.schema()).<Interpretation>map(about -> about)
                .orElseGet(() -> plans(catalog, question));
    }

    private static Interpretation plans(PreparedCatalog catalog, Question question) {
        var taggings = catalog.linker().tag(question.text(), question.today());
        return ForeignLanguage.of(taggings.getFirst()).map(QuestionEngine::foreign)
                .orElseGet(() -> plans(catalog, question, taggings));
    }

    private static Interpretation foreign(String language) {
        return new Interpretation.NotUnderstood(
                "I read English; this looks like %s. Please ask in English.".formatted(language), List.of());
    }

    private static Interpretation plans(PreparedCatalog catalog, Question question, List<Tagging> taggings) {
        var candidates = candidates(catalog, question, taggings);
        return candidates.isEmpty() ? catalog.notUnderstood(question.text()) : understood(question, candidates);
    }

    private static List<Candidate> candidates(PreparedCatalog catalog, Question question, List<Tagging> taggings) {
        var candidates = new ArrayList<Candidate>();
        for (var tagging : taggings) {
            var reference = Reference.of(tagging);
            var leaning = question.previous() == null ? 0 : reference.strength();
            catalog.computing().candidate(tagging, leaning).ifPresentOrElse(candidates::add, () -> candidates
                    .addAll(catalog.planner().plan(tagging, FrameParser.parse(tagging), leaning)));
            if (question.previous() instanceof QueryPlan.Select select) {
                candidates.addAll(catalog.planner().continued(tagging, FrameParser.parseContinued(tagging),
                        new Continuation(select, reference), reference.strength()));
            }
        }
        return candidates;
    }

    private static Interpretation understood(Question question, List<Candidate> candidates) {
        var receipts = new Receipts(question);
        return new Interpretation.Understood(
                Ranking.rank(candidates).stream().limit(MOST_READINGS).map(receipts::reading).toList());
    }
}
