package dev.sqlchat.sql.explaining;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Dialect;

/** The relations that a place of the query reads, by the names under which it does, and the steps that came before. */
final class Sources {

    private static final String OUTSIDE = "the outer row of ";

    private final @Nullable Sources outer;
    private final Map<String, String> words = new LinkedHashMap<>();
    private final Set<String> steps;
    private final Facts facts;
    private final Relations relations;

    private Sources(@Nullable Sources outer, Set<String> steps, Facts facts,
            Relations relations) {
        this.outer = outer;
        this.steps = steps;
        this.facts = facts;
        this.relations = relations;
    }

    static Sources none(Facts facts) {
        return new Sources(null, new HashSet<>(), facts, Relations.none(facts));
    }

    /** Of a query within. */
    Sources inner() {
        return new Sources(this, new HashSet<>(steps), facts, relations.inner());
    }

    String original(String name) {
        return facts.original().apply(name);
    }

    Dialect dialect() {
        return facts.catalog().dialect();
    }

    /** What is read, as the catalog knows it. */
    Relations relations() {
        return relations;
    }

    void addStep(String name) {
        steps.add(Wording.key(name));
    }

    boolean isStep(String name) {
        return steps.contains(Wording.key(name));
    }

    /** @return what it is called from now on */
    String add(String key, String source) {
        var twice = words.containsValue(source);
        words.put(Wording.key(key), twice ? source + " " + Wording.quoted(Wording.bare(key)) : source);
        return twice ? source + " " + Wording.quoted(Wording.bare(key)) : source;
    }

    int size() {
        return words.size();
    }

    /** What the rows are, where they are those of one table. */
    @Nullable
    String only() {
        return words.size() == 1 ? words.values().iterator().next() : null;
    }

    /** The column, with its table where there are several. */
    String column(Column column) {
        var name = Wording.name(column.getColumnName());
        var table = column.getTable() == null ? null : column.getTable().getName();
        if (table == null || words.size() == 1 && words.containsKey(Wording.key(table))) {
            return name;
        }
        return name + " of " + source(table);
    }

    String source(String alias) {
        var own = words.get(Wording.key(alias));
        if (own != null) {
            return own;
        }
        return outer == null ? Wording.name(alias) : outside(alias, outer.source(alias));
    }

    /** Where rows of the same table are read within and without, these are told apart. */
    private String outside(String alias, String source) {
        if (source.startsWith(OUTSIDE)) {
            return source + " " + Wording.quoted(Wording.bare(alias));
        }
        return words.containsValue(source) ? OUTSIDE + source : source;
    }
}
