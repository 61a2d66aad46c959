package dev.sqlchat.engine.frame;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.language.WordForms;
import dev.sqlchat.engine.linking.Adjective;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Adjectival;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.Degree;
import dev.sqlchat.engine.linking.Symbol.Entity;
import dev.sqlchat.engine.linking.Symbol.Quoted;
import dev.sqlchat.engine.linking.Symbol.Structure;
import dev.sqlchat.engine.linking.Symbol.Value;
import dev.sqlchat.engine.schema.ColumnProfile.Role;
import dev.sqlchat.engine.schema.TableProfile;

/** Says what stands around the current symbol, without moving on. */
final class Lookahead {

    private final ParseState state;
    private final SymbolCursor cursor;

    Lookahead(ParseState state) {
        this.state = state;
        this.cursor = state.cursor;
    }

    /** "singer names", "students' ages": the table only says whose column follows. */
    boolean qualifies(TableProfile table) {
        return cursor.near(0, 1) && cursor.peek(0, Attribute.class)
                .filter(attribute -> attribute.links().stream()
                        .anyMatch(link -> link.column().table().equals(table.name())))
                .isPresent();
    }

    boolean qualifiesAhead(TableProfile table) {
        return cursor.near(1, 0) && cursor.peek(1, Attribute.class)
                .filter(attribute -> attribute.links().getFirst().column().table().equals(table.name())).isPresent();
    }

    boolean follows(Cue... cues) {
        int distance = -2;
        while (cursor.isCue(distance, Cue.ALL, Cue.ANY, Cue.DISTINCT, Cue.EACH, Cue.THEIR)
                || cursor.peek(distance).filter(Lookahead::modifies).isPresent()) {
            distance--;
        }
        return cursor.isCue(distance, cues);
    }

    /** "an average price that is at least 3". */
    boolean comparatorInClause() {
        return cursor.isCue(0, Cue.RELATIVE) && state.restricting && cursor.peek(1, Structure.class).map(Structure::cue)
                .filter(Cue::compares).isPresent();
    }

    boolean comparatorFollows() {
        var next = cursor.peek(0);
        return next.isPresent() && cursor.near(0, 3) && switch (next.get()) {
            case Structure structure -> compares(structure.cue());
            case Adjectival adjectival -> adjectival.degree() == Degree.COMPARATIVE;
            default -> false;
        };
    }

    private boolean compares(Cue cue) {
        return switch (cue) {
            case BETWEEN, STARTS, ENDS, CONTAINS -> true;
            case NO -> cursor.peek(1, Value.class).isPresent() || cursor.peek(1, Quoted.class).isPresent()
                    || cursor.isCue(1, Cue.NULL, Cue.MORE, Cue.LESS, Cue.EQUAL, Cue.STARTS, Cue.ENDS, Cue.CONTAINS,
                            Cue.BETWEEN);
            case NULL -> true;
            default -> cue.compares();
        };
    }

    @Nullable
    TableProfile anchorOf() {
        var before = cursor.peek(-1, Entity.class).map(Entity::table);
        if (before.isPresent() && cursor.near(0, 1)) {
            return before.get();
        }
        return ownerAhead().orElse(state.anchor);
    }

    /** "the stadium name", "the name of the stadium". */
    boolean isOwned() {
        return cursor.peek(-1, Entity.class).isPresent() && cursor.near(0, 1)
                || cursor.isCue(linkAhead(), Cue.OF) && ownerAhead().isPresent();
    }

    /** "name, age and country of the singer": the table after a list of columns. */
    private Optional<TableProfile> ownerAhead() {
        int distance = linkAhead();
        if (!cursor.isCue(distance, Cue.OF, Cue.FOR, Cue.EACH, Cue.FROM, Cue.IN)) {
            return Optional.empty();
        }
        int next = distance + 1;
        while (cursor.isCue(next, Cue.EACH, Cue.ALL, Cue.ANY, Cue.DISTINCT, Cue.RELATIVE, Cue.THEIR)
                || cursor.peek(next).filter(Lookahead::modifies).isPresent()) {
            next++;
        }
        while (cursor.peek(next + 1, Entity.class).isPresent() && cursor.near(next + 1, 1)) {
            next++;
        }
        return cursor.peek(next, Entity.class).map(Entity::table);
    }

    /** How far it is to what follows the list of columns. */
    private int linkAhead() {
        int distance = 1;
        while (cursor.peek(distance).filter(symbol -> symbol instanceof Attribute
                || SymbolCursor.isCue(symbol, Cue.AND, Cue.COMMA, Cue.AVERAGE, Cue.MAXIMUM, Cue.MINIMUM, Cue.SUM))
                .isPresent()
                || cursor.isCue(distance, Cue.COUNT) && cursor.peek(distance + 1, Entity.class).isPresent()) {
            distance += cursor.isCue(distance, Cue.COUNT) ? 2 : 1;
        }
        return distance;
    }

    private static boolean modifies(Symbol symbol) {
        return symbol instanceof Value || symbol instanceof Adjectival
                || SymbolCursor.isCue(symbol, Cue.MOST, Cue.LEAST);
    }

    /** "owned by students": who did it restricts; "sold by region" groups. */
    boolean doneBy() {
        return cursor.wordBefore().filter(Lookahead::participle).isPresent() && !(bareKind() && cursor.near(1, 0));
    }

    /** "by region": one word in the singular, without an article. */
    private boolean bareKind() {
        return cursor.peek(1).filter(symbol -> symbol instanceof Attribute || symbol instanceof Entity).isPresent()
                && cursor.wordAfter().filter(word -> word.lower().equals(word.lemma())).isPresent()
                && !(cursor.peek(2, Entity.class).isPresent() && cursor.near(2, 0));
    }

    private static boolean participle(Token word) {
        return word.kind() == Token.Kind.WORD && !word.lower().equals(word.lemma()) && !word.lower().endsWith("s")
                && !word.lower().endsWith("ing") && WordForms.verb(word.lemma());
    }

    /** "vegan pastries": the column stands before its table. */
    boolean describes(Attr attr) {
        return cursor.near(0, 0) && cursor.peek(0, Entity.class)
                .filter(entity -> attr.symbol().links().getFirst().column().table().equals(entity.table().name()))
                .isPresent();
    }

    boolean holds(Attr attr, int distance) {
        return cursor.peek(distance, Value.class).filter(value -> value.matches().stream()
                .anyMatch(match -> attr.symbol().links().stream()
                        .anyMatch(link -> link.column().ref().equals(match.column()))))
                .isPresent();
    }

    /** "the cheapest product type": the column is what is asked, not what is measured. */
    boolean textAhead() {
        var named = cursor.peek(0, Entity.class).isPresent() && cursor.near(1, 1) ? 1 : 0;
        return cursor.peek(named, Attribute.class).map(attribute -> attribute.links().getFirst().column())
                .filter(column -> column.column().type() == ColumnType.TEXT && !column.is(Role.DATE)).isPresent();
    }

    /** "the shortest trip started": the table has what the adjective measures, the words behind it only sound like a column. */
    boolean measuredByTable(Adjective adjective) {
        var table = cursor.peek(0, Entity.class).map(Entity::table);
        return table.isPresent() && cursor.peek(1, Attribute.class).filter(column -> column.score() < 0.9).isPresent()
                && table.get().columns().stream().anyMatch(column -> column.is(Role.MEASURE)
                        && adjective.nouns().stream().anyMatch(column.words()::contains));
    }

    /** "the 3 largest", "the 3 countries with the most". */
    boolean ranksAhead() {
        return cursor.peek(0, Entity.class).isPresent() || cursor.peek(0, Adjectival.class).isPresent()
                || cursor.isCue(0, Cue.MOST, Cue.LEAST, Cue.COMMON, Cue.UNCOMMON);
    }

    /** "a greater population than 3 million". */
    boolean operandAfterAttribute() {
        var thatOf = cursor.isCue(1, Cue.RELATIVE, Cue.THEIR) && cursor.isCue(2, Cue.OF);
        return cursor.isCue(1, Cue.OF) && cursor.peek(2, Symbol.Numeral.class).isPresent()
                || cursor.peek(thatOf ? 3 : 1).filter(symbol -> symbol instanceof Symbol.Numeral
                        || SymbolCursor.isCue(symbol, Cue.AVERAGE, Cue.MAXIMUM, Cue.MINIMUM, Cue.ANY, Cue.ALL)
                        || SymbolCursor.isCue(symbol, Cue.AT_LEAST) && cursor.isAfter(thatOf ? 3 : 1, "than")
                        || symbol instanceof Value && (thatOf || cursor.isAfter(1, "than"))).isPresent()
                || state.continuing && cursor.peek(2).isEmpty() && cursor.isCue(1, Cue.RELATIVE, Cue.THEIR);
    }

    boolean attributeCompared() {
        return cursor.peek(1).filter(symbol -> symbol instanceof Structure structure && structure.cue().compares())
                .isPresent();
    }
}
