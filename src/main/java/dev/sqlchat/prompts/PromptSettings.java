package dev.sqlchat.prompts;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

/**
 * Which texts language models are told.
 *
 * @param folder {@code PROMPTS}: a file in it takes the place of the text of that name; null: those of the product
 */
public record PromptSettings(@Nullable Path folder) {

    static final String KEY = "PROMPTS";

    /** @throws InvalidSetting when the value is no path */
    public static PromptSettings from(SettingValues values) {
        return new PromptSettings(values.<@Nullable Path>read(KEY, Path::of, null, "a folder"));
    }

    /** @throws InvalidSetting when a file of the folder cannot be used */
    public Prompts prompts() {
        return folder == null ? Prompts.BUILT_IN : new PromptFolder(folder).prompts();
    }
}
