package xyz.cofront.foundry.validation;

import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.cloudinit.UserData;
import xyz.cofront.foundry.cloudinit.UserDataProblem;

/// The user's own cloud-config, judged by those who merge it: what passes here can be merged. Faults are told by their
/// place inside the text, without the text.
final class UserDataRules {
    private UserDataRules() {}

    static void check(CloudInit cloudInit, String path, Findings findings) {
        UserData.problems(cloudInit).forEach(problem -> findings.add(path, describe(problem)));
    }

    private static String describe(UserDataProblem problem) {
        return "is not a cloud-config that is taken here: its " + problem;
    }
}
