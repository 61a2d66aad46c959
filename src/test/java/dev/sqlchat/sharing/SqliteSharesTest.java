package dev.sqlchat.sharing;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.store.Store;
import dev.sqlchat.store.StoreSettings;

class SqliteSharesTest extends SharesContract {

    @TempDir
    Path folder;

    @Override
    Store open() {
        return Store.open(new StoreSettings(new DatabaseUrl.Sqlite(folder.resolve("store.db"))));
    }
}
