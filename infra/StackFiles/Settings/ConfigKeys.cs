namespace GpuInfra.StackFiles;

/// <summary>The keys of a configuration as Pulumi reads them: a namespace, a colon and a name.</summary>
public static class ConfigKeys
{
    /// <summary>The Google Cloud project's id.</summary>
    public const string Project = "gcp:project";

    /// <summary>The region, such as <c>europe-west4</c>.</summary>
    public const string Region = "gcp:region";

    /// <summary>What the services share.</summary>
    public const string Platform = "gpuinfra:platform";

    /// <summary>The services by name.</summary>
    public const string Services = "gpuinfra:services";

    // The namespace of the keys that are a program's own; a project of this name may leave it out.
    internal const string OwnNamespace = "gpuinfra";

    internal static IReadOnlyList<string> OfInference { get; } = [Platform, Services];

    internal static string Own(string stackPath) => Of(OwnNamespace, stackPath);

    internal static string Of(string space, string name) => $"{space}:{name}";

    // The key with its namespace, which Pulumi takes from the project where there is none; nothing if it is no key.
    internal static string? Qualify(string key, string project) => key.Split(':') switch
    {
        [_] => Of(project, key),
        [_, _] => key,
        [var space, "config", var name] => Of(space, name),
        _ => null,
    };

    internal static (string Space, string Name) Split(string key) =>
        key.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? (key[..colon], key[(colon + 1)..]) : ("", key);
}
