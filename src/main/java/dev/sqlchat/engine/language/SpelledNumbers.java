package dev.sqlchat.engine.language;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Numbers in words: "twenty-one hundred", "two hundred and five", "a dozen", "third". */
final class SpelledNumbers {

    private static final Map<String, Long> CARDINALS = new HashMap<>();
    private static final Map<String, Long> ORDINALS = new HashMap<>();
    private static final Map<String, Long> SCALES = new HashMap<>();

    static {
        for (List<String> entry : WordList.entries("numbers.txt")) {
            long value = Long.parseLong(entry.getFirst());
            (value >= 100 || entry.get(1).equals("dozen") ? SCALES : CARDINALS).put(entry.get(1), value);
            if (entry.size() > 2) {
                ORDINALS.put(entry.get(2), value);
            }
        }
    }

    private SpelledNumbers() {}

    static @Nullable NumberMention at(List<Token> tokens, int position) {
        Reader reader = new Reader(tokens, position);
        reader.read();
        return reader.mention();
    }

    /** Digits and the multipliers after them: 2.5 million. */
    static NumberMention scaled(List<Token> tokens, BigDecimal value, int position) {
        BigDecimal scaled = value;
        int end = position + 1;
        Long scale = scaleAt(tokens, end);
        while (scale != null) {
            scaled = scaled.multiply(BigDecimal.valueOf(scale));
            end++;
            scale = scaleAt(tokens, end);
        }
        return new NumberMention(scaled, position, end, false, false, null);
    }

    private static @Nullable Long scaleAt(List<Token> tokens, int position) {
        return position < tokens.size() ? SCALES.get(tokens.get(position).lower()) : null;
    }

    private static final class Reader {

        private final List<Token> tokens;
        private final int first;
        private int at;
        private long done;
        private long group = -1;
        private boolean ordinal;

        Reader(List<Token> tokens, int first) {
            this.tokens = tokens;
            this.first = first;
            this.at = first;
        }

        void read() {
            if (tokens.get(at).reads("a", "an") && scaleAt(tokens, at + 1) != null) {
                group = 1;
                at++;
            }
            while (at < tokens.size() && !ordinal && take(at)) {
                at++;
                if (at + 1 < tokens.size() && tokens.get(at).reads("and") && group % 100 == 0 && group > 0
                        && below(at + 1, 100)) {
                    at++;
                }
            }
        }

        @Nullable
        NumberMention mention() {
            return group < 0
                    ? null
                    : new NumberMention(BigDecimal.valueOf(done + group), first, at, ordinal, true, null);
        }

        private boolean take(int position) {
            Token token = tokens.get(position);
            if (token.parts().size() == 2 && token.text().indexOf('-') > 0) {
                return compound(token.parts().getFirst(), token.parts().getLast());
            }
            return scale(token.lower()) || small(CARDINALS.get(token.lower())) || last(token.lower());
        }

        private boolean compound(String tens, String ones) {
            Long ten = CARDINALS.get(tens);
            Long one = CARDINALS.getOrDefault(ones, ORDINALS.get(ones));
            if (ten == null || one == null || ten < 20 || one > 9 || !small(ten)) {
                return false;
            }
            ordinal = !CARDINALS.containsKey(ones);
            return small(one);
        }

        private boolean scale(String word) {
            Long scale = SCALES.get(word);
            if (scale == null || (group < 0 && (at > first || scale < 100))) {
                return false;
            }
            long factor = Math.max(group, 1);
            if (scale <= 100) {
                group = factor * scale;
            } else {
                done += factor * scale;
                group = 0;
            }
            return true;
        }

        private boolean small(@Nullable Long value) {
            if (value == null || !fits(value)) {
                return false;
            }
            group = Math.max(group, 0) + value;
            return true;
        }

        /** A number below 100 after nothing, after hundreds or thousands, or ones after tens. */
        private boolean fits(long value) {
            if (group <= 0) {
                return group < 0 || done > 0;
            }
            boolean onesAfterTens = group % 10 == 0 && group % 100 >= 20 && value < 10 && value > 0;
            return group % 100 == 0 || onesAfterTens;
        }

        private boolean last(String word) {
            Long value = ORDINALS.get(word);
            if (value == null) {
                return false;
            }
            ordinal = true;
            if (value >= 100) {
                return scale(word.substring(0, word.length() - 2));
            }
            ordinal = small(value);
            return ordinal;
        }

        private boolean below(int position, long limit) {
            Token token = tokens.get(position);
            String word = token.parts().isEmpty() ? token.lower() : token.parts().getFirst();
            return CARDINALS.getOrDefault(word, limit) < limit;
        }
    }
}
