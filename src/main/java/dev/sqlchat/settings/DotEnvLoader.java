package dev.sqlchat.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;

/** Reads {@code .env} files as shells and container tools do: comments, {@code export}, quotes, no escapes. */
final class DotEnvLoader implements PropertySourceLoader {

    private static final Pattern ASSIGNMENT = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.*)");
    private static final Pattern QUOTED = Pattern.compile("([\"'])(.*?)\\1\\s*(?:#.*)?");

    @Override
    public String[] getFileExtensions() {
        return new String[]{"env"};
    }

    @Override
    public List<PropertySource<?>> load(String name, Resource resource) throws IOException {
        var values = parse(resource.getContentAsString(StandardCharsets.UTF_8));
        return values.isEmpty() ? List.of() : List.of(new MapPropertySource(name, values));
    }

    static Map<String, Object> parse(String text) {
        var values = new LinkedHashMap<String, Object>();
        text.lines().map(String::strip).map(ASSIGNMENT::matcher).filter(Matcher::matches)
                .forEach(line -> values.put(line.group(1), value(line.group(2))));
        return values;
    }

    private static String value(String text) {
        Matcher quoted = QUOTED.matcher(text);
        return quoted.matches() ? quoted.group(2) : text.replaceFirst("(^|\\s+)#.*", "").strip();
    }
}
