package dev.sqlchat.sample;

import java.util.List;

/** @param addresses who of the team owns resources */
record Team(int id, String name, String department, String manager, List<String> addresses) {}
