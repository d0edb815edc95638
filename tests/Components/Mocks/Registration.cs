using System.Collections.Immutable;
using System.Globalization;
using Pulumi;

namespace GpuInfra.Components.Tests;

/// <summary>A resource as the engine would see it, and as a test compares it: one line a fact, sorted.</summary>
/// <param name="Resource">The resource itself.</param>
/// <param name="Options">The options it was registered with.</param>
/// <param name="Inputs">The inputs that reached the engine.</param>
/// <param name="DependsOn">What it waits for by its options, as type and name.</param>
internal sealed record Registration(
    Resource Resource, ResourceOptions Options, ImmutableDictionary<string, object> Inputs, IReadOnlyList<string> DependsOn)
{
    public string Type => Resource.GetResourceType();

    public string Name => Resource.GetResourceName();

    public string Key => KeyOf(Resource);

    public string Parent => Options.Parent is { } parent ? KeyOf(parent) : "";

    public bool Protect => Options.Protect ?? false;

    public bool MayBeDeletedFirst => Options is CustomResourceOptions { DeleteBeforeReplace: not false };

    public static string KeyOf(Resource resource) => $"{resource.GetResourceType()} {resource.GetResourceName()}";

    /// <summary>The input at a path such as <c>versioning.enabled</c>, as text; empty where there is none.</summary>
    public string At(string path)
    {
        object? value = Inputs;
        foreach (var key in path.Split('.'))
        {
            value = ((ImmutableDictionary<string, object>?)value)?.GetValueOrDefault(key);
        }

        return value is null ? "" : Text(value);
    }

    public override string ToString()
    {
        var lines = new List<string> { Key };
        lines.AddRange(Inputs.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => $"  {i.Key}: {Text(i.Value)}"));
        if (Protect || MayBeDeletedFirst)
        {
            lines.Add($"  [{string.Join(", ", Marks())}]");
        }

        lines.AddRange(DependsOn.Order(StringComparer.Ordinal).Select(d => $"  after {d}"));
        return string.Join('\n', lines);
    }

    private IEnumerable<string> Marks()
    {
        if (Protect)
        {
            yield return "protect";
        }

        if (MayBeDeletedFirst)
        {
            yield return "mayBeDeletedFirst";
        }
    }

    private static string Text(object value) => value switch
    {
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        double number => number.ToString(CultureInfo.InvariantCulture),
        ImmutableArray<object> list => $"[{string.Join(", ", list.Select(Text))}]",
        ImmutableDictionary<string, object> map =>
            $"{{{string.Join(", ", map.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {Text(e.Value)}"))}}}",
        _ => throw new ArgumentException($"A value of the type {value.GetType()} reached the engine."),
    };
}
