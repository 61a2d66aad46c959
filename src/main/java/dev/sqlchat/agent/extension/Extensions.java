package dev.sqlchat.agent.extension;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

import dev.sqlchat.agent.extension.BeforeRun.Decision;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.AnswerFormat;
import dev.sqlchat.sql.SqlFilter;
import dev.sqlchat.sql.SqlFilters;

/** What changes an agent's work, each kind in its order: every one gets what the one before it made. */
public record Extensions(List<BeforeRun> beforeRun, List<AfterRun> afterRun, List<AnswerFormat> answerFormats,
        SqlFilters sqlFilters) {

    public static final Extensions NONE = new Extensions(List.of(), List.of(), List.of(), SqlFilters.NONE);

    public static final String BEFORE_RUN_FAILED = "before_run_failed";
    public static final String AFTER_RUN_FAILED = "after_run_failed";
    public static final String ANSWER_FORMAT_FAILED = "answer_format_failed";

    public Extensions {
        beforeRun = List.copyOf(beforeRun);
        afterRun = List.copyOf(afterRun);
        answerFormats = List.copyOf(answerFormats);
    }

    /** With one more, as the last. */
    public Extensions withBeforeRun(BeforeRun last) {
        return new Extensions(plus(beforeRun, last), afterRun, answerFormats, sqlFilters);
    }

    /** With one more, as the last. */
    public Extensions withAfterRun(AfterRun last) {
        return new Extensions(beforeRun, plus(afterRun, last), answerFormats, sqlFilters);
    }

    /** With one more, as the last. */
    public Extensions withAnswerFormat(AnswerFormat last) {
        return new Extensions(beforeRun, afterRun, plus(answerFormats, last), sqlFilters);
    }

    /** With one more, as the last. */
    public Extensions withSqlFilter(SqlFilter last) {
        return new Extensions(beforeRun, afterRun, answerFormats, new SqlFilters(plus(sqlFilters.inOrder(), last)));
    }

    private static <T> List<T> plus(List<T> all, T last) {
        return Stream.concat(all.stream(), Stream.of(last)).toList();
    }

    /** Whether what a model writes is what the user is told, so that it may be shown while it is written. */
    public boolean leaveWords() {
        return answerFormats.isEmpty() && afterRun.isEmpty();
    }

    /** @throws ExtensionFailed when one of them fails */
    public Decision before(RunQuestion question) {
        var asked = question;
        for (var extension : beforeRun) {
            var seen = asked;
            switch (ExtensionFailed.of(BEFORE_RUN_FAILED, extension, () -> extension.before(seen))) {
                case Decision.Decline declined -> {
                    return declined;
                }
                case Decision.Proceed changed -> asked = asked.with(changed);
            }
        }
        return asked.proceed();
    }

    /**
     * The answer in the words that the user is told.
     *
     * @throws ExtensionFailed when one of them fails
     */
    public Answer after(Answer answer, RunQuestion question) {
        var told = answer;
        for (var extension : afterRun) {
            var seen = told;
            var words = ExtensionFailed.of(AFTER_RUN_FAILED, extension, () -> extension.after(seen, question));
            told = told.saying(words.sentence(), words.notes());
        }
        return told;
    }

    /** All formats as one, which throws {@link ExtensionFailed} when one of them fails. */
    public AnswerFormat answerFormat() {
        return (text, context) -> {
            var sentence = text;
            var fields = new LinkedHashMap<String, Object>();
            for (var extension : answerFormats) {
                var seen = sentence;
                var formatted = ExtensionFailed.of(ANSWER_FORMAT_FAILED, extension,
                        () -> extension.format(seen, context));
                sentence = formatted.sentence();
                fields.putAll(formatted.fields());
            }
            return new AnswerFormat.Formatted(sentence, fields);
        };
    }
}
