package dev.sqlchat.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.sqlchat.text.Digest;

/**
 * The file in which the catalog of one database outlives the process. Only its owner may read it, as it holds stored
 * values. A file that is broken, of another database or of another build of this program is as good as none.
 */
final class CatalogFile {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogFile.class);
    private static final long LARGEST = 1L << 28;
    private static final int DIGEST = 32;

    private final @Nullable Path file;
    private final byte[] head;

    private CatalogFile(@Nullable Path file, byte[] head) {
        this.file = file;
        this.head = head;
    }

    /** @param folder null to keep nothing */
    static CatalogFile of(@Nullable Path folder, DatabaseSource source) {
        String where = source.url() instanceof DatabaseUrl.Sqlite(Path path)
                ? path.toAbsolutePath().normalize().toString()
                : source.url().toString();
        byte[] identity = new Digest().add(source.name()).add(where).bytes();
        String name = source.name().replaceAll("[^A-Za-z0-9._-]", "_") + "-"
                + HexFormat.of().formatHex(identity, 0, 6) + ".catalog";
        byte[] head = new Digest().add(where).add(build()).bytes();
        return new CatalogFile(folder == null ? null : folder.resolve(name), head);
    }

    /** What was kept; empty where nothing was that can be used. */
    Optional<KeptCatalog> read() {
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Files.isRegularFile(file) && Files.size(file) < LARGEST
                    ? parse(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException unreadable) {
            LOG.debug("{} cannot be read", file, unreadable);
            return Optional.empty();
        }
    }

    private Optional<KeptCatalog> parse(byte[] content) {
        int start = head.length + DIGEST;
        if (content.length < start) {
            return Optional.empty();
        }
        ByteBuffer body = ByteBuffer.wrap(content, start, content.length - start).slice();
        byte[] expected = ByteBuffer.allocate(start).put(head).put(Digest.of(body.duplicate())).array();
        return MessageDigest.isEqual(expected, Arrays.copyOf(content, start))
                ? CatalogParser.parse(body)
                : Optional.empty();
    }

    /** Replaces what was kept in one step; says so in the log where that cannot be done. */
    void write(KeptCatalog kept) {
        if (file != null) {
            try {
                replace(file, CatalogCode.of(kept));
            } catch (IOException failure) {
                LOG.info("What was found out of the database cannot be kept in {}, so the next start reads it anew: {}",
                        file, failure.toString());
            }
        }
    }

    private void replace(Path target, byte[] body) throws IOException {
        Path draft = Files.createTempFile(folder(target), "." + target.getFileName(), ".tmp");
        try (var out = Files.newOutputStream(draft)) {
            out.write(head);
            out.write(Digest.of(ByteBuffer.wrap(body)));
            out.write(body);
        } catch (IOException failure) {
            Files.deleteIfExists(draft);
            throw failure;
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path folder(Path target) throws IOException {
        Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder) && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return Files.createDirectories(folder);
    }

    /** Another build may read other facts of the same database. */
    private static String build() {
        URL code = Objects.requireNonNull(CatalogFile.class.getResource("CatalogFile.class"));
        try {
            URLConnection connection = code.openConnection();
            try (InputStream opened = connection.getInputStream()) {
                return CatalogFile.class.getPackage().getImplementationVersion() + " " + connection.getLastModified()
                        + " " + opened.available();
            }
        } catch (IOException unknown) {
            return "";
        }
    }
}
