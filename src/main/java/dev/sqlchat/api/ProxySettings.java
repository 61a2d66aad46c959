package dev.sqlchat.api;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

/**
 * Proxies before the server.
 *
 * @param trusted {@code TRUSTED_PROXIES}: from there it is believed under which address the server is known outside
 */
record ProxySettings(List<AddressRange> trusted) {

    private static final List<AddressRange> THIS_MACHINE = List.of(AddressRange.of("127.0.0.0/8"),
            AddressRange.of("::1"));

    ProxySettings {
        trusted = List.copyOf(trusted);
    }

    /** @throws InvalidSetting when the value cannot be used */
    static ProxySettings from(SettingValues values) {
        return new ProxySettings(values.read("TRUSTED_PROXIES", ProxySettings::ranges, THIS_MACHINE,
                "a list of addresses and ranges, such as 127.0.0.1,10.0.0.0/8, or none"));
    }

    private static List<AddressRange> ranges(String text) {
        return text.equals("none")
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(AddressRange::of).toList();
    }

    boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }
}
