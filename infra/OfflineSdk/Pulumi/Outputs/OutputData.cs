using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output resolves to, and where it came from.</summary>
internal readonly record struct OutputData<T>(T Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Resources)
{
    public static OutputData<T> Known(T value) => new(value, IsKnown: true, IsSecret: false, []);

    /// <summary>Another value of the same origin: just as secret, just as dependent.</summary>
    public OutputData<TOther> With<TOther>(TOther value) => new(value, IsKnown, IsSecret, Resources);

    /// <summary>Takes over the value of <paramref name="other"/>, and is known only if both are, secret if one is.</summary>
    public OutputData<TOther> Then<TOther>(OutputData<TOther> other) =>
        new(other.Value, IsKnown && other.IsKnown, IsSecret || other.IsSecret, Union(other.Resources));

    private ImmutableHashSet<Resource> Union(ImmutableHashSet<Resource> others) =>
        others.IsEmpty ? Resources : Resources.IsEmpty ? others : Resources.Union(others);
}
