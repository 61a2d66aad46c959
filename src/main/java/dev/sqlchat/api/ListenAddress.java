package dev.sqlchat.api;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.sqlchat.settings.InvalidSetting;

/** Addresses of this machine, by the setting {@code HOST}. */
final class ListenAddress {

    private static final String KEY = "HOST";
    private static final String ALLOWED = "an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them";

    private ListenAddress() {}

    static InetAddress of(String text) {
        return text.isBlank()
                ? refused(text)
                : resolved(text.strip()).filter(ListenAddress::isOurs).orElseGet(() -> refused(text));
    }

    private static InetAddress refused(String text) {
        throw InvalidSetting.of(KEY, text, ALLOWED);
    }

    private static Optional<InetAddress> resolved(String text) {
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        }
    }

    /** Under which names others reach an address, as URLs write them. */
    static Set<String> names(InetAddress address) {
        var names = new TreeSet<String>();
        if (address.isAnyLocalAddress()) {
            addresses().map(ListenAddress::inUrl).forEach(names::add);
            names.add(hostName());
        } else if (!address.isLoopbackAddress()) {
            names.add(inUrl(address));
        }
        names.removeIf(name -> !HttpSettings.isHost(name));
        return names;
    }

    /** An address of version 6 in brackets and without its zone. */
    static String inUrl(InetAddress address) {
        var text = address.getHostAddress().replaceFirst("%.*", "");
        return text.contains(":") ? "[" + text + "]" : text;
    }

    private static boolean isOurs(InetAddress address) {
        return address.isAnyLocalAddress() || address.isLoopbackAddress()
                || addresses().anyMatch(address::equals);
    }

    private static Stream<InetAddress> addresses() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses);
        } catch (SocketException none) {
            return Stream.empty();
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}
