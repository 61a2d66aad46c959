package dev.sqlchat.sample;

import java.util.List;

/** Everything that the company has in its cloud. */
record Estate(List<Subscription> subscriptions, List<Team> teams, List<ResourceGroup> groups,
        List<Resource> resources) {}
