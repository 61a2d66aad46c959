package dev.sqlchat.api;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

/** One server-sent event, read as strictly as it is written. */
record Events(String id, String name, String data) {

    private static final Pattern FORM = Pattern.compile("id: ([0-9a-f]{8}-\\d+)\nevent: (\\w+)\ndata: (\\{.*})\n\n");

    static List<Events> of(HttpResponse<String> response) {
        String body = response.body().replace(":\n\n", "");
        var events = FORM.matcher(body).results()
                .map(match -> new Events(match.group(1), match.group(2), match.group(3))).toList();
        String written = String.join("", FORM.matcher(body).results().map(java.util.regex.MatchResult::group).toList());
        if (!written.equals(body)) {
            throw new AssertionError("there is more than events in: " + body);
        }
        return events;
    }

    /** From 1 within the stream. */
    int number() {
        return Integer.parseInt(id.substring(id.indexOf('-') + 1));
    }
}
