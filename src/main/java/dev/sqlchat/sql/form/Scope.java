package dev.sqlchat.sql.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** What names mean in one SELECT: its relations, its labels, and all of the queries around it. */
final class Scope {

    /**
     * A subquery of WITH.
     *
     * @param within what it sees
     */
    record Step(WithItem<?> item, Scope within) {}

    private final @Nullable Scope outer;
    private final Map<String, Step> steps;
    private final List<Relation> relations = new ArrayList<>();
    private final Map<String, Term> labels = new HashMap<>();
    private final Spelling spelling;
    private boolean merges;

    private Scope(@Nullable Scope outer, Map<String, Step> steps, Spelling spelling) {
        this.outer = outer;
        this.steps = new HashMap<>(steps);
        this.spelling = spelling;
    }

    static Scope outermost(Spelling spelling) {
        return new Scope(null, Map.of(), spelling);
    }

    /** Of a query within, which sees what is here. */
    Scope inner() {
        return new Scope(this, steps, spelling);
    }

    /** Of a query in FROM, which sees only what is around this one. */
    Scope beside() {
        return new Scope(outer, steps, spelling);
    }

    void addStep(WithItem<?> item) {
        steps.put(spelling.key(item.getAliasName()), new Step(item, beside()));
    }

    Optional<Step> step(String written) {
        return Optional.ofNullable(steps.get(spelling.key(written)));
    }

    void add(Relation relation) {
        relations.add(relation);
    }

    /** Columns of two relations are one from now on. */
    void merge() {
        merges = true;
    }

    boolean merges() {
        return merges;
    }

    List<Relation> relations() {
        return relations;
    }

    /** Labels of the result that conditions may name where nothing else is called so. */
    void addLabel(String label, Term term) {
        labels.putIfAbsent(spelling.storedKey(label), term);
    }

    /** The column of this name in the nearest query that has one. */
    Term column(String written) {
        return own(written).or(() -> Optional.ofNullable(labels.get(spelling.key(written)))).orElseGet(() -> {
            if (outer == null) {
                throw new NoForm("the column " + written);
            }
            return outer.column(written);
        });
    }

    /** The column of one of the relations of this query. */
    Optional<Term> own(String written) {
        return relations.stream().flatMap(relation -> column(relation, written).stream()).findFirst();
    }

    Term column(String table, String written) {
        return column(relation(table), written).orElseThrow(() -> new NoForm("the column " + written));
    }

    Optional<Term> column(Relation relation, String written) {
        var key = spelling.key(written);
        return relation.columns().stream().filter(column -> spelling.storedKey(column).equals(key)).findFirst()
                .map(column -> new Term.Column(relation, column));
    }

    Relation relation(String written) {
        var key = spelling.key(written);
        return relations.stream().filter(relation -> spelling.storedKey(relation.name()).equals(key)).findFirst()
                .orElseGet(() -> {
                    if (outer == null) {
                        throw new NoForm("the table " + written);
                    }
                    return outer.relation(written);
                });
    }
}
