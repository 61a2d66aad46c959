package dev.sqlchat.api;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.conversation.Threads;

/** A thread as a Markdown document. Text of users and data stays text: it makes no markup. */
final class ThreadMarkdown {

    private final StringBuilder out = new StringBuilder();

    private ThreadMarkdown() {}

    static String of(Threads.Whole thread) {
        var document = new ThreadMarkdown();
        document.out.append("# ").append(plain(thread.summary().title())).append('\n');
        thread.turns().forEach(document::turn);
        return document.out.toString();
    }

    private void turn(Threads.Entry turn) {
        out.append("\n## ").append(turn.number()).append(". ").append(plain(turn.question())).append("\n\n");
        var answer = turn.answer();
        if (answer == null) {
            out.append('*').append(turn.state().name().toLowerCase(Locale.ROOT)).append("*\n");
        } else {
            answer(answer);
        }
    }

    private void answer(Answer answer) {
        out.append(plain(answer.answer())).append('\n');
        answer.notes().forEach(note -> out.append('\n').append(plain(note)).append('\n'));
        if (!answer.rows().isEmpty()) {
            table(answer);
        }
        if (answer.sql() != null) {
            out.append("\n~~~~sql\n").append(answer.sql()).append("\n~~~~\n");
        }
    }

    private void table(Answer answer) {
        out.append('\n');
        row(answer.columns().stream().map(Answer.OutputColumn::name).toList());
        row(answer.columns().stream().map(column -> "---").toList());
        answer.rows().forEach(cells -> row(cells.stream().map(ThreadMarkdown::cell).toList()));
        if (answer.rowCount() > answer.rows().size()) {
            out.append("\nThe first %d of %d rows.%n".formatted(answer.rows().size(), answer.rowCount()));
        }
    }

    private void row(List<String> cells) {
        out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String cell(@Nullable Object value) {
        return value == null ? "" : plain(value.toString());
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
    }
}
