package dev.sqlchat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The predictions that an evaluation has written so far, for one that goes on with them. */
final class EvalResults {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final List<String> lines;

    private EvalResults(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** None where there is no file. */
    static EvalResults in(Path file) throws IOException {
        return new EvalResults(file, Files.exists(file) ? Files.readAllLines(file) : List.of());
    }

    /** Those that are not answered yet; a conversation that is not answered to its end is asked from its beginning. */
    List<EvalQuestion> left(List<EvalQuestion> questions) {
        var done = lines.stream().map(EvalResults::id).collect(Collectors.toSet());
        var open = questions.stream().filter(question -> !done.contains(question.id()))
                .map(EvalQuestion::conversationId).filter(Objects::nonNull).collect(Collectors.toSet());
        return questions.stream().filter(question -> !done.contains(question.id())
                || question.conversationId() != null && open.contains(question.conversationId())).toList();
    }

    /** Forgets what is asked again, and a line that a stopped run has not written to its end. */
    void keepAllBut(List<EvalQuestion> asked) throws IOException {
        Set<String> again = asked.stream().map(EvalQuestion::id).collect(Collectors.toSet());
        Files.write(file, lines.stream().filter(line -> !id(line).isEmpty() && !again.contains(id(line))).toList());
    }

    /** Empty where the line is no whole one. */
    private static String id(String line) {
        try {
            return JSON.readTree(line).path("id").asString("");
        } catch (JacksonException cut) {
            return "";
        }
    }
}
