package dev.sqlchat.answer;

/** Names what is shown of a column, and of rows. */
final class AggregateWords {

    private AggregateWords() {}

    /** What the whole column holds is named by its table: the name of a resource is the resource. */
    static String column(String column, String table) {
        var words = Units.without(Words.of(column));
        return words.matches("name|title|full name") ? Words.singular(table) : words;
    }

    /** @param nouns what is counted */
    static String number(boolean distinct, String nouns) {
        return "number of " + (distinct ? "different " : "") + nouns;
    }

    /** A column that is called a total is no total of totals to its reader. */
    static String total(String words) {
        return words.equals("total") || words.startsWith("total ") ? words : "total " + words;
    }

    static String average(String words) {
        return "average " + words;
    }

    static String least(String words, boolean temporal) {
        return (temporal ? "earliest " : "lowest ") + words;
    }

    static String most(String words, boolean temporal) {
        return (temporal ? "latest " : "highest ") + words;
    }
}
