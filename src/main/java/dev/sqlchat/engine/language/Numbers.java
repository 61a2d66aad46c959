package dev.sqlchat.engine.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Reads numbers: digits, words, multipliers, ordinals, money and per cent. */
public final class Numbers {

    static final Set<String> ORDINAL_ENDINGS = Set.of("st", "nd", "rd", "th");

    private static final Map<String, BigDecimal> SUFFIXES = Map.of("k", BigDecimal.valueOf(1_000), "mn",
            BigDecimal.valueOf(1_000_000), "M", BigDecimal.valueOf(1_000_000), "bn", BigDecimal.valueOf(1_000_000_000),
            "B", BigDecimal.valueOf(1_000_000_000));
    private static final Map<String, String> SIGNS = Map.of("$", "dollar", "€", "euro", "£", "pound", "¥", "yen", "₹",
            "rupee", "%", "percent");
    private static final Map<String, String> UNITS = WordList.entries("units.txt").stream()
            .collect(Collectors.toUnmodifiableMap(List::getFirst, List::getLast));
    private static final Set<String> ATTACHED_UNITS = WordList.words("attached-units.txt");

    private Numbers() {}

    /** The number that begins at the token; the longest reading. Empty where none begins there. */
    public static Optional<NumberMention> at(List<Token> tokens, int position) {
        String before = unit(tokens, position);
        boolean money = before != null && !before.equals("percent");
        int start = money ? position + 1 : position;
        NumberMention number = amount(tokens, start, money);
        if (number == null) {
            return Optional.empty();
        }
        return Optional.of(money ? withUnit(number, position, number.end(), before) : withUnitAfter(tokens, number));
    }

    /** Whether the text is a number as the tokenizer keeps it in one token. */
    static boolean written(String text) {
        int digits = digitsEnd(text);
        return digits > 0 && (digits == text.length() || ending(text, digits));
    }

    /** Only digits, with at most one decimal point. */
    static boolean plain(String text) {
        return digitsEnd(text) == text.length() && text.indexOf(',') < 0 && !text.isEmpty();
    }

    private static @Nullable NumberMention amount(List<Token> tokens, int position, boolean money) {
        if (position >= tokens.size()) {
            return null;
        }
        Token token = tokens.get(position);
        return switch (token.kind()) {
            case NUMBER, IDENTIFIER -> digits(tokens, position, money);
            case WORD -> SpelledNumbers.at(tokens, position);
            case QUOTED, PUNCTUATION -> null;
        };
    }

    private static @Nullable NumberMention digits(List<Token> tokens, int position, boolean money) {
        String text = tokens.get(position).text();
        int cut = digitsEnd(text);
        if (cut == 0) {
            return null;
        }
        BigDecimal value = new BigDecimal(text.substring(0, cut).replace(",", ""));
        String ending = text.substring(cut);
        if (ending.isEmpty()) {
            return SpelledNumbers.scaled(tokens, value, position);
        }
        if (ORDINAL_ENDINGS.contains(ending.toLowerCase(Locale.ROOT))) {
            return new NumberMention(value, position, position + 1, true, false, null);
        }
        BigDecimal factor = factor(ending, money);
        if (factor != null) {
            return new NumberMention(value.multiply(factor), position, position + 1, false, false, null);
        }
        String unit = ending.toLowerCase(Locale.ROOT);
        return ATTACHED_UNITS.contains(unit)
                ? new NumberMention(value, position, position + 1, false, false, unit)
                : null;
    }

    private static @Nullable BigDecimal factor(String ending, boolean money) {
        BigDecimal exact = SUFFIXES.get(ending);
        if (exact != null) {
            return exact;
        }
        String lower = ending.toLowerCase(Locale.ROOT);
        return money ? SUFFIXES.getOrDefault(lower.toUpperCase(Locale.ROOT), SUFFIXES.get(lower)) : SUFFIXES.get(lower);
    }

    private static NumberMention withUnitAfter(List<Token> tokens, NumberMention number) {
        String unit = number.ordinal() || number.unit() != null ? null : unit(tokens, number.end());
        if (unit != null) {
            return withUnit(number, number.first(), number.end() + 1, unit);
        }
        boolean perCent = number.end() + 1 < tokens.size() && tokens.get(number.end()).reads("per")
                && tokens.get(number.end() + 1).reads("cent");
        return perCent ? withUnit(number, number.first(), number.end() + 2, "percent") : number;
    }

    private static NumberMention withUnit(NumberMention number, int first, int end, @Nullable String unit) {
        return new NumberMention(number.value(), first, end, number.ordinal(), number.spelled(), unit);
    }

    private static @Nullable String unit(List<Token> tokens, int position) {
        if (position >= tokens.size()) {
            return null;
        }
        Token token = tokens.get(position);
        return switch (token.kind()) {
            case PUNCTUATION -> SIGNS.get(token.text());
            case WORD -> UNITS.get(token.lower());
            case NUMBER, IDENTIFIER, QUOTED -> null;
        };
    }

    /** The index after the leading number, 0 where there is none. */
    private static int digitsEnd(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int at = start;
        int points = 0;
        int digits = 0;
        while (at < text.length() && (digit(text, at) || (separator(text, at) && points == 0))) {
            points += text.charAt(at) == '.' ? 1 : 0;
            digits += digit(text, at) ? 1 : 0;
            at++;
        }
        return digits == 0 ? 0 : at;
    }

    private static boolean separator(String text, int at) {
        return (text.charAt(at) == '.' || text.charAt(at) == ',') && digit(text, at + 1);
    }

    private static boolean digit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean ending(String text, int from) {
        String ending = text.substring(from);
        String lower = ending.toLowerCase(Locale.ROOT);
        return ORDINAL_ENDINGS.contains(lower) || SUFFIXES.containsKey(ending) || SUFFIXES.containsKey(lower)
                || lower.equals("m");
    }
}
