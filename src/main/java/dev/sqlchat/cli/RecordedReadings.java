package dev.sqlchat.cli;

import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Primary;

import dev.sqlchat.engine.Interpretation;
import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.engine.Question;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.engine.Reading;

/** Remembers how the question engine read the last question. An evaluation asks one at a time. */
@Primary
final class RecordedReadings implements Interpreter {

    static final String MOST = "eval.readings";
    private static final int MOST_TRIED = 12;

    private final QuestionEngine engine;
    private volatile List<Reading> last = List.of();

    RecordedReadings(@Value("${" + MOST + "}") int most) {
        this.engine = most == 0 ? new QuestionEngine() : new QuestionEngine(most, MOST_TRIED);
    }

    @Override
    public Interpretation interpret(Question question) {
        var interpretation = engine.interpret(question);
        last = interpretation instanceof Interpretation.Understood understood ? understood.readings() : List.of();
        return interpretation;
    }

    /** Best first; empty where the question was not read as one about rows. Forgets them. */
    List<Reading> take() {
        var taken = last;
        last = List.of();
        return taken;
    }
}
