package xyz.cofront.foundry.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// An optional value counts only behind `=`: in `create --wait vm.yaml` the file is a file.
final class AttachedValue implements IParameterPreprocessor {
    // picocli's interface asks for this old class.
    @SuppressWarnings("JdkObsolete")
    @Override
    public boolean preprocess(
            Stack<String> arguments, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
        if ("=".equals(info.get("separator"))) {
            return false;
        }
        argument.setValue(((OptionSpec) argument).fallbackValue());
        return true;
    }
}
