namespace GpuInfra.StackFiles;

// What a qualified key of a configuration is: one that the program reads, one that is somebody else's, or a mistake. Pulumi
// takes any, and hands it to a program that never asks for it.
internal sealed class KeyRules(ConfigScope scope)
{
    private const string PulumiNamespace = "pulumi";
    private const string Unknown = "is not a known key";

    private readonly IReadOnlyList<string> _ownNames = [.. scope.OwnKeys.Select(key => ConfigKeys.Split(key).Name)];

    // What is wrong with a key, and the key that was probably meant; nothing if it is fine.
    public (Violation Mistake, IReadOnlyList<string> Meant)? Check(string key)
    {
        var (space, name) = ConfigKeys.Split(key);
        return space == scope.Project.Name && NamesOf(name) is { Count: > 0 } names
            ? (KeyIsKnown.Mistake(
                "is a namespace and no key, so that what stands below it is not read",
                $"Write {Wording.All(names.Select(full => $"'{full}:'"))} in its place, each with its value."), names)
            : CheckOne(key, space, name) is { } judged ? (judged.Mistake, judged.Meant is { } meant ? [meant] : [])
            : null;
    }

    private IReadOnlyList<string> NamesOf(string space) => space switch
    {
        ConfigKeys.OwnNamespace => scope.OwnKeys,
        ProviderKeys.Namespace => [ConfigKeys.Project, ConfigKeys.Region],
        _ => [],
    };

    private (Violation Mistake, string? Meant)? CheckOne(string key, string space, string name) =>
        space switch
        {
            ConfigKeys.OwnNamespace => scope.OwnKeys.Contains(key) ? null : NotKnown(KnownKeys.Nearest(key, scope.OwnKeys) ?? NearestOwn(name), name),
            ProviderKeys.Namespace => CheckOfProvider(key, name),
            PulumiNamespace => null,
            _ when space == scope.Project.Name => OfProject(key, name),
            _ when _ownNames.Contains(name) || IsNear(space, ConfigKeys.OwnNamespace) => NotKnown(NearestOwn(name), name),
            _ when IsNear(space, ProviderKeys.Namespace) && ProviderKeys.IsKnown(name) =>
                NotKnown(ConfigKeys.Of(ProviderKeys.Namespace, name), name),
            _ => null,
        };

    private static bool IsNear(string space, string known) => KnownKeys.Nearest(space, [known]) is not null;

    private static (Violation Mistake, string? Meant)? CheckOfProvider(string key, string name)
    {
        if (key is ConfigKeys.Project or ConfigKeys.Region)
        {
            return null;
        }

        if (ProviderKeys.IsKnown(name))
        {
            return (KeyHasEffect.Mistake(
                $"has no effect: the provider of this program is given {ConfigKeys.Project} and {ConfigKeys.Region} alone",
                "Remove it; what the provider reads from the environment, such as credentials, still counts."), null);
        }

        return KnownKeys.Nearest(name, ProviderKeys.Names) is { } nearest
            ? Meant("is not a key of the provider", ConfigKeys.Of(ProviderKeys.Namespace, nearest))
            : (KeyIsKnown.Mistake(
                "is not a key of the provider", $"Remove it; the program reads {ConfigKeys.Project} and {ConfigKeys.Region}."), null);
    }

    // The name of the project is the namespace of every key that has none, whatever the program reads.
    private (Violation Mistake, string? Meant)? OfProject(string key, string name)
    {
        var problem = $"is '{key}' to Pulumi, as the project is named {scope.Project.Name}, and the program does not read it";
        var meant = NearestOwn(name);
        return (KeyIsKnown.Mistake(problem, (meant ?? PlaceOf(name)) is { } place ? $"Write '{place}:'." : NamesOfOwn), meant);
    }

    private (Violation Mistake, string? Meant) NotKnown(string? meant, string name) =>
        meant is not null ? Meant(Unknown, meant)
        : PlaceOf(name) is { } place
            ? (KeyIsKnown.Mistake("does not belong here", $"Write it as '{place}'."), place is ConfigKeys.Project or ConfigKeys.Region ? place : null)
        : (KeyIsKnown.Mistake(Unknown, NamesOfOwn), null);

    // What one service says, or what they share, has a place where the program has services.
    private string? PlaceOf(string name) => KeyPlaces.Of(name, typeof(void)) is { } place
        && (place is ConfigKeys.Project or ConfigKeys.Region || scope.OwnKeys.Contains(ConfigKeys.Services)) ? place : null;

    private static (Violation Mistake, string? Meant) Meant(string problem, string key) =>
        (KeyIsKnown.Mistake(problem, $"Did you mean '{key}'?"), key);

    private string NamesOfOwn => $"The known keys are: {string.Join(", ", scope.OwnKeys)}.";

    // Other tools part a namespace from a name with a point.
    private string? NearestOwn(string name) => KnownKeys.Nearest(name, _ownNames) is { } nearest
        ? ConfigKeys.Own(nearest)
        : KnownKeys.Nearest(name.Replace('.', ':'), scope.OwnKeys);
}
