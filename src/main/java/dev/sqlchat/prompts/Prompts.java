package dev.sqlchat.prompts;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.sqlchat.text.Digest;

/** The texts that are in use. Immutable. */
public final class Prompts {

    /** As they come with the product. */
    public static final Prompts BUILT_IN = new Prompts(Map.of());

    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");

    private final Map<PromptText, String> texts;

    /** @param others in place of those that come with the product */
    Prompts(Map<PromptText, String> others) {
        texts = new EnumMap<>(PromptText.class);
        for (var text : PromptText.values()) {
            texts.put(text, others.getOrDefault(text, text.builtIn()).strip());
        }
    }

    /** For a text without placeholders. */
    public String text(PromptText text) {
        return text(text, Map.of());
    }

    /** @param values by the names of placeholders; what is in them is not looked at for more */
    public String text(PromptText text, Map<String, String> values) {
        return PLACEHOLDER.matcher(Objects.requireNonNull(texts.get(text))).replaceAll(
                found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }

    /** Stands for all of them: another one where a text is another. */
    public String hash() {
        var digest = new Digest();
        texts.values().forEach(digest::add);
        return digest.shortText();
    }
}
