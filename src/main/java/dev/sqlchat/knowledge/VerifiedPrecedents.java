package dev.sqlchat.knowledge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.database.Database;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.knowledge.VerifiedQuery.Deed;
import dev.sqlchat.knowledge.VerifiedQuery.State;
import dev.sqlchat.model.Precedent;
import dev.sqlchat.model.Precedent.Verified;

/**
 * Precedents from the verified queries of the store. Changes of this process count at once, those of others within a
 * second.
 */
final class VerifiedPrecedents implements Precedents {

    private static final Logger LOG = LoggerFactory.getLogger(VerifiedPrecedents.class);
    private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();

    private final VerifiedQueryTable table;
    private final QuestionEngine engine;
    private final Map<String, Patterns> patterns = new ConcurrentHashMap<>();
    private volatile long version = -1;
    private volatile long looked = System.nanoTime() - LOOK_AGAIN;

    VerifiedPrecedents(VerifiedQueryTable table, QuestionEngine engine) {
        this.table = table;
        this.engine = engine;
    }

    @Override
    public Precedent of(String question, Database database, boolean alone) {
        try {
            return look(question, database, alone);
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("The store cannot be asked for verified queries", away);
            return Precedent.NONE;
        }
    }

    private Precedent look(String question, Database database, boolean alone) {
        var catalog = database.catalog();
        var asked = new Asked(question, database.today(), catalog);
        var known = patterns(database.name(), catalog);
        var match = known.match(asked)
                .filter(found -> alone || !engine.leans(question, catalog, database.today()));
        return new Precedent(match.map(VerifiedPrecedents::verified).orElse(null), known.similar(asked));
    }

    private static Verified verified(Patterns.Match match) {
        var query = match.pattern().query();
        var deed = query.verified() == null ? query.created() : query.verified();
        return new Verified(query.id(), query.question(), match.sql(),
                List.copyOf(match.pattern().checked().tables()), shown(deed), deed.at());
    }

    private static @Nullable String shown(Deed deed) {
        return deed.by() == null ? null : deed.by().shown();
    }

    private Patterns patterns(String database, Catalog catalog) {
        long now = version();
        var known = patterns.get(database);
        return known != null && known.isAt(now) && known.isOf(catalog)
                ? known
                : patterns.compute(database, (name, other) -> other != null && other.isAt(now) && other.isOf(catalog)
                        ? other
                        : (other == null ? Patterns.none(catalog) : other)
                                .with(table.list(name, State.VERIFIED), catalog, now));
    }

    private long version() {
        if (System.nanoTime() - looked >= LOOK_AGAIN) {
            version = table.version();
            looked = System.nanoTime();
        }
        return version;
    }

    /** Something was changed here. */
    void lookAgain() {
        looked = System.nanoTime() - LOOK_AGAIN;
    }
}
