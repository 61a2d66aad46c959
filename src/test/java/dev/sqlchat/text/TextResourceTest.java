package dev.sqlchat.text;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TextResourceTest {

    @Test
    void readsTheLinesThatSaySomething() {
        assertThat(TextResource.lines(TextResourceTest.class, "sample.txt")).containsExactly("one: two three",
                "#> sign", "four:");
    }

    @Test
    void readsEntriesInTheirOrder() {
        assertThat(TextResource.entries(TextResourceTest.class, "/dev/sqlchat/text/entries.txt"))
                .containsExactly(Map.entry("one", "two: three"), Map.entry("four", ""));
    }

    @Test
    void saysWhichTextIsMissing() {
        assertThatIllegalStateException().isThrownBy(() -> TextResource.text(TextResourceTest.class, "none.txt"))
                .withMessageContaining("none.txt");
    }
}
