package dev.sqlchat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleTest {

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(SqlChat.class).verify();
    }
}
