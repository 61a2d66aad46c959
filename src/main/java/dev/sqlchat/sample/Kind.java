package dev.sqlchat.sample;

/** A type of resource and how it is named. */
enum Kind {
    VM("vm", "Microsoft.Compute/virtualMachines", true), //
    DISK("disk", "Microsoft.Compute/disks", false), //
    STORAGE("st", "Microsoft.Storage/storageAccounts", false), //
    SQL_DATABASE("sqldb", "Microsoft.Sql/servers/databases", false), //
    POSTGRESQL("psql", "Microsoft.DBforPostgreSQL/flexibleServers", true), //
    WEB_APP("app", "Microsoft.Web/sites", true), //
    KUBERNETES("aks", "Microsoft.ContainerService/managedClusters", true), //
    KEY_VAULT("kv", "Microsoft.KeyVault/vaults", false), //
    PUBLIC_IP("pip", "Microsoft.Network/publicIPAddresses", false), //
    AI("ai", "Microsoft.CognitiveServices/accounts", false), //
    REDIS("redis", "Microsoft.Cache/Redis", false), //
    COSMOS("cosmos", "Microsoft.DocumentDB/databaseAccounts", false);

    private final String prefix;
    private final String type;
    private final boolean stoppable;

    Kind(String prefix, String type, boolean stoppable) {
        this.prefix = prefix;
        this.type = type;
        this.stoppable = stoppable;
    }

    String prefix() {
        return prefix;
    }

    String type() {
        return type;
    }

    boolean stoppable() {
        return stoppable;
    }
}
