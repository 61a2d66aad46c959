package dev.sqlchat.agent;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.database.Database;
import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.sql.SqlFilters;

/**
 * Questions to start with: those of the questions that a database invites that the engine reads as they are meant, with
 * confidence, and that find something. Found once for each snapshot of a catalog and day, and for each user where filters
 * may decide what a user finds. Safe for many threads.
 */
public final class FirstQuestions {

    /** What is found once may take longer than what is found for each question, so that a busy machine finds the same. */
    private static final int UNHURRIED = 10;
    /** What somebody may have to wait for all of them. */
    private static final Duration MOST_TIME = Duration.ofSeconds(20);
    private static final int MOST_KNOWN = 1_000;

    private final FirstQuestionSearch search;
    private final boolean sameForAll;
    private final Map<Asker, Known> known = new ConcurrentHashMap<>();

    /**
     * @param threshold how sure a reading has to be
     * @param probes what finding out what the best readings of a question find may take
     */
    public FirstQuestions(Interpreter interpreter, double threshold, Duration probes, SqlFilters filters) {
        this(new FirstQuestionSearch(interpreter, threshold, probes.multipliedBy(UNHURRIED), filters, MOST_TIME));
    }

    FirstQuestions(FirstQuestionSearch search) {
        this.search = search;
        this.sameForAll = search.filters().inOrder().isEmpty();
    }

    /** @param user empty where all find the same */
    private record Asker(String database, String user) {}

    private record Known(Catalog catalog, LocalDate today, FutureTask<List<String>> questions) {

        @SuppressWarnings("ReferenceEquality")
        boolean isOf(Catalog other, LocalDate day) {
            return catalog == other && today.equals(day);
        }
    }

    /** At most six; fewer where the database does not invite so many, or where finding them takes very long. */
    public List<String> of(Database database, String user) {
        database.catchUp();
        var catalog = database.catalog();
        var today = database.today();
        var asker = new Asker(database.name(), sameForAll ? "" : user);
        forget(asker, catalog, today);
        return questions(asker, Objects.requireNonNull(known.compute(asker,
                (_, other) -> other != null && other.isOf(catalog, today)
                        ? other
                        : new Known(catalog, today, new FutureTask<>(() -> found(database, catalog, user))))));
    }

    /** What is no longer true, so that no old catalog is kept; all, should there be very many users. */
    private void forget(Asker asker, Catalog catalog, LocalDate today) {
        known.entrySet().removeIf(entry -> entry.getKey().database().equals(asker.database())
                && !entry.getValue().isOf(catalog, today) || known.size() > MOST_KNOWN);
    }

    /** @throws InterruptedException rather than to keep what was found until then */
    private List<String> found(Database database, Catalog catalog, String user) throws InterruptedException {
        var found = search.find(database, catalog, user);
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
        return found;
    }

    /** Found by the first who asks; others wait for them, and only others who ask the same. */
    private List<String> questions(Asker asker, Known asked) {
        asked.questions().run();
        try {
            return asked.questions().get();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException failure) {
            known.remove(asker, asked);
            return switch (failure.getCause()) {
                case InterruptedException _ -> List.of();
                case RuntimeException fault -> throw fault;
                case null, default -> throw new IllegalStateException(failure);
            };
        }
    }
}
