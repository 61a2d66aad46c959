package dev.sqlchat.engine.frame;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.engine.frame.Frame.Asking;
import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Comparator;
import dev.sqlchat.engine.frame.Frame.Function;
import dev.sqlchat.engine.frame.Frame.Group;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Operand;
import dev.sqlchat.engine.frame.Frame.Place;
import dev.sqlchat.engine.frame.Frame.Rank;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.frame.Frame.Sort;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.linking.Symbol.Adjectival;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.Days;
import dev.sqlchat.engine.linking.Symbol.Degree;
import dev.sqlchat.engine.linking.Symbol.Entity;
import dev.sqlchat.engine.linking.Symbol.Quoted;
import dev.sqlchat.engine.linking.Symbol.Structure;
import dev.sqlchat.engine.linking.Symbol.Value;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;
import dev.sqlchat.engine.schema.TableProfile;

/**
 * Reads the frame of a question off its symbols, left to right. First come the targets; a relative clause, a preposition
 * or "with" begins the restrictions; what is asked beside ("and their ages") returns to the targets.
 */
public final class FrameParser {

    private final SymbolCursor cursor;
    private final FrameDraft draft = new FrameDraft();
    private final List<Function> functions = new ArrayList<>();
    private final List<Function> lastFunctions = new ArrayList<>();
    private boolean continuing;
    private boolean restricting;
    private boolean negated;
    private boolean both;
    private boolean counting;
    private boolean countingDistinct;
    private boolean asksBeside;
    private @Nullable Cue connective;
    private @Nullable Measure pending;
    private @Nullable TableProfile anchor;
    private @Nullable BigDecimal limit;
    private @Nullable Grain averagedGrain;

    private FrameParser(Tagging tagging) {
        this.cursor = new SymbolCursor(tagging);
    }

    /** The frame that the symbols give. */
    public static Frame parse(Tagging tagging) {
        return new FrameParser(tagging).parse();
    }

    /** The frame of a question that changes the one before: what it leaves out stays as it was. */
    public static Frame parseContinued(Tagging tagging) {
        var parser = new FrameParser(tagging);
        parser.continuing = true;
        parser.draft.continuing = true;
        return parser.parse();
    }

    private Frame parse() {
        while (!cursor.atEnd()) {
            step();
        }
        finish();
        return draft.frame();
    }

    private void step() {
        switch (cursor.current()) {
            case Structure structure -> structure(structure);
            case Entity entity -> entity(entity);
            case Attribute attribute -> attribute(attribute);
            case Value value -> value(value);
            case Quoted quoted -> quoted(quoted);
            case Symbol.Numeral number -> number(number);
            case Days days -> days(days);
            case Symbol.Period period -> period(period);
            case Adjectival adjectival -> adjectival(adjectival);
            case Symbol.Noise _ -> cursor.advance();
            case Symbol.Unknown _ -> cursor.advance();
        }
    }

    private void structure(Structure structure) {
        switch (structure.cue()) {
            case COUNT -> count();
            case HOW_MUCH -> howMuch();
            case SUM -> function(Function.SUM);
            case AVERAGE -> function(Function.AVERAGE);
            case MINIMUM -> function(Function.MINIMUM);
            case MAXIMUM -> function(Function.MAXIMUM);
            case DISTINCT -> distinct();
            case EACH -> each();
            case BY -> by();
            case ORDER -> order(structure);
            case ASCENDING, DESCENDING -> direction(structure.cue() == Cue.DESCENDING);
            case MOST -> most(true);
            case LEAST -> most(false);
            case COMMON -> common(true);
            case UNCOMMON -> common(false);
            case TOP_N -> top();
            case MORE -> comparison(Comparator.GREATER, null);
            case LESS -> comparison(Comparator.LESS, null);
            case AT_LEAST -> comparison(Comparator.GREATER_OR_EQUAL, null);
            case AT_MOST -> comparison(Comparator.LESS_OR_EQUAL, null);
            case EQUAL -> comparison(Comparator.EQUAL, null);
            case NOT_EQUAL -> comparison(Comparator.NOT_EQUAL, null);
            case BETWEEN -> between();
            case STARTS -> text(Place.START);
            case ENDS -> text(Place.END);
            case CONTAINS -> text(Place.ANYWHERE);
            case NO -> negate();
            case EXCEPT -> except();
            case BOTH -> both();
            case AND, OR, COMMA -> connect(structure.cue());
            case WITH, RELATIVE, WHOSE, IN, FROM, FOR, OF -> relate(structure.cue());
            case WHERE -> ask(Asking.WHERE);
            case WHEN -> ask(Asking.WHEN);
            case WHO -> ask(Asking.WHO);
            case THEIR -> beside();
            case NULL -> missing();
            case ONCE -> times(BigDecimal.ONE);
            case TWICE -> times(BigDecimal.TWO);
            case SHARE -> share();
            case COMPARE -> compared();
            case EITHER, ANY, ALL, ONLY, WHAT -> cursor.advance();
        }
    }

    // What is asked

    private void count() {
        cursor.advance();
        counting = true;
        countingDistinct = cursor.skip(Cue.DISTINCT) || countingDistinct;
    }

    private void howMuch() {
        cursor.advance();
        draft.amount = true;
    }

    private void function(Function function) {
        cursor.advance();
        functions.add(function);
        cursor.skip(Cue.OF);
    }

    private void distinct() {
        cursor.advance();
        if (counting) {
            countingDistinct = true;
        } else if (!restricting) {
            draft.distinct = true;
        }
    }

    private void share() {
        cursor.advance();
        draft.share = true;
    }

    private void compared() {
        cursor.advance();
        draft.compares = true;
    }

    private void ask(Asking asking) {
        var opens = draft.isEmpty() && cursor.peek(-1).isEmpty();
        cursor.advance();
        if (opens) {
            draft.asking = asking;
        } else {
            restricting = true;
        }
    }

    private void beside() {
        cursor.advance();
        asksBeside = connective != null;
    }

    private void relate(Cue cue) {
        cursor.advance();
        connective = null;
        if (cue != Cue.WITH && cursor.isCue(0, Cue.DISTINCT) && draft.asksNumbers() && !restricting && group()) {
            return;
        }
        if (draft.isEmpty() && !counting && functions.isEmpty()) {
            return;
        }
        if (cue != Cue.OF && cue != Cue.FOR || cue == Cue.FOR && cursor.peek(0, Entity.class).isEmpty()) {
            restricting = true;
            asksBeside = false;
        }
    }

    private void connect(Cue cue) {
        cursor.advance();
        connective = connective == Cue.OR ? Cue.OR : cue;
    }

    // Tables

    private void entity(Entity entity) {
        var table = entity.table();
        cursor.advance();
        draft.mention(table);
        if (counting) {
            counted(new Measure.CountOf(table, countingDistinct));
        } else if (!qualifies(table)) {
            plainEntity(entity);
        }
        anchor = table;
        connective = null;
    }

    /** "singer names", "students' ages": the table only says whose column follows. */
    private boolean qualifies(TableProfile table) {
        return cursor.near(0, 1) && cursor.peek(0, Attribute.class)
                .filter(attribute -> attribute.links().stream()
                        .anyMatch(link -> link.column().table().equals(table.name())))
                .isPresent();
    }

    private void plainEntity(Entity entity) {
        var table = entity.table();
        if (draft.amount && draft.targets.isEmpty()) {
            draft.restrict(new Restriction.Has(table, false, List.of()));
        } else if (negated) {
            negated = false;
            draft.restrict(new Restriction.Has(table, true, List.of()));
            draft.openNegation();
        } else if (restricting && !asksBeside) {
            draft.restrict(new Restriction.Has(table, false, List.of()));
        } else if (!draft.targets.isEmpty() && connective == null
                || draft.asksNumbers() && follows(Cue.OF, Cue.FOR, Cue.FROM, Cue.IN)) {
            draft.restrict(new Restriction.Has(table, false, List.of()));
        } else if (!follows(Cue.OF, Cue.FOR, Cue.FROM, Cue.IN) && functions.isEmpty()) {
            draft.target(new Target.Rows(table));
        }
    }

    private boolean follows(Cue... cues) {
        int distance = -2;
        while (cursor.isCue(distance, Cue.ALL, Cue.ANY, Cue.DISTINCT, Cue.EACH, Cue.THEIR)
                || cursor.peek(distance).filter(FrameParser::modifies).isPresent()) {
            distance--;
        }
        return cursor.isCue(distance, cues);
    }

    private void counted(Measure measure) {
        counting = false;
        countingDistinct = false;
        if (comparatorFollows()) {
            pending = measure;
        } else {
            draft.target(new Target.Shown(measure));
        }
    }

    // Columns

    private void attribute(Attribute attribute) {
        var attr = new Attr(attribute, anchorOf());
        cursor.advance();
        if (counting) {
            draft.dropped += cursor.isCue(-2, Cue.IN, Cue.FROM) ? 1 : 0;
            countedValues(attr);
        } else if (!functions.isEmpty()) {
            aggregated(attr);
        } else if (isFlag(attr) && !comparatorFollows()) {
            flagged(attr);
        } else if (draft.asking != null && draft.targets.isEmpty() && !comparatorFollows()) {
            draft.target(new Target.Shown(new Measure.Plain(attr)));
        } else if (restricts(attr)) {
            pending = new Measure.Plain(attr);
        } else if (restricting && !asksBeside) {
            loose(attr);
        } else {
            shown(attr);
        }
        connective = null;
    }

    private void countedValues(Attr attr) {
        var best = attr.symbol().links().getFirst().column();
        counted(best.is(Role.MEASURE) && !countingDistinct
                ? new Measure.Aggregated(Function.SUM, attr)
                : new Measure.CountValues(attr, countingDistinct || !best.is(Role.KEY)));
    }

    private void aggregated(Attr attr) {
        if (averagedGrain != null) {
            draft.target(new Target.Shown(new Measure.OfPeriods(functions.getFirst(), averagedGrain, attr)));
            averagedGrain = null;
        } else if (comparatorFollows() && functions.size() == 1) {
            pending = new Measure.Aggregated(functions.getFirst(), attr);
        } else {
            functions.forEach(function -> draft.target(new Target.Shown(new Measure.Aggregated(function, attr))));
        }
        lastFunctions.clear();
        lastFunctions.addAll(functions);
        functions.clear();
    }

    private void shown(Attr attr) {
        if (connective != null && !lastFunctions.isEmpty() && isMeasure(attr) && draft.lastIsAggregate()) {
            lastFunctions.forEach(function -> draft.target(new Target.Shown(new Measure.Aggregated(function, attr))));
        } else {
            draft.target(new Target.Shown(new Measure.Plain(attr)));
        }
    }

    private void flagged(Attr attr) {
        draft.restrict(new Restriction.Flagged(attr, !negated));
        negated = false;
    }

    /** A column in a restriction that nothing is compared with yet. */
    private void loose(Attr attr) {
        if (pending instanceof Measure.Plain) {
            draft.dropped++;
        }
        if (negated) {
            negated = false;
            draft.restrict(new Restriction.Missing(attr, false));
        } else if (!draft.hint(attr)) {
            pending = new Measure.Plain(attr);
        }
    }

    private boolean restricts(Attr attr) {
        if (comparatorFollows()) {
            return true;
        }
        if (cursor.isCue(0, Cue.BY, Cue.OF, Cue.IN, Cue.FROM) && cursor.near(0, 0)
                && (cursor.peek(1, Quoted.class).isPresent() || holdsNext(attr))) {
            cursor.advance();
            return true;
        }
        if (cursor.isCue(0, Cue.BOTH, Cue.EITHER) && holds(attr, 1)) {
            return true;
        }
        var next = cursor.peek(0);
        return next.isPresent() && cursor.near(0, restricting ? 3 : 1) && switch (next.get()) {
            case Value _ -> restricting || !draft.targets.isEmpty() || holds(attr, 0);
            case Quoted _ -> true;
            case Symbol.Numeral number -> restricting || !draft.isEmpty();
            case Days _ -> isDate(attr);
            default -> false;
        };
    }

    /** "managed by Brenden", "the country of Greenland": the value after the preposition is one of the column's. */
    private boolean holdsNext(Attr attr) {
        return !draft.targets.isEmpty() && holds(attr, 1);
    }

    private boolean holds(Attr attr, int distance) {
        return cursor.peek(distance, Value.class).filter(value -> value.matches().stream()
                .anyMatch(match -> attr.symbol().links().stream()
                        .anyMatch(link -> link.column().ref().equals(match.column()))))
                .isPresent();
    }

    private boolean comparatorFollows() {
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

    private @Nullable TableProfile anchorOf() {
        var before = cursor.peek(-1, Entity.class).map(Entity::table);
        if (before.isPresent() && cursor.near(0, 1)) {
            return before.get();
        }
        return ownerAhead().orElse(anchor);
    }

    /** "name, age and country of the singer": the table after a list of columns. */
    private Optional<TableProfile> ownerAhead() {
        int distance = 1;
        while (cursor.peek(distance).filter(symbol -> symbol instanceof Attribute
                || SymbolCursor.isCue(symbol, Cue.AND, Cue.COMMA, Cue.AVERAGE, Cue.MAXIMUM, Cue.MINIMUM, Cue.SUM))
                .isPresent()
                || cursor.isCue(distance, Cue.COUNT) && cursor.peek(distance + 1, Entity.class).isPresent()) {
            distance += cursor.isCue(distance, Cue.COUNT) ? 2 : 1;
        }
        if (!cursor.isCue(distance, Cue.OF, Cue.FOR, Cue.EACH, Cue.FROM, Cue.IN)) {
            return Optional.empty();
        }
        int next = distance + 1;
        while (cursor.isCue(next, Cue.EACH, Cue.ALL, Cue.ANY, Cue.DISTINCT, Cue.RELATIVE)
                || cursor.peek(next).filter(FrameParser::modifies).isPresent()) {
            next++;
        }
        return cursor.peek(next, Entity.class).map(Entity::table);
    }

    private static boolean modifies(Symbol symbol) {
        return symbol instanceof Value || symbol instanceof Adjectival
                || SymbolCursor.isCue(symbol, Cue.MOST, Cue.LEAST);
    }

    // Values

    private void value(Value value) {
        cursor.advance();
        var hint = pending instanceof Measure.Plain plain ? plain.attr() : null;
        pending = null;
        var owner = ownerOf();
        if (!draft.alsoValue(value, connective, both)) {
            draft.restrict(
                    new Restriction.ValueIs(hint, List.of(value), negated, false, owner == null ? anchor : owner));
            negated = false;
        }
        connective = null;
        restricting = restricting || !draft.targets.isEmpty();
    }

    /** "a cat pet": the table right after a negated value is only what the value belongs to. */
    private @Nullable TableProfile ownerOf() {
        var next = cursor.peek(0, Entity.class);
        if (next.isEmpty() || !cursor.near(0, 0)) {
            return null;
        }
        if (negated && !draft.targets.isEmpty()) {
            cursor.advance();
            draft.mention(next.get().table());
        }
        return next.get().table();
    }

    private void quoted(Quoted quoted) {
        cursor.advance();
        if (pending instanceof Measure.Plain plain) {
            draft.restrict(new Restriction.TextIs(plain.attr(), quoted.text(), negated));
        } else {
            draft.restrict(new Restriction.HasText(null, Place.ANYWHERE, quoted.text(), negated, anchor));
        }
        pending = null;
        negated = false;
    }

    private void text(Place place) {
        var subject = pending instanceof Measure.Plain plain ? plain.attr() : null;
        cursor.advance();
        cursor.skip(Cue.CONTAINS, Cue.WITH);
        var fragment = cursor.peek(0).map(this::fragment).orElse("");
        if (fragment.isEmpty()) {
            restricting = true;
            return;
        }
        cursor.advance();
        draft.restrict(new Restriction.HasText(subject, place, fragment, negated, anchor));
        pending = null;
        negated = false;
    }

    private String fragment(Symbol symbol) {
        return switch (symbol) {
            case Quoted quoted -> quoted.text();
            case Value value -> value.text();
            case Symbol.Numeral number -> cursor.text(number);
            case Days days -> days.bareYear() ? cursor.text(days) : "";
            default -> "";
        };
    }

    private void number(Symbol.Numeral number) {
        cursor.advance();
        if (cursor.isCue(0, Cue.AT_LEAST, Cue.AT_MOST) && cursor.near(0, 0)) {
            var comparator = cursor.isCue(0, Cue.AT_LEAST) ? Comparator.GREATER_OR_EQUAL : Comparator.LESS_OR_EQUAL;
            cursor.advance();
            compare(comparator, null, new Operand.Amount(number.value()));
        } else if (pending != null) {
            compare(Comparator.EQUAL, null, new Operand.Amount(number.value()));
        } else if (cursor.peek(0, Adjectival.class).filter(next -> next.degree() == Degree.POSITIVE).isPresent()) {
            compare(Comparator.EQUAL, degree((Adjectival) cursor.take()), new Operand.Amount(number.value()));
        } else if (restricting && cursor.peek(0, Entity.class).isPresent() && cursor.near(0, 1)) {
            compare(Comparator.EQUAL, null, new Operand.Amount(number.value()));
        } else if (restricting && cursor.peek(0, Attribute.class).isPresent() && cursor.near(0, 1)) {
            compare(Comparator.EQUAL, null, new Operand.Amount(number.value()));
        } else {
            loneNumber(number);
        }
    }

    private void loneNumber(Symbol.Numeral number) {
        if (!restricting && (draft.targets.isEmpty() || ranksAhead())) {
            limit = number.value();
        } else {
            draft.loneNumber(number.value(), anchor);
        }
    }

    /** "the 3 largest", "the 3 countries with the most". */
    private boolean ranksAhead() {
        return cursor.peek(0, Entity.class).isPresent() || cursor.peek(0, Adjectival.class).isPresent()
                || cursor.isCue(0, Cue.MOST, Cue.LEAST, Cue.COMMON, Cue.UNCOMMON);
    }

    private void days(Days days) {
        cursor.advance();
        var hint = pending instanceof Measure.Plain plain ? plain.attr() : null;
        pending = null;
        draft.restrict(new Restriction.During(hint, days, anchor));
    }

    private void missing() {
        cursor.advance();
        if (pending instanceof Measure.Plain plain) {
            draft.restrict(new Restriction.Missing(plain.attr(), negated));
            pending = null;
            negated = false;
        }
    }

    // Comparisons

    private void comparison(Comparator comparator, @Nullable Measure measure) {
        cursor.advance();
        restricting = restricting || !draft.isEmpty();
        cursor.skip(Cue.ALL, Cue.EQUAL);
        var given = measure;
        if (given == null && pending == null && cursor.peek(0, Attribute.class).isPresent()
                && operandAfterAttribute()) {
            var attribute = (Attribute) cursor.take();
            given = new Measure.Plain(new Attr(attribute, anchor));
        }
        var operand = operand();
        if (operand.isPresent()) {
            compare(comparator, given, operand.get());
        } else {
            compareWithValue(comparator);
        }
    }

    /** "a greater population than 3 million". */
    private boolean operandAfterAttribute() {
        return cursor.peek(1).filter(symbol -> symbol instanceof Symbol.Numeral
                || SymbolCursor.isCue(symbol, Cue.AVERAGE, Cue.MAXIMUM, Cue.MINIMUM, Cue.ANY, Cue.ALL)).isPresent();
    }

    private void compareWithValue(Comparator comparator) {
        if (comparator == Comparator.NOT_EQUAL) {
            negated = true;
        }
    }

    private void compare(Comparator comparator, @Nullable Measure measure, Operand operand) {
        var left = measure != null ? measure : pending != null ? pending : measureAhead();
        pending = null;
        if (left != null) {
            draft.restrict(new Restriction.Compared(left, comparator, operand, negated));
        } else if (operand instanceof Operand.Amount amount) {
            draft.loneComparison(comparator, amount, anchor);
        }
        negated = false;
        connective = null;
        restricting = true;
    }

    /** "more than 2 concerts", "over 1000 square metres of area": what is compared follows the number. */
    private @Nullable Measure measureAhead() {
        if (cursor.atEnd() || !cursor.near(0, 3)) {
            return null;
        }
        if (cursor.current() instanceof Entity entity && !qualifiesAhead(entity.table())) {
            cursor.advance();
            draft.mention(entity.table());
            return new Measure.CountOf(entity.table(), false);
        }
        if (cursor.current() instanceof Attribute attribute) {
            cursor.advance();
            return measureOf(new Attr(attribute, anchor));
        }
        if (cursor.current() instanceof Adjectival adjectival && adjectival.degree() == Degree.POSITIVE) {
            cursor.advance();
            return degree(adjectival);
        }
        return null;
    }

    private boolean qualifiesAhead(TableProfile table) {
        return cursor.near(1, 0) && cursor.peek(1, Attribute.class)
                .filter(attribute -> attribute.links().getFirst().column().table().equals(table.name())).isPresent();
    }

    private static Measure measureOf(Attr attr) {
        var best = attr.symbol().links().getFirst().column();
        return best.is(Role.MEASURE) ? new Measure.Plain(attr) : new Measure.CountValues(attr, false);
    }

    private Optional<Operand> operand() {
        if (cursor.atEnd()) {
            return Optional.empty();
        }
        return switch (cursor.current()) {
            case Symbol.Numeral number -> amount(number);
            case Days days -> day(days);
            case Structure structure -> overall(structure);
            case Attribute attribute -> other(attribute);
            case Quoted quoted -> text(quoted.text());
            case Value value -> pending == null ? Optional.empty() : text(value.matches().getFirst().value());
            default -> Optional.empty();
        };
    }

    private Optional<Operand> text(String text) {
        cursor.advance();
        return Optional.of(new Operand.Text(text));
    }

    private Optional<Operand> amount(Symbol.Numeral number) {
        cursor.advance();
        return Optional.of(new Operand.Amount(number.value()));
    }

    private Optional<Operand> day(Days days) {
        cursor.advance();
        if (days.from() == null) {
            return Optional.empty();
        }
        return Optional.of(days.bareYear()
                ? new Operand.Amount(BigDecimal.valueOf(days.from().getYear()))
                : new Operand.Day(days.from()));
    }

    private Optional<Operand> overall(Structure structure) {
        var function = switch (structure.cue()) {
            case AVERAGE -> Function.AVERAGE;
            case MAXIMUM, ALL, EACH -> Function.MAXIMUM;
            case MINIMUM, ANY -> Function.MINIMUM;
            default -> null;
        };
        if (function == null) {
            return Optional.empty();
        }
        cursor.advance();
        return Optional.of(new Operand.Overall(function, columnAhead(), over()));
    }

    private @Nullable Attr columnAhead() {
        if (cursor.peek(0, Attribute.class).isPresent() && !attributeCompared()) {
            return new Attr((Attribute) cursor.take(), anchor);
        }
        return null;
    }

    private boolean attributeCompared() {
        return cursor.peek(1).filter(symbol -> symbol instanceof Structure structure && structure.cue().compares())
                .isPresent();
    }

    /** What the aggregate is taken over: "than any country in Africa", "than the average of French singers". */
    private List<Restriction> over() {
        var inner = new ArrayList<Restriction>();
        int ahead = 0;
        while (cursor.peek(ahead).filter(symbol -> symbol instanceof Entity
                || SymbolCursor.isCue(symbol, Cue.OF, Cue.IN, Cue.FROM, Cue.FOR, Cue.ALL, Cue.ANY, Cue.WITH))
                .isPresent()) {
            ahead++;
        }
        var value = cursor.peek(ahead, Value.class);
        if (value.isPresent() && ahead > 0) {
            for (int skipped = 0; skipped <= ahead; skipped++) {
                cursor.advance();
            }
            inner.add(new Restriction.ValueIs(null, List.of(value.get()), false, false, anchor));
        }
        return inner;
    }

    private Optional<Operand> other(Attribute attribute) {
        if (pending == null) {
            return Optional.empty();
        }
        cursor.advance();
        return Optional.of(new Operand.Other(new Attr(attribute, anchor)));
    }

    private void between() {
        cursor.advance();
        var low = operand();
        cursor.skip(Cue.AND, Cue.IN);
        var high = operand();
        var measure = pending;
        pending = null;
        if (low.isPresent() && high.isPresent()) {
            var ranged = measure != null ? measure : measureAhead();
            draft.ranged(ranged, low.get(), high.get(), anchor);
        }
        restricting = true;
    }

    private void times(BigDecimal number) {
        cursor.advance();
        draft.restrict(new Restriction.Compared(new Measure.CountRows(), Comparator.EQUAL, new Operand.Amount(number),
                negated));
    }

    // Negation and alternatives

    private void negate() {
        cursor.advance();
        negated = true;
        restricting = restricting || !draft.isEmpty();
    }

    private void except() {
        cursor.advance();
        negated = true;
        restricting = true;
        connective = null;
    }

    private void both() {
        cursor.advance();
        both = true;
        restricting = restricting || !draft.isEmpty();
    }

    // Groups

    private void each() {
        cursor.advance();
        if (!group()) {
            asksBeside = asksBeside || connective != null;
        }
    }

    private void by() {
        cursor.advance();
        if (limit != null || draft.rank != null && draft.rankOpen) {
            rankBy();
        } else if (!(draft.asksNumbers() || continuing && draft.targets.isEmpty()) || !group()) {
            restricting = restricting || !draft.isEmpty();
        }
    }

    private void rankBy() {
        var measure = measureHere();
        if (measure.isPresent()) {
            draft.rank(new Rank(measure.get(), draft.rank == null || draft.rank.descending(),
                    draft.rank == null ? takeLimit() : draft.rank.limit(), null, false));
        } else if (!group()) {
            restricting = true;
        }
    }

    private boolean group() {
        cursor.skip(Cue.DISTINCT);
        if (cursor.peek(0, Symbol.Period.class).isPresent()) {
            period((Symbol.Period) cursor.current());
            return true;
        }
        if (cursor.peek(0, Entity.class).isPresent()) {
            return groupByEntity((Entity) cursor.take());
        }
        if (cursor.peek(0, Attribute.class).isPresent()) {
            groupBy(new Attr((Attribute) cursor.take(), anchor));
            return true;
        }
        return false;
    }

    private boolean groupByEntity(Entity entity) {
        draft.mention(entity.table());
        if (qualifies(entity.table())) {
            groupBy(new Attr((Attribute) cursor.take(), entity.table()));
        } else {
            draft.group(new Group.ByRows(entity.table()));
        }
        anchor = entity.table();
        return true;
    }

    private void groupBy(Attr attr) {
        draft.group(new Group.ByAttr(attr));
        while (cursor.isCue(0, Cue.AND) && cursor.peek(1, Attribute.class).isPresent() && draft.asksNumbers()) {
            cursor.advance();
            draft.group(new Group.ByAttr(new Attr((Attribute) cursor.take(), anchor)));
        }
    }

    private void period(Symbol.Period period) {
        cursor.advance();
        if (!functions.isEmpty() && !period.asked()) {
            averagedGrain = period.grain();
            return;
        }
        draft.group(new Group.ByPeriod(period.grain(), null));
    }

    // Ranks and order

    private void adjectival(Adjectival adjectival) {
        switch (adjectival.degree()) {
            case SUPERLATIVE -> superlative(adjectival);
            case COMPARATIVE -> comparative(adjectival);
            case POSITIVE -> positive(adjectival);
        }
    }

    private void positive(Adjectival adjectival) {
        cursor.advance();
        if (cursor.peek(-2).isEmpty() && draft.isEmpty() || draft.amount) {
            draft.target(new Target.Shown(degree(adjectival)));
        } else {
            draft.dropped++;
        }
    }

    private void comparative(Adjectival adjectival) {
        var more = adjectival.adjective().more();
        var comparator = more ? Comparator.GREATER : Comparator.LESS;
        var byColumn = pending != null || cursor.peek(1, Attribute.class).isPresent() && cursor.peek(2).isPresent();
        comparison(comparator, byColumn ? null : degree(adjectival));
    }

    private Measure degree(Adjectival adjectival) {
        return new Measure.Degree(adjectival.adjective().nouns(), anchor);
    }

    private void superlative(Adjectival adjectival) {
        cursor.advance();
        var descending = adjectival.adjective().more();
        var measure = textAhead() ? Optional.<Measure>empty() : measureHere();
        if (measure.isPresent()) {
            draft.rank(new Rank(measure.get(), descending, takeLimit(), restricting ? anchor : null, restricting));
            draft.rankMeasureAsked = !restricting && draft.targets.isEmpty();
        } else {
            var of = cursor.peek(0, Entity.class).map(Entity::table).orElse(anchor);
            draft.rank(new Rank(new Measure.Degree(adjectival.adjective().nouns(), of), descending, takeLimit(), of,
                    restricting));
        }
    }

    /** "the cheapest product type": the column is what is asked, not what is measured. */
    private boolean textAhead() {
        var named = cursor.peek(0, Entity.class).isPresent() && cursor.near(1, 1) ? 1 : 0;
        return cursor.peek(named, Attribute.class).map(attribute -> attribute.links().getFirst().column())
                .filter(column -> column.column().type() == ColumnType.TEXT && !column.is(Role.DATE)).isPresent();
    }

    private void most(boolean descending) {
        cursor.advance();
        if (cursor.peek(0, Symbol.Numeral.class).isPresent()) {
            limit = ((Symbol.Numeral) cursor.take()).value();
        }
        if (cursor.peek(0, Adjectival.class).isPresent()) {
            return;
        }
        if (limit != null && !restricting && cursor.peek(0, Entity.class).isPresent()) {
            draft.openRank(descending, takeLimit());
            return;
        }
        var counted = cursor.peek(0, Entity.class);
        if (counted.isPresent()) {
            cursor.advance();
            draft.mention(counted.get().table());
            draft.rank(new Rank(new Measure.CountOf(counted.get().table(), false), descending, takeLimit(), null,
                    restricting));
            anchor = counted.get().table();
            return;
        }
        var measure = measureHere().map(FrameParser::countedUnlessMeasure).or(draft::takeMeasured)
                .orElse(new Measure.CountRows());
        draft.rank(new Rank(measure, descending, takeLimit(), null, restricting));
    }

    private static Measure countedUnlessMeasure(Measure measure) {
        return measure instanceof Measure.Plain plain ? measureOf(plain.attr()) : measure;
    }

    private void common(boolean descending) {
        cursor.advance();
        draft.rank(new Rank(new Measure.CountRows(), descending, takeLimit(), null, restricting));
    }

    private void top() {
        cursor.advance();
        if (cursor.peek(0, Symbol.Numeral.class).isPresent()) {
            limit = ((Symbol.Numeral) cursor.take()).value();
        }
    }

    /** A measure that begins here: "number of songs", "average age", "population". */
    private Optional<Measure> measureHere() {
        if (cursor.isCue(0, Cue.COUNT)) {
            return countHere();
        }
        var function = functionHere();
        var skipped = function.isPresent() ? 1 : 0;
        if (cursor.peek(skipped, Entity.class).isPresent() && cursor.peek(skipped + 1, Attribute.class).isPresent()
                && cursor.near(skipped + 1, 1)) {
            anchor = cursor.peek(skipped, Entity.class).map(Entity::table).orElse(anchor);
            skipped++;
        }
        if (cursor.peek(skipped, Attribute.class).isEmpty()) {
            return Optional.empty();
        }
        if (cursor.peek(skipped + 1, Attribute.class).isPresent() && cursor.near(skipped + 1, 0)) {
            skipped++;
        }
        for (int i = 0; i < skipped; i++) {
            cursor.advance();
        }
        var attr = new Attr((Attribute) cursor.current(), anchorOf());
        cursor.advance();
        return Optional.of(
                function.<Measure>map(found -> new Measure.Aggregated(found, attr)).orElse(new Measure.Plain(attr)));
    }

    private Optional<Measure> countHere() {
        var counted = cursor.peek(1);
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        var measure = switch (counted.get()) {
            case Entity entity -> new Measure.CountOf(entity.table(), false);
            case Attribute attribute -> new Measure.CountValues(new Attr(attribute, anchor), false);
            default -> new Measure.CountRows();
        };
        cursor.advance();
        if (counted.get() instanceof Entity entity) {
            draft.mention(entity.table());
            anchor = entity.table();
        }
        if (!(measure instanceof Measure.CountRows)) {
            cursor.advance();
        }
        return Optional.of(measure);
    }

    private Optional<Function> functionHere() {
        return cursor.peek(0, Structure.class).map(Structure::cue).filter(Cue::aggregates).map(cue -> switch (cue) {
            case SUM -> Function.SUM;
            case AVERAGE -> Function.AVERAGE;
            case MINIMUM -> Function.MINIMUM;
            default -> Function.MAXIMUM;
        });
    }

    private int takeLimit() {
        var taken = limit == null ? 1 : limit.intValue();
        limit = null;
        return Math.max(1, taken);
    }

    private void order(Structure structure) {
        cursor.advance();
        var words = cursor.text(structure).toLowerCase(Locale.ROOT);
        var descending = words.contains("desc") || words.contains("decreas") || words.contains("reverse");
        if (!cursor.skip(Cue.BY) && cursor.isCue(1, Cue.BY)) {
            cursor.advance();
            cursor.advance();
        }
        if (cursor.isCue(0, Cue.ASCENDING, Cue.DESCENDING)) {
            descending = descending || cursor.isCue(0, Cue.DESCENDING);
            cursor.advance();
            cursor.skip(Cue.OF, Cue.BY);
        }
        do {
            var measure = measureHere().or(this::sortedEntity).or(this::sortedDegree);
            if (measure.isEmpty()) {
                draft.orderPending = true;
                return;
            }
            draft.sort(new Sort(measure.get(), descending));
        } while (cursor.skip(Cue.AND, Cue.COMMA) && !cursor.isCue(0, Cue.COUNT));
    }

    private Optional<Measure> sortedEntity() {
        return cursor.peek(0, Entity.class).map(entity -> {
            cursor.advance();
            return new Measure.CountOf(entity.table(), false);
        });
    }

    private Optional<Measure> sortedDegree() {
        return cursor.peek(0, Adjectival.class).map(adjectival -> {
            cursor.advance();
            return degree(adjectival);
        });
    }

    private void direction(boolean descending) {
        cursor.advance();
        cursor.skip(Cue.OF, Cue.BY);
        if (draft.sorts.isEmpty()) {
            measureHere().ifPresentOrElse(measure -> draft.sort(new Sort(measure, descending)),
                    () -> draft.sortByLastTarget(descending));
        } else {
            draft.turn(descending);
        }
    }

    // The end

    private void finish() {
        if (counting) {
            draft.target(new Target.Shown(new Measure.CountRows()));
        }
        if (pending instanceof Measure.Plain plain && draft.targets.isEmpty()) {
            draft.target(new Target.Shown(plain));
        } else if (pending instanceof Measure.Plain) {
            draft.dropped++;
        } else if (pending instanceof Measure.CountOf || pending instanceof Measure.Aggregated) {
            draft.target(new Target.Shown(pending));
        }
        draft.finish(functions, limit);
    }

    private static boolean isFlag(Attr attr) {
        return best(attr).is(Role.FLAG);
    }

    private static boolean isMeasure(Attr attr) {
        return best(attr).is(Role.MEASURE);
    }

    private static boolean isDate(Attr attr) {
        return best(attr).is(Role.DATE);
    }

    private static ColumnProfile best(Attr attr) {
        return attr.symbol().links().getFirst().column();
    }
}
