package dev.sqlchat.sample;

import java.time.LocalDate;

record Subscription(String id, String name, String environment, String ownerEmail, LocalDate createdOn) {}
