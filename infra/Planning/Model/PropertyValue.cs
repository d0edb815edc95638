namespace GpuInfra.Planning;

/// <summary>A value in a resource's inputs: an immutable tree that is compared by what it holds.</summary>
public sealed class PropertyValue : IEquatable<PropertyValue>
{
    private static readonly PropertyValue True = new(PropertyKind.Flag, true);
    private static readonly PropertyValue False = new(PropertyKind.Flag, false);

    private readonly object? _content;

    // What a text said before its secrets were taken out of it: it is compared, and never told.
    private readonly string? _concealed;

    private PropertyValue(PropertyKind kind, object? content, string? concealed = null)
    {
        Kind = kind;
        _content = content;
        _concealed = concealed;
    }

    /// <summary>The value that says nothing.</summary>
    public static PropertyValue Null { get; } = new(PropertyKind.Null, null);

    /// <summary>What stands in a plan wherever a program has a secret.</summary>
    public static PropertyValue Secret { get; } = Of(SecretText.Mark);

    /// <summary>What this value holds.</summary>
    public PropertyKind Kind { get; }

    /// <summary>The truth value.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public bool Flag => (bool)Content(PropertyKind.Flag);

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public double Number => (double)Content(PropertyKind.Number);

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public string Text => (string)Content(PropertyKind.Text);

    /// <summary>The items of the list.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public IReadOnlyList<PropertyValue> Items => (PropertyValue[])Content(PropertyKind.List);

    /// <summary>The values by name.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public PropertyMap Map => (PropertyMap)Content(PropertyKind.Map);

    /// <summary>A truth value.</summary>
    public static PropertyValue Of(bool flag) => flag ? True : False;

    /// <summary>A number.</summary>
    public static PropertyValue Of(double number) => new(PropertyKind.Number, number);

    /// <summary>A text. A secret that its form betrays is nowhere told, but another one is another text.</summary>
    public static PropertyValue Of(string text)
    {
        var redacted = SecretText.Redact(text);
        return ReferenceEquals(redacted, text) || redacted == text ? new(PropertyKind.Text, text) : new(PropertyKind.Text, redacted, text);
    }

    /// <summary>A list. What follows a flag such as <c>--api-key</c> is told no more than a secret of its own form.</summary>
    public static PropertyValue Of(IEnumerable<PropertyValue> items)
    {
        var all = items.ToArray();
        for (var index = 1; index < all.Length; index++)
        {
            if (all[index - 1].IsText && all[index].IsText && SecretText.Precedes(all[index - 1].Text, all[index].Text))
            {
                all[index] = all[index].Concealed();
            }
        }

        return new(PropertyKind.List, all);
    }

    /// <summary>Values by name.</summary>
    public static PropertyValue Of(PropertyMap map) => new(PropertyKind.Map, map);

    /// <inheritdoc/>
    public bool Equals(PropertyValue? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Kind == other.Kind && (Kind == PropertyKind.List
            ? Items.SequenceEqual(other.Items)
            : Equals(_content, other._content) && IsSaidAlike(other)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyValue);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Kind == PropertyKind.List ? HashCode.Combine(Kind, Items.Count) : HashCode.Combine(Kind, _content);

    /// <summary>The value on one line, for people.</summary>
    public override string ToString() => Kind switch
    {
        PropertyKind.Null => "null",
        PropertyKind.Flag => Flag ? "true" : "false",
        PropertyKind.Number => Number.ToString(CultureInfo.InvariantCulture),
        PropertyKind.Text => Text,
        PropertyKind.List => $"[{string.Join(", ", Items)}]",
        _ => $"{{{Map}}}",
    };

    internal bool IsText => Kind == PropertyKind.Text;

    internal PropertyValue Concealed() => new(PropertyKind.Text, SecretText.Mark, _concealed ?? Text);

    // A file of the tool's own has nothing but the mark, which then stands for whatever is there.
    private bool IsSaidAlike(PropertyValue other) =>
        _concealed is null || other._concealed is null || _concealed == other._concealed;

    private object Content(PropertyKind kind) =>
        Kind == kind ? _content! : throw new InvalidOperationException($"The value is a {Kind} and not a {kind}.");
}
