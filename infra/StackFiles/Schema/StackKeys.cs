namespace GpuInfra.StackFiles;

/// <summary>Every key of the stack file, from the same classes as its schema.</summary>
public static class StackKeys
{
    private static readonly Lazy<IReadOnlyList<StackKey>> Known = new(() => [.. Roots()]);

    /// <summary>All of them, each map before what is in it, in the order of the schema.</summary>
    public static IReadOnlyList<StackKey> All => Known.Value;

    private static IEnumerable<StackKey> Roots()
    {
        var documentation = new Documentation();
        (string Key, string Setting)[] roots =
        [
            (ConfigKeys.Project, nameof(StackSettings.Project)),
            (ConfigKeys.Region, nameof(StackSettings.Region)),
            (ConfigKeys.Platform, nameof(StackSettings.Platform)),
            (ConfigKeys.Services, nameof(StackSettings.Services)),
        ];
        foreach (var (key, setting) in roots)
        {
            var property = typeof(StackSettings).GetProperty(setting)!;
            var shape = Binding.For(property.PropertyType).Shape;
            yield return new(key, KindOf(shape), documentation.Of(property)) { IsRequired = key != ConfigKeys.Platform };
            foreach (var inner in Within(key, shape, documentation))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<StackKey> Within(string path, ValueShape shape, Documentation documentation) => shape switch
    {
        ArgsShape args => args.Members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .SelectMany(member => Within($"{path}.{member.Key}", member.Binding.Shape, documentation)
                .Prepend(Of(member, path, documentation))),
        MapShape map => Within($"{path}.{StackKey.AnyName}", map.Value, documentation),
        ListShape list => Within(path, list.Item, documentation),
        _ => [],
    };

    private static StackKey Of(ArgsMember member, string path, Documentation documentation)
    {
        var under = path[(path.LastIndexOfAny(['.', ':']) + 1)..];
        var owner = ValueSchemas.NameOf(member.Property.DeclaringType!);
        var limits = KeyLimits.Of(owner, member.Key).ToList();
        return new($"{path}.{member.Key}", KindOf(member), documentation.Of(member.Property))
        {
            IsRequired = member.IsRequired,
            Words = KnownWords.Of(member.Property) ?? [],
            Bounds = (limits.Find(limit => limit.Under == under) ?? limits.Find(limit => limit.Under is null))?.Bounds,
        };
    }

    private static string KindOf(ArgsMember member) => member.List is { } list
        ? $"{KindOf(member.Binding.Shape)}, or {KindOf(list.Binding.Shape)}"
        : KindOf(member.Binding.Shape);

    private static string KindOf(ValueShape shape) => shape switch
    {
        TextShape => "a text",
        WholeNumberShape => "a whole number",
        BooleanShape => "true or false",
        ListShape list => $"a list of {ManyOf(list.Item)}",
        MapShape map => $"a map from names to {ManyOf(map.Value)}",
        _ => "a map",
    };

    private static string ManyOf(ValueShape shape) => shape switch
    {
        TextShape => "texts",
        WholeNumberShape => "whole numbers",
        _ => "maps",
    };
}
