package dev.sqlchat.sql.explaining;

import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Queries within conditions and values, in words that go on a sentence. */
final class InnerQueries {

    private final Sources outer;

    InnerQueries(Sources outer) {
        this.outer = outer;
    }

    /** One value: "the highest cost of all costs". */
    String value(Select select) {
        return meant(select) instanceof PlainSelect plain && isSimple(plain)
                ? new Block(plain, outer).shownRows()
                : "the result" + steps(select);
    }

    /** A list of values: "the resource id of costs". */
    String values(Select select) {
        return meant(select) instanceof PlainSelect plain && isSimple(plain)
                ? "the values of " + new Block(plain, outer).shownRows()
                : "the results" + steps(select);
    }

    /** Which rows there must be: "costs where cost is more than 5". */
    String rows(Select select) {
        return meant(select) instanceof PlainSelect plain && isSimple(plain) && !new Block(plain, outer).aggregates()
                ? new Block(plain, outer).rows()
                : "the results" + steps(select);
    }

    private String steps(Select select) {
        return " of an inner query (" + Explaining.inOne(new Explaining(outer.inner()).sentences(select)) + ")";
    }

    private static Select meant(Select select) {
        return select instanceof ParenthesedSelect within && within.getClass() == ParenthesedSelect.class
                && within.getWithItemsList() == null && !Explaining.ends(within) ? meant(within.getSelect()) : select;
    }

    /** What fits in a part of a sentence. */
    private static boolean isSimple(PlainSelect select) {
        return select.getWithItemsList() == null && select.getGroupBy() == null && select.getHaving() == null
                && select.getDistinct() == null && !Explaining.ends(select) && select.getFromItem() instanceof Table
                && select.getSelectItems().size() == 1 && select.getJoins() == null;
    }
}
