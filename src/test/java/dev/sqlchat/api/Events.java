package dev.sqlchat.api;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

/** One server-sent event, read as strictly as it is written. */
record Events(int id, String name, String data) {

    private static final Pattern FORM = Pattern.compile("id: (\\d+)\nevent: (\\w+)\ndata: (\\{.*})\n\n");

    static List<Events> of(HttpResponse<String> response) {
        String body = response.body().replace(":\n\n", "");
        var events = FORM.matcher(body).results()
                .map(match -> new Events(Integer.parseInt(match.group(1)), match.group(2), match.group(3))).toList();
        String written = String.join("", FORM.matcher(body).results().map(java.util.regex.MatchResult::group).toList());
        if (!written.equals(body)) {
            throw new AssertionError("there is more than events in: " + body);
        }
        return events;
    }
}
