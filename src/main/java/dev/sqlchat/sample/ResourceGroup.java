package dev.sqlchat.sample;

import java.time.LocalDate;

record ResourceGroup(String id, String application, String environment, Subscription subscription, String location,
        LocalDate createdOn) {

    String name() {
        return "rg-" + application + "-" + environment;
    }

    boolean production() {
        return environment.equals("prod");
    }
}
