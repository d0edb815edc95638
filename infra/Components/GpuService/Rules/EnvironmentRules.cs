namespace GpuInfra;

/// <summary>Which environment variables a container may have, and where secrets belong.</summary>
internal static class EnvironmentRules
{
    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
        spec.Containers.SelectMany(c => Environment(c).Select(v => v.Under(c.Path)));

    private static IEnumerable<Violation> Environment(ContainerSpec container) =>
    [
        .. VariablesAreFew(container),
        .. container.Env.Keys.SelectMany(name => VariableIsAllowed("env", name)),
        .. container.Secrets.Keys.SelectMany(name => VariableIsAllowed("secrets", name)),
        .. container.Env.SelectMany(variable => SecretIsNotWrittenDown(variable.Key, variable.Value)),
        .. container.Secrets.SelectMany(s => SecretIsPinned(s.Key, s.Value)),
        .. container.Secrets.Keys.Where(container.Env.ContainsKey).Select(VariableIsSaidOnce),
    ];

    private static IEnumerable<Violation> VariablesAreFew(ContainerSpec container)
    {
        var count = container.Env.Count + container.Secrets.Count;
        if (count > CloudRunLimits.EnvironmentVariables)
        {
            yield return Violation.Error(
                "env", $"makes {count} variables with secrets, but at most {CloudRunLimits.EnvironmentVariables} are allowed",
                "Leave some out.", Sources.Environment.Url);
        }
    }

    private static IEnumerable<Violation> VariableIsAllowed(string map, string name)
    {
        var path = ArgumentPath.Key(map, name);
        if (name.Length == 0 || name.Contains('=', StringComparison.Ordinal))
        {
            yield return Violation.Error(
                path, "has a name that is empty or has an equals sign", "Choose another name.", Sources.Environment.Url);
        }
        else if (CloudRunLimits.ReservedVariables.Contains(name))
        {
            yield return Violation.Error(
                path, "is set by Cloud Run itself", "Leave it out.", Sources.ContainerContract.Url);
        }
        else if (name.StartsWith(CloudRunLimits.ReservedVariablePrefix, StringComparison.Ordinal))
        {
            yield return Violation.Against(
                Sources.Environment.Unconfirmed, path,
                $"begins with {CloudRunLimits.ReservedVariablePrefix}, which Google keeps for itself", "Choose another name.");
        }
    }

    private static IEnumerable<Violation> SecretIsNotWrittenDown(string name, string value)
    {
        if (SecretNames.IsSecret(name, value) && !SecretText.IsIn(value))
        {
            yield return Violation.Error(
                ArgumentPath.Key("env", name), "is named like a secret, but its value is in the open",
                "Put the value into Secret Manager and the variable into secrets, as secret-id:version.", Sources.Secrets.Url);
        }
    }

    private static IEnumerable<Violation> SecretIsPinned(string name, SecretReference reference)
    {
        if (reference.Version == SecretReference.Latest)
        {
            yield return Violation.Error(
                ArgumentPath.Key("secrets", name), $"is {reference}, so that instances of one revision may differ",
                $"Name the version by its number, such as {reference.Secret}:1.", Sources.Secrets.Url);
        }
    }

    private static Violation VariableIsSaidOnce(string name) => Violation.Error(
        ArgumentPath.Key("secrets", name), "is in env, too", "Leave one of the two out.", Sources.Secrets.Url);
}
