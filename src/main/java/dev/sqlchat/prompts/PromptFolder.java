package dev.sqlchat.prompts;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.sqlchat.settings.InvalidSetting;

import static dev.sqlchat.prompts.PromptSettings.KEY;

/** Files that take the place of texts of the product. */
final class PromptFolder {

    /** More leaves small models no room for anything else. */
    private static final int LONGEST = 16_000;

    private final Path folder;

    PromptFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws InvalidSetting for the first file that cannot be used */
    Prompts prompts() {
        if (!Files.isDirectory(folder)) {
            throw new InvalidSetting(KEY, "there is no folder " + folder + "; './sqlchat prompts --out " + folder
                    + "' makes it.");
        }
        Map<PromptText, String> texts = new EnumMap<>(PromptText.class);
        files().forEach(file -> texts.put(named(file), text(file)));
        return new Prompts(texts);
    }

    /** Editors and systems leave hidden files that nobody meant. */
    private List<Path> files() {
        try (var all = Files.list(folder)) {
            return all.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
        } catch (IOException failure) {
            throw new InvalidSetting(KEY, "the folder " + folder + " cannot be read: " + failure.getMessage());
        }
    }

    private static PromptText named(Path file) {
        return PromptText.named(file.getFileName().toString()).orElseThrow(() -> new InvalidSetting(KEY,
                "%s is not the name of a prompt; allowed are %s.".formatted(file, PromptText.files())));
    }

    private static String text(Path file) {
        var text = read(file).replace("\uFEFF", "").replace("\r\n", "\n");
        if (text.isBlank()) {
            throw wrong(file, "is blank; leave it out for the built-in text");
        }
        if (text.length() > LONGEST) {
            throw wrong(file, "has %d characters; allowed are at most %d".formatted(text.length(), LONGEST));
        }
        checkPlaceholders(file, text);
        return text;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            throw wrong(file, "is no text in UTF-8");
        } catch (IOException failure) {
            throw wrong(file, "cannot be read: " + failure.getMessage());
        }
    }

    private static void checkPlaceholders(Path file, String text) {
        var prompt = named(file);
        var used = Prompts.PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
        used.stream().filter(name -> !prompt.possible().contains(name)).findFirst().ifPresent(name -> {
            throw wrong(file, "has the placeholder {{%s}}; %s".formatted(name, allowed(prompt)));
        });
        prompt.needed().stream().filter(name -> !used.contains(name)).findFirst().ifPresent(name -> {
            throw wrong(file, "lacks the placeholder {{%s}}; %s".formatted(name, allowed(prompt)));
        });
    }

    private static String allowed(PromptText prompt) {
        return prompt.possible().isEmpty()
                ? "none is allowed"
                : "allowed are "
                        + prompt.possible().stream().map("{{%s}}"::formatted).collect(Collectors.joining(", "));
    }

    private static InvalidSetting wrong(Path file, String problem) {
        return new InvalidSetting(KEY, file + " " + problem + ".");
    }
}
