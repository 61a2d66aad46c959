package dev.sqlchat.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws the tags: a tenth of the resources have none, a fifth have no owner. */
final class Tagging {

    private final Draws draws;
    private final Set<String> untagged;
    private final Set<String> ownerless;

    Tagging(List<Resource> resources, Draws draws) {
        this.draws = draws;
        List<String> ids = new ArrayList<>(
                resources.stream().filter(resource -> !first(resource)).map(Resource::id).toList());
        draws.shuffle(ids);
        untagged = Set.copyOf(ids.subList(0, resources.size() / 10));
        ownerless = Set.copyOf(ids.subList(0, resources.size() / 5));
    }

    Resource tag(Resource resource) {
        Map<String, String> tags = untagged.contains(resource.id()) ? Map.of() : tags(resource);
        return new Resource(resource.id(), resource.name(), resource.kind(), resource.sku(), resource.location(),
                resource.group(), resource.team(), resource.createdOn(), resource.stoppedOn(), resource.deletedOn(),
                resource.charges(), tags);
    }

    private Map<String, String> tags(Resource resource) {
        ResourceGroup group = resource.group();
        Team owner = Organisation.ownerOf(group.application());
        Map<String, String> tags = new LinkedHashMap<>();
        if (!ownerless.contains(resource.id())) {
            tags.put("owner", draws.oneOf(owner.addresses()));
        }
        if (first(resource) || draws.chance(0.8)) {
            tags.put("cost-center", "CC-" + (1000 + owner.id()));
        }
        tags.put("application", group.application());
        if (first(resource) || draws.chance(0.65)) {
            tags.put("criticality", criticality(group));
        }
        return tags;
    }

    private String criticality(ResourceGroup group) {
        return group.production()
                ? draws.earlyOf(List.of("high", "medium", "low"))
                : draws.earlyOf(List.of("low", "medium"));
    }

    /** The first of its kind in a production group is in good order. */
    private static boolean first(Resource resource) {
        return resource.group().production() && resource.name().endsWith("-01");
    }
}
