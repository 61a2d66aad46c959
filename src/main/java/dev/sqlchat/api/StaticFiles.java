package dev.sqlchat.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The page's files. Browsers keep them, and ask each time whether they are still the same; libraries, whose addresses have
 * their versions, are kept without asking. Stands before the framework's own rules.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StaticFiles implements WebMvcConfigurer {

    private static final String LIBRARIES = "classpath:/META-INF/resources/";
    private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** By the address of the file. */
    private final Map<String, Tag> tags = new ConcurrentHashMap<>();

    private record Tag(long modified, String text) {}

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        library(registry, "webjars/");
        library(registry, "_static/");
        registry.addResourceHandler("/**").addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache()).setUseLastModified(false).setEtagGenerator(this::tag);
    }

    private static void library(ResourceHandlerRegistry registry, String folder) {
        registry.addResourceHandler("/" + folder + "**").addResourceLocations(LIBRARIES + folder)
                .setCacheControl(FOR_EVER).setUseLastModified(false);
    }

    /** Of what the file has; weak, as it is the same for the compressed file. */
    private String tag(Resource file) {
        try {
            var modified = file.lastModified();
            return tags.compute(file.getURL().toString(),
                    (address, known) -> known != null && known.modified() == modified
                            ? known
                            : new Tag(modified, "W/\"" + digest(file) + '"'))
                    .text();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String digest(Resource file) {
        try (InputStream content = file.getInputStream()) {
            return DigestUtils.md5DigestAsHex(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
