package dev.sqlchat.engine.writing;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.QueryPlan.Ordering;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;

/** The parts of one query as short labels: "total cost", "location is westeurope", "in May 2026", "highest first". */
public final class PartWords {

    private final PlanDescription description;
    private final Phrases phrases;

    public PartWords(Select select, Catalog catalog) {
        this.description = new PlanDescription(select, catalog);
        this.phrases = Phrases.plain(catalog, select);
    }

    public String of(Expression expression) {
        return phrases.phrase(expression);
    }

    /** Of days only which they are, not of what. */
    public String of(Condition condition) {
        return condition instanceof Condition.Within within ? Wording.period(within) : phrases.phrase(condition);
    }

    /** In which order the query's results come. */
    public String of(Ordering ordering) {
        return description.order(ordering);
    }

    /** One row of the table. */
    public String row(TableSource table) {
        return Wording.singular(table);
    }

    /** What the query shows. */
    public String shown() {
        return description.head();
    }
}
