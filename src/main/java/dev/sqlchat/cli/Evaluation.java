package dev.sqlchat.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.agent.AgentQuestion;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.api.ApiJson;
import dev.sqlchat.database.Database;

/** Asks questions database by database, each opened once; a conversation's turns in order in one thread. */
final class Evaluation {

    private static final Duration VALUES = Duration.ofMinutes(2);
    private static final int PROGRESS_EVERY = 50;

    private final Function<AgentQuestion, Answer> agent;
    private final Function<String, Database> databases;
    private final UnaryOperator<EvalPrediction> finish;
    private final PrintWriter predictions;
    private final PrintWriter progress;
    private final Map<String, Integer> statuses = new LinkedHashMap<>();
    private int done;

    /**
     * @param databases opens a database by name and closes the one before
     * @param finish puts the last touch to a prediction, right after its question was asked
     */
    Evaluation(Function<AgentQuestion, Answer> agent, Function<String, Database> databases,
            UnaryOperator<EvalPrediction> finish, PrintWriter predictions, PrintWriter progress) {
        this.agent = agent;
        this.databases = databases;
        this.finish = finish;
        this.predictions = predictions;
        this.progress = progress;
    }

    void run(List<EvalQuestion> questions) {
        byDatabase(questions).forEach((name, asked) -> ask(name, asked, questions.size()));
        progress.println("done: " + done + " questions, " + statuses);
        progress.flush();
    }

    private static Map<String, List<EvalQuestion>> byDatabase(List<EvalQuestion> questions) {
        return questions.stream()
                .collect(Collectors.groupingBy(EvalQuestion::dbId, LinkedHashMap::new, Collectors.toList()));
    }

    private void ask(String name, List<EvalQuestion> questions, int all) {
        databases.apply(name).awaitValues(VALUES);
        var threads = new HashMap<String, String>();
        for (EvalQuestion question : inOrder(questions)) {
            write(finish.apply(ask(question, threads)));
            if (++done % PROGRESS_EVERY == 0 || done == all) {
                progress.printf("%d of %d questions, %s %s%n", done, all, name, statuses);
                progress.flush();
            }
        }
    }

    /** By first appearance, a conversation together and by turn. */
    private static List<EvalQuestion> inOrder(List<EvalQuestion> questions) {
        return questions.stream().collect(Collectors.groupingBy(Evaluation::conversation, LinkedHashMap::new,
                Collectors.toList())).values().stream()
                .flatMap(turns -> turns.stream().sorted(Comparator.comparingInt(EvalQuestion::turn))).toList();
    }

    private static String conversation(EvalQuestion question) {
        return question.conversationId() == null ? "question " + question.id() : question.conversationId();
    }

    /** Whatever fails in one question must not end the run: this is the top of each. */
    private EvalPrediction ask(EvalQuestion question, Map<String, String> threads) {
        String conversation = conversation(question);
        long start = System.nanoTime();
        try {
            Answer answer = agent.apply(asked(question, threads.get(conversation)));
            threads.put(conversation, answer.threadId());
            return EvalPrediction.of(question.id(), answer, millisecondsSince(start));
        } catch (RuntimeException | StackOverflowError fault) {
            progress.println(question.id() + " failed: " + fault);
            return EvalPrediction.fault(question.id(), millisecondsSince(start));
        }
    }

    private static AgentQuestion asked(EvalQuestion question, @Nullable String thread) {
        return new AgentQuestion(question.question(), thread, question.dbId(),
                question.evidence() == null ? List.of() : List.of(question.evidence()));
    }

    private static long millisecondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private void write(EvalPrediction prediction) {
        statuses.merge(prediction.status(), 1, Integer::sum);
        predictions.println(ApiJson.write(prediction));
        predictions.flush();
    }
}
