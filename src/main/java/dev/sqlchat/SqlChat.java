package dev.sqlchat;

import org.springframework.boot.autoconfigure.SpringBootApplication;

import dev.sqlchat.cli.SqlChatCommand;

/** Starts the program. */
@SpringBootApplication
public class SqlChat {

    public static void main(String... arguments) {
        SqlChatCommand.run(SqlChat.class, arguments).ifPresent(System::exit);
    }
}
