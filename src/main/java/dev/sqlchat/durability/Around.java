package dev.sqlchat.durability;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** What is done around each call of a port. */
@FunctionalInterface
interface Around {

    @Nullable
    Object call(String method, Supplier<@Nullable Object> call);

    /** The port with this around it. */
    default <T> T port(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port},
                (proxy, method, arguments) -> {
                    try {
                        return call(method.getName(), () -> invoke(method, real, arguments));
                    } catch (Thrown thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    private static @Nullable Object invoke(Method method, Object real, @Nullable Object @Nullable [] arguments) {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failure) {
            throw new Thrown(failure.getCause());
        } catch (IllegalAccessException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Carries what a port throws past the supplier. */
    final class Thrown extends RuntimeException {

        private static final long serialVersionUID = 1;

        Thrown(@Nullable Throwable cause) {
            super(cause);
        }

        @Override
        public synchronized Throwable getCause() {
            return Objects.requireNonNull(super.getCause());
        }
    }
}
