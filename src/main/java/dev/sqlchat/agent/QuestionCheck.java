package dev.sqlchat.agent;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Refuses questions that cannot be worked on. */
final class QuestionCheck {

    private static final int LONGEST_THREAD_ID = 128;
    /** White space, control and format characters, and the letters that are drawn as nothing. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Z}\\p{C}\\s\\u115F\\u1160\\u2800\\u3164\\uFFA0]*");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private QuestionCheck() {}

    /** @throws InvalidQuestion when text or thread id cannot be used */
    static void check(AgentQuestion question) {
        if (question.edits().isEmpty()) {
            checkText(question.text());
        }
        checkThread(question.threadId());
    }

    private static void checkText(String text) {
        if (INVISIBLE.matcher(text).matches()) {
            throw new InvalidQuestion("blank_question", "The question is blank. Ask something about the data.");
        }
        var length = text.codePointCount(0, text.length());
        if (length > AgentQuestion.LONGEST) {
            throw new InvalidQuestion("question_too_long", "The question has %d characters; at most %d are read."
                    .formatted(length, AgentQuestion.LONGEST));
        }
    }

    private static void checkThread(@Nullable String threadId) {
        if (threadId != null && (threadId.isBlank() || threadId.length() > LONGEST_THREAD_ID
                || CONTROL.matcher(threadId).find())) {
            throw new InvalidQuestion("invalid_thread", "The thread id has 1 to %d characters, none of them a control "
                    .formatted(LONGEST_THREAD_ID) + "character. Leave it out to start a new conversation.");
        }
    }
}
