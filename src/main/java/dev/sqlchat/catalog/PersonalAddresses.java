package dev.sqlchat.catalog;

import java.util.regex.Pattern;

/** Stored values by which one person is reached or pays: addresses of mail, numbers of phones and of cards. */
final class PersonalAddresses {

    private static final Pattern MAIL = Pattern.compile("\\S+@\\S+\\.\\S+");
    /** "+49 171 2345678", "0171/2345678", "01 23 45 67 89", "(555) 123-4567"; no date and no number filled up. */
    private static final Pattern PHONE = Pattern.compile("(?<![\\w.+])(\\+[1-9][\\d\\s()./-]{6,}\\d"
            + "|00[1-9]\\d{0,2}[\\s/-][\\d\\s()/-]{5,}\\d"
            + "|\\(?0[1-9]\\d{1,4}\\)?[\\s/-]{1,3}\\d[\\d\\s/-]{4,}\\d|0\\d([ .-]\\d{2}){4}"
            + "|(1[ .-])?(\\(\\d{3}\\) ?|\\d{3}[ .-])\\d{3}[ .-]\\d{4})(?!\\w)");
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<!\\d)[2-6]\\d(?:[ -]?\\d){12,17}(?!\\d)");
    private static final Pattern FOUR_FOURS = Pattern.compile("(?<!\\d)\\d{4}([ -])\\d{4}\\1\\d{4}\\1\\d{4}(?!\\d)");

    private PersonalAddresses() {}

    static boolean hasOne(String value) {
        return MAIL.matcher(value).find() || PHONE.matcher(value).find() || FOUR_FOURS.matcher(value).find()
                || LONG_NUMBER.matcher(value).results().anyMatch(number -> isCard(number.group()));
    }

    /** Whether the last digit is what the others of a card's number make it. */
    private static boolean isCard(String number) {
        var digits = number.chars().filter(Character::isDigit).map(digit -> digit - '0').toArray();
        var sum = 0;
        for (var fromEnd = 0; fromEnd < digits.length; fromEnd++) {
            var digit = digits[digits.length - 1 - fromEnd];
            var doubled = 2 * digit;
            sum += fromEnd % 2 == 0 ? digit : doubled / 10 + doubled % 10;
        }
        return sum % 10 == 0;
    }
}
