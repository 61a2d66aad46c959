package dev.sqlchat.agent;

import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.store.Store;
import dev.sqlchat.store.StoreSettings;

class SqliteResumeTest extends ResumeContract {

    @Override
    Store open() {
        return Store.open(new StoreSettings(new DatabaseUrl.Sqlite(directory.resolve("store.db"))));
    }
}
