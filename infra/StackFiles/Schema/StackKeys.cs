namespace GpuInfra.StackFiles;

/// <summary>Every key of the stack file, from the same classes as its schema.</summary>
public static class StackKeys
{
    private static readonly Lazy<IReadOnlyList<StackKey>> Known = new(() => [.. Roots()]);

    /// <summary>All of them, each map before what is in it, in the order of the schema.</summary>
    public static IReadOnlyList<StackKey> All => Known.Value;

    private static IEnumerable<StackKey> Roots() => StackSettings.Inputs.SelectMany(input => Within(input.Key, input.Form)
        .Prepend(new(input.Key, KindOf(input.Form), input.Summary()) { IsRequired = input.Key != ConfigKeys.Platform }));

    private static IEnumerable<StackKey> Within(string path, ValueForm form) => form switch
    {
        ArgsForm { Args: var args } => ArgsMember.Of(args).OrderBy(member => member.Key, StringComparer.Ordinal)
            .SelectMany(member => Within($"{path}.{member.Key}", member.Input.Form).Prepend(Of(member, path))),
        MapForm map => Within($"{path}.{StackKey.AnyName}", map.Value),
        ListForm list => Within(path, list.Item),
        _ => [],
    };

    private static StackKey Of(ArgsMember member, string path)
    {
        var under = path[(path.LastIndexOfAny(['.', ':']) + 1)..];
        var limits = KeyLimits.Of(ValueSchemas.NameOf(member.Input.Owner), member.Key).ToList();
        return new($"{path}.{member.Key}", KindOf(member), member.Input.Summary())
        {
            IsRequired = member.Input.IsRequired,
            Words = KnownWords.Of(member.Input) ?? [],
            Bounds = (limits.Find(limit => limit.Under == under) ?? limits.Find(limit => limit.Under is null))?.Bounds,
        };
    }

    private static string KindOf(ArgsMember member) => member.List is { } list
        ? $"{KindOf(member.Input.Form)}, or {KindOf(list.Input.Form)}"
        : KindOf(member.Input.Form);

    private static string KindOf(ValueForm form) => form switch
    {
        TextForm => "a text",
        WholeNumberForm => "a whole number",
        BooleanForm => "true or false",
        ListForm list => $"a list of {ManyOf(list.Item)}",
        MapForm map => $"a map from names to {ManyOf(map.Value)}",
        _ => "a map",
    };

    private static string ManyOf(ValueForm form) => form switch
    {
        TextForm => "texts",
        WholeNumberForm => "whole numbers",
        _ => "maps",
    };
}
