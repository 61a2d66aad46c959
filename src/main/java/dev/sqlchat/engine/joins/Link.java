package dev.sqlchat.engine.joins;

import java.util.List;
import java.util.stream.IntStream;

import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.From.Pair;
import dev.sqlchat.engine.plan.Source.TableSource;

/**
 * One use of a key in a join tree.
 *
 * @param many holds the key's columns
 * @param one is referenced
 * @param unique a row of {@code one} has at most one partner, as the key's columns are the primary key of {@code many}
 * @param optional a row of {@code many} may have no partner, as a column of the key may be NULL
 */
public record Link(ForeignKey key, TableSource many, TableSource one, boolean unique, boolean optional) {

    public boolean touches(TableSource source) {
        return many.equals(source) || one.equals(source);
    }

    public TableSource other(TableSource side) {
        return side.equals(many) ? one : many;
    }

    /** Whether a row of {@code start} may appear several times once this link is followed from it. */
    public boolean multiplies(TableSource start) {
        return start.equals(one) && !unique;
    }

    /** Pairs to join {@code joined} on, with the other side on the left. */
    List<Pair> pairsTo(TableSource joined) {
        return IntStream.range(0, key.columns().size()).mapToObj(position -> pairTo(joined, position)).toList();
    }

    private Pair pairTo(TableSource joined, int position) {
        Field key = new Field(many, this.key.columns().get(position));
        Field referenced = new Field(one, this.key.referencedColumns().get(position));
        return joined.equals(many) ? new Pair(referenced, key) : new Pair(key, referenced);
    }
}
