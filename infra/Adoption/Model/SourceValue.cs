using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>A value that a source states, in the shape of the Cloud Run v2 API, and where it states it.</summary>
/// <param name="Place">Where it stands.</param>
public abstract record SourceValue(SourcePlace Place)
{
    /// <summary>What YAML tags it with, such as <c>!override</c>; nothing but for tags of a form's own.</summary>
    public string? Tag { get; init; }
}

/// <summary>A text, number, truth or null.</summary>
/// <param name="Value">A <see cref="string"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/> or null.</param>
/// <param name="Place">Where it stands.</param>
public sealed record SourceScalar(object? Value, SourcePlace Place) : SourceValue(Place);

/// <summary>Values by name, in the order of the source.</summary>
/// <param name="Entries">The names, each once.</param>
/// <param name="Place">Where it begins.</param>
public sealed record SourceMap(ImmutableArray<SourceEntry> Entries, SourcePlace Place) : SourceValue(Place)
{
    /// <summary>The value of a name, or null where the source does not state it.</summary>
    public SourceValue? this[string name] => Entries.FirstOrDefault(entry => entry.Name == name)?.Value;
}

/// <summary>A name of a map and its value.</summary>
/// <param name="Name">The name, as the Cloud Run v2 API spells it.</param>
/// <param name="Value">The value.</param>
/// <param name="Place">Where the name stands.</param>
public sealed record SourceEntry(string Name, SourceValue Value, SourcePlace Place);

/// <summary>Values in their order.</summary>
/// <param name="Items">The values.</param>
/// <param name="Place">Where it begins.</param>
public sealed record SourceList(ImmutableArray<SourceValue> Items, SourcePlace Place) : SourceValue(Place);

/// <summary>A value that only another program could tell: a function, the inside of a module, a substitution of a shell.</summary>
/// <param name="Expression">The text of the source.</param>
/// <param name="Reason">Why it is not evaluated.</param>
/// <param name="Place">Where it stands.</param>
public sealed record SourceUnknown(string Expression, string Reason, SourcePlace Place) : SourceValue(Place)
{
    /// <summary>The expression with … for every literal in it, any of which may be a secret.</summary>
    public string Names => SourceExpressions.NamesOf(Expression);
}

/// <summary>A secret that a source holds in the clear or encrypted: where it stands is kept, its text is not.</summary>
/// <param name="Place">Where it stands.</param>
public sealed record SourceSecret(SourcePlace Place) : SourceValue(Place);
