using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>What an expression comes to, and where that is written.</summary>
internal abstract record HclValue(SourcePlace Place)
{
    /// <summary>Whether its text must not be shown, as <c>sensitive = true</c> says.</summary>
    public bool Secret { get; init; }
}

internal sealed record HclNull(SourcePlace Place) : HclValue(Place);

internal sealed record HclBool(bool Value, SourcePlace Place) : HclValue(Place);

internal sealed record HclNumber(decimal Value, SourcePlace Place) : HclValue(Place);

internal sealed record HclText(string Value, SourcePlace Place) : HclValue(Place);

/// <summary>A list, a tuple or a set, whose items are sorted and each there once.</summary>
internal sealed record HclList(ImmutableArray<HclValue> Items, SourcePlace Place) : HclValue(Place)
{
    /// <summary>Whether it is a set, whose items are their own keys.</summary>
    public bool IsSet { get; init; }
}

/// <summary>A map or an object.</summary>
internal sealed record HclObject(ImmutableArray<HclEntry> Entries, SourcePlace Place) : HclValue(Place)
{
    public HclValue? this[string name] => Entries.FirstOrDefault(entry => entry.Name == name)?.Value;

    /// <summary>Puts an entry where its name stands, or behind the others.</summary>
    public HclObject With(HclEntry entry)
    {
        var index = Entries.IndexOf(Entries.FirstOrDefault(other => other.Name == entry.Name)!);
        return this with { Entries = index < 0 ? Entries.Add(entry) : Entries.SetItem(index, entry) };
    }
}

internal sealed record HclEntry(string Name, HclValue Value, SourcePlace Place);

/// <summary>A value that only Terraform or the cloud knows.</summary>
/// <param name="Expression">The text of the source.</param>
/// <param name="Reason">Why it is not known here.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record HclUnknown(string Expression, string Reason, SourcePlace Place) : HclValue(Place)
{
    /// <summary>Whether Terraform itself would fail, which <c>try</c> and <c>can</c> notice.</summary>
    public bool Fails { get; init; }

    /// <summary>The address of the resource whose attribute it is.</summary>
    public string? Origin { get; init; }
}

/// <summary>Something whose attributes are evaluated when they are asked for: variables, locals, a resource.</summary>
internal sealed record HclNamespace(string Name, Func<string, HclValue?> Attribute, SourcePlace Place) : HclValue(Place);

/// <summary>The names that an expression can use.</summary>
internal sealed record HclScope(Func<string, SourcePlace, HclValue?> Root, HclScope? Outer = null)
{
    public HclValue? Find(string name, SourcePlace place) => Root(name, place) ?? Outer?.Find(name, place);

    public HclScope With(string name, HclValue value) => new((asked, _) => asked == name ? value : null, this);
}
