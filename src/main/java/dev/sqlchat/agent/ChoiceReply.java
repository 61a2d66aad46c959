package dev.sqlchat.agent;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.sqlchat.answer.Answer.Choice;
import dev.sqlchat.text.TextResource;

/** Recognises which choice a reply to a clarifying question takes: by number ("2", "the second one") or by its words. */
final class ChoiceReply {

    private static final String LAST = "last";
    /** A number by itself; after another it says nothing: "the second one". */
    private static final String ONE = "one";
    private static final String FILLERS = "filler";
    private static final Map<String, Set<String>> WORDS = words();

    private ChoiceReply() {}

    /** Empty for a new question. */
    static Optional<Choice> of(String reply, List<Choice> choices) {
        var exact = exactly(reply, choices);
        var said = split(reply);
        said.removeAll(Objects.requireNonNull(WORDS.get(FILLERS)));
        if (said.size() > 1) {
            said.remove(ONE);
        }
        return said.isEmpty() ? exact : exact.or(() -> byNumber(said, choices)).or(() -> byWords(said, choices));
    }

    /** By its words, all of them. */
    static Optional<Choice> exactly(String reply, List<Choice> choices) {
        return choices.stream().filter(choice -> choice.text().equalsIgnoreCase(reply.strip())).findFirst();
    }

    private static Optional<Choice> byNumber(Set<String> said, List<Choice> choices) {
        var word = said.iterator().next();
        return said.size() > 1
                ? Optional.empty()
                : choices.stream().filter(choice -> word.matches("0*" + choice.number())
                        || WORDS.getOrDefault(String.valueOf(choice.number()), Set.of()).contains(word)
                        || word.equals(LAST) && choice.equals(choices.getLast())).findFirst();
    }

    /** The one choice that has all of the words. */
    private static Optional<Choice> byWords(Set<String> said, List<Choice> choices) {
        var taken = choices.stream().filter(choice -> split(choice.text()).containsAll(said)).toList();
        return taken.size() == 1 ? Optional.of(taken.getFirst()) : Optional.empty();
    }

    private static Set<String> split(String text) {
        var words = new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        words.remove("");
        return words;
    }

    private static Map<String, Set<String>> words() {
        return TextResource.entries(ChoiceReply.class, "choice-words.txt").entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
                        entry -> Set.of(entry.getValue().split("\\s+"))));
    }
}
