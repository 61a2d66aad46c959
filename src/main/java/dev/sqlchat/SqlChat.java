package dev.sqlchat;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the program. */
@SpringBootApplication
public class SqlChat {

    public static void main(String... arguments) {
        SpringApplication.run(SqlChat.class, arguments);
    }
}
