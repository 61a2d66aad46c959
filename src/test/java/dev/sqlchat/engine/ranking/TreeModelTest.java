package dev.sqlchat.engine.ranking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TreeModelTest {

    private static Stream<String> recorded() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/dev/sqlchat/engine/ranking/recorded.txt")).stream()
                .filter(line -> !line.startsWith("#"));
    }

    @Test
    void addsUpWhatTheTreesSay() {
        var model = new TreeModel(List.of("a b", "0<0.5 =1 1<2 =10 =20", "=0.25"));

        assertThat(model.score(Map.of())).isEqualTo(1.25);
        assertThat(model.score(Map.of("a", 1.0, "b", 2.0))).isEqualTo(10.25);
        assertThat(model.score(Map.of("a", 1.0, "b", 2.5, "c", 9.0))).isEqualTo(20.25);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void saysWhatTheTrainingSaid(String line) {
        var parts = line.split(" ");
        Map<String, Double> features = Arrays.stream(parts).skip(3).map(part -> part.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Double.valueOf(pair[1])));

        assertThat(TreeModel.load("ranking.txt").score(features)).isCloseTo(Double.parseDouble(parts[0]), within(1e-4));
        assertThat(TreeModel.load("confidence.txt").score(features))
                .isCloseTo(Double.parseDouble(parts[1]), within(1e-4));
        assertThat(TreeModel.load("confidence-tried.txt").score(features))
                .isCloseTo(Double.parseDouble(parts[2]), within(1e-4));
    }
}
