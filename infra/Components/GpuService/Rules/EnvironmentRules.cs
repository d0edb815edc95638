namespace GpuInfra;

// Which environment variables a container may have, and where secrets belong.
internal static class EnvironmentRules
{
    internal static readonly Rule VariablesAreFew = new(
        "RUN028", $"A container has at most {CloudRunLimits.EnvironmentVariables} environment variables.",
        "Cloud Run refuses more; secrets count.")
    { Source = Sources.Environment.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule VariableIsAllowed = new(
        "RUN029", "A variable has a name that is free to use.",
        "Cloud Run sets some variables itself and refuses them here. That Google keeps more names is not confirmed.")
    { Source = Sources.Environment.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule VariableIsSaidOnce = new(
        "RUN030", "A variable has a value or a secret, not both.",
        "Which of the two the container would see is not defined. Leave one out.")
    { Source = Sources.Secrets.Url };

    internal static readonly Rule SecretIsNotWrittenDown = new(
        "RUN031", "A secret is not written into the stack file.",
        "Everybody who reads the repository, the state or the console would read it. "
            + "Put it into Secret Manager. If the variable is only named like a secret, silence this.")
    { Source = Sources.Secrets.Url };

    internal static readonly Rule SecretIsPinned = new(
        "RUN032", "A secret is named with the number of its version.",
        "With latest, instances of one revision may see different values, and a broken secret breaks what runs.")
    { Source = Sources.Secrets.Url };

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. spec.Containers.SelectMany(c => Environment(c).Select(v => v.Under(c.Path))),
        .. spec.Volumes.OfType<SecretVolume>().SelectMany(volume =>
            CheckSecretIsPinned(ArgumentPath.Join(ArgumentPath.Key("volumes", volume.Name), "secret"), volume.Reference)),
    ];

    private static IEnumerable<Violation> Environment(ContainerSpec container) =>
    [
        .. CheckVariablesAreFew(container),
        .. container.Env.Keys.SelectMany(name => CheckVariableIsAllowed("env", name)),
        .. container.Secrets.Keys.SelectMany(name => CheckVariableIsAllowed("secrets", name)),
        .. container.Env.SelectMany(variable => CheckSecretIsNotWrittenDown(variable.Key, variable.Value)),
        .. container.Secrets.SelectMany(s => CheckSecretIsPinned(ArgumentPath.Key("secrets", s.Key), s.Value)),
        .. container.Secrets.Keys.Where(container.Env.ContainsKey).Select(CheckVariableIsSaidOnce),
    ];

    private static IEnumerable<Violation> CheckVariablesAreFew(ContainerSpec container)
    {
        var count = container.Env.Count + container.Secrets.Count;
        if (count > CloudRunLimits.EnvironmentVariables)
        {
            yield return VariablesAreFew.Broken(
                "env", $"makes {count} variables with secrets, but at most {CloudRunLimits.EnvironmentVariables} are allowed",
                "Leave some out.");
        }
    }

    private static IEnumerable<Violation> CheckVariableIsAllowed(string map, string name)
    {
        var path = ArgumentPath.Key(map, name);
        if (name.Length == 0 || name.Contains('=', StringComparison.Ordinal))
        {
            yield return VariableIsAllowed.Broken(
                path, "has a name that is empty or has an equals sign", "Choose another name.");
        }
        else if (CloudRunLimits.ReservedVariables.Contains(name))
        {
            yield return VariableIsAllowed.Broken(
                path, "is set by Cloud Run itself", "Leave it out.", Sources.ContainerContract.Url);
        }
        else if (name.StartsWith(CloudRunLimits.ReservedVariablePrefix, StringComparison.Ordinal))
        {
            yield return VariableIsAllowed.Against(
                Sources.Environment.Unconfirmed, path,
                $"begins with {CloudRunLimits.ReservedVariablePrefix}, which Google keeps for itself", "Choose another name.");
        }
    }

    private static IEnumerable<Violation> CheckSecretIsNotWrittenDown(string name, string value)
    {
        if (SecretNames.IsSecret(name, value) && !SecretText.IsIn(value))
        {
            yield return SecretIsNotWrittenDown.Broken(
                ArgumentPath.Key("env", name), "is named like a secret, but its value is in the open",
                "Put the value into Secret Manager and the variable into secrets, as secret-id:version.");
        }
    }

    private static IEnumerable<Violation> CheckSecretIsPinned(string path, SecretReference reference)
    {
        if (reference.Version == SecretReference.Latest)
        {
            yield return SecretIsPinned.Broken(
                path, $"is {reference}, so that instances of one revision may differ",
                $"Name the version by its number, such as {reference.Secret}:1.");
        }
    }

    private static Violation CheckVariableIsSaidOnce(string name) => VariableIsSaidOnce.Broken(
        ArgumentPath.Key("secrets", name), "is in env, too", "Leave one of the two out.");
}
