package example;

import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.SqlFilter;

/** Lets everybody but the auditor read the view of accounts that leaves out the closed ones. */
@Component
class OpenAccounts implements SqlFilter {

    private static final Pattern TABLE = Pattern.compile("\\baccounts\\b");

    @Override
    public String filter(CheckedQuery query, Context context) {
        return context.user().equals("auditor")
                ? query.sql()
                : TABLE.matcher(query.sql()).replaceAll("open_accounts");
    }
}
