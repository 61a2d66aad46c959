package dev.sqlchat.engine.ranking;

import java.util.List;
import java.util.Locale;

import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.language.WordForms;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.SchemaProfile;

/** Words of content that nothing in the plan explains: how many, and of which kinds. */
final class WordFeatures {

    private final Asked asked;
    private final PlanFacts plan;
    private final SchemaProfile schema;
    private final FeatureMap features;

    WordFeatures(Asked asked, PlanFacts plan, SchemaProfile schema, FeatureMap features) {
        this.asked = asked;
        this.plan = plan;
        this.schema = schema;
        this.features = features;
    }

    void add() {
        var content = asked.content();
        var unexplained = content.stream().filter(token -> !explained(token.lemma()) && !explained(token.lower()))
                .toList();
        features.put("words.unexplained", unexplained.size());
        features.put("words.explained", content.isEmpty() ? 0 : 1 - unexplained.size() / (double) content.size());
        loose(unexplained.stream().filter(token -> !structural(token)).toList());
    }

    /** Those that are not words of structure either. */
    private void loose(List<Token> loose) {
        features.put("words.loose", loose.size());
        features.put("words.looseNames",
                loose.stream().filter(token -> token.capitalized() && !isFirst(token)).count());
        features.put("words.looseNumbers", loose.stream().filter(token -> token.kind() == Token.Kind.NUMBER).count());
        features.put("words.looseQuoted", loose.stream().filter(token -> token.kind() == Token.Kind.QUOTED).count());
        features.put("words.looseVerbs", loose.stream().filter(token -> WordForms.verb(token.lemma())).count());
    }

    private boolean isFirst(Token token) {
        return asked.tagging.tokens().getFirst().equals(token);
    }

    private boolean structural(Token token) {
        var place = asked.tagging.tokens().indexOf(token);
        return asked.tagging.symbols().stream()
                .anyMatch(
                        symbol -> symbol.span().start() <= place && place < symbol.span().end() && structural(symbol));
    }

    private static boolean structural(Symbol symbol) {
        return symbol instanceof Symbol.Structure || symbol instanceof Symbol.Adjectival
                || symbol instanceof Symbol.Days || symbol instanceof Symbol.Period;
    }

    private boolean explained(String word) {
        return plan.tables.stream().anyMatch(table -> schema.table(table).words().contains(word))
                || plan.columns.stream().map(ColumnProfile::words).anyMatch(words -> words.contains(word))
                || plan.computes && computed(word)
                || plan.constants.stream().anyMatch(
                        constant -> constant.toString().toLowerCase(Locale.ROOT).contains(word));
    }

    /** The name of a number that the plan makes. */
    private boolean computed(String word) {
        return asked.all(Symbol.Attribute.class).flatMap(attribute -> attribute.links().stream())
                .map(Symbol.ColumnLink::column).filter(column -> column.formula() != null && plan.uses(column))
                .anyMatch(column -> column.words().contains(word));
    }
}
