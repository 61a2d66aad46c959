package dev.sqlchat.catalog;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DiscretionTest {

    @ParameterizedTest
    @ValueSource(strings = {"password_hash", "userPassword", "pwd", "pw", "pin", "PIN", "pin_code", "otp", "otpSecret",
            "passcode", "recovery_code", "recoveryCodes", "security_answer", "session_id", "sessionId", "cookie",
            "bearer", "private", "api_key", "APIKey", "access_token", "accesstoken", "client_secret", "user_ssn",
            "credit_card", "creditCard", "cardnumber", "card_no", "account_number", "IBAN", "cvv", "tax_id", "TaxID",
            "vat_number", "passport", "national_id", "email", "contactEmail", "E-Mail", "phone", "homePhone",
            "telephone", "tel", "mobile", "fax", "home_address", "homeAddress", "dob", "birth_date", "birthday",
            "DateOfBirth"})
    void keepsColumnsOfSecretsAndPersonsBack(String column) {
        assertThat(Discretion.mayShowValuesOf(column)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "city", "address", "branch_address", "status", "session", "answer", "spinner",
            "pinot",
            "hotel", "telescope", "headphones", "credit", "credit_card_type", "tax", "tax_class", "birth_place", "pass",
            "opwise", "considered", "recovery", "location", "resource_type", "passengers", "company", "license",
            "note"})
    void showsColumnsOfBusiness(String column) {
        assertThat(Discretion.mayShowValuesOf(column)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111 1111 1111 1111", "4111111111111111", "5500-0000-0000-0004", "378282246310005",
            "4111 1111 1111 0000", "paid with 4111111111111111", "+49 171 2345678", "+14155550123", "0171/2345678",
            "0171 2345678", "01 23 45 67 89", "020 7946 0958", "(555) 123-4567", "555-123-4567", "0049 171 2345678",
            "call +44 20 7946 0958", "pwd hunter0", "Password: sesame", "PIN is 1234", "ada@example.org",
            "123e4567-e89b-12d3-a456-426614174000", "w9f3K2m8Q1x7P5z0T4v6", "sk-1", "two\nlines"})
    void keepsSecretsAndNumbersOfPersonsBack(String value) {
        assertThat(Discretion.mayShow(value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"westeurope", "2026-05-03", "01/02/2026", "01.02.2026 10:15", "2026-05-03T10:15:00+02:00",
            "12 345 678", "1,200,000.50", "0000123", "0012345678", "978-3-16-148410-0", "9783161484100", "192.168.1.10",
            "4006381333931", "123456781234567", "Password reset", "pin", "10115 Berlin", "Hauptstr. 5", "+5", "-12.5",
            "Microsoft.Compute/virtualMachines", "1 000 000", "ORD-2026-000123"})
    void showsWhatIsOrdinary(String value) {
        assertThat(Discretion.mayShow(value)).isTrue();
    }

    @Test
    void keepsTheOrderOfWhatIsShown() {
        assertThat(Discretion.shown("contact", List.of("shop", "+49 171 2345678", "phone"))).containsExactly("shop",
                "phone");
        assertThat(Discretion.shown("phone", List.of("shop"))).isEmpty();
    }
}
