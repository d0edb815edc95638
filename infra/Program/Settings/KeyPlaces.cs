namespace GpuInfra.Program;

/// <summary>Where keys belong that are right, but stand at the wrong place.</summary>
internal static class KeyPlaces
{
    private const string OneService = $"{ConfigKeys.Services}.<name>";

    private static readonly Dictionary<string, string> OfStack = new()
    {
        ["project"] = ConfigKeys.Project,
        ["projectId"] = ConfigKeys.Project,
        ["region"] = ConfigKeys.Region,
        ["location"] = ConfigKeys.Region,
    };

    /// <summary>The place where a key belongs; nothing if it belongs nowhere, or to the type where it stands.</summary>
    /// <param name="key">The key.</param>
    /// <param name="type">The arguments among which it stands.</param>
    public static string? Of(string key, Type type) =>
        OfStack.GetValueOrDefault(key)
        ?? (type != typeof(ModelServiceArgs) && IsKeyOf(typeof(ModelServiceArgs), key) ? ArgumentPath.Key(OneService, key)
            : type != typeof(InferencePlatformArgs) && IsKeyOf(typeof(InferencePlatformArgs), key) ? ArgumentPath.Key(ConfigKeys.Platform, key)
            : null);

    /// <summary>Whether a key is one of a class of arguments.</summary>
    public static bool IsKeyOf(Type type, string key) =>
        Binding.For(type).Shape is ArgsShape shape && shape.Members.Any(member => member.Key == key);
}
