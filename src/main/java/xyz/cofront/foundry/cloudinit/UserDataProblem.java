package xyz.cofront.foundry.cloudinit;

import java.util.Comparator;

/// What is wrong with the text in `cloudInit.userData`. It never repeats any of the text, all of which is
/// secret.
///
/// @param line within the text, from 1
/// @param column within the line, from 1
/// @param message says what is wrong and what to do
public record UserDataProblem(int line, int column, String message) implements Comparable<UserDataProblem> {
    private static final Comparator<UserDataProblem> ORDER = Comparator.comparingInt(UserDataProblem::line)
            .thenComparingInt(UserDataProblem::column)
            .thenComparing(UserDataProblem::message);

    @Override
    public int compareTo(UserDataProblem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + message;
    }
}
