package dev.sqlchat.sql.explaining;

import java.util.Set;

import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;

/** What a text has to be like, in words that follow its name. */
final class LikeWords {

    private static final Set<String> WITH_PER_CENT = Set.of("LIKE", "ILIKE");

    private LikeWords() {}

    static String of(LikeExpression like, Phrases phrases) {
        return like.getRightExpression() instanceof StringValue text && isPlain(like, text.getValue())
                ? of(text.getValue().replace("''", "'"), like.isNot())
                : matches(like.isNot()) + phrases.of(like.getRightExpression());
    }

    /** Signs that stand for one letter, or that take the meaning of others away, are not put into words. */
    private static boolean isPlain(LikeExpression like, String pattern) {
        return like.getEscape() == null && WITH_PER_CENT.contains(like.getLikeKeyWord().name())
                && pattern.indexOf('_') < 0 && pattern.indexOf('\\') < 0;
    }

    private static String of(String pattern, boolean not) {
        var start = pattern.startsWith("%");
        var end = pattern.length() > 1 && pattern.endsWith("%");
        var core = pattern.substring(start ? 1 : 0, pattern.length() - (end ? 1 : 0));
        return core.isEmpty() || core.contains("%")
                ? matches(not) + Wording.quoted(pattern)
                : verb(start, end, not) + " " + Wording.quoted(core);
    }

    private static String matches(boolean not) {
        return not ? "does not match the pattern " : "matches the pattern ";
    }

    private static String verb(boolean start, boolean end, boolean not) {
        if (start && end) {
            return not ? "does not contain" : "contains";
        }
        if (start) {
            return not ? "does not end with" : "ends with";
        }
        if (end) {
            return not ? "does not begin with" : "begins with";
        }
        return not ? "is not" : "is";
    }
}
