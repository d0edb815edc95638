namespace Pulumi;

/// <summary>What a resource was known as before: a whole URN, or the parts of it that were different.</summary>
public sealed class Alias
{
    public string? Urn { get; set; }

    public Input<string>? Name { get; set; }

    public Input<string>? Type { get; set; }

    public Input<string>? Stack { get; set; }

    public Input<string>? Project { get; set; }

    public Resource? Parent { get; set; }

    public Input<string>? ParentUrn { get; set; }

    public bool NoParent { get; set; }

    internal Alias Check()
    {
        if (Urn is not null && PartBesideUrn() is { } part)
        {
            throw new ArgumentException($"{nameof(Alias)} should not specify both {nameof(Urn)} and {part}");
        }

        var parents = (Parent is null ? 0 : 1) + (ParentUrn is null ? 0 : 1) + (NoParent ? 1 : 0);
        return parents < 2
            ? this
            : throw new ArgumentException(
                $"Only specify one of '{nameof(Parent)}', '{nameof(ParentUrn)}' or '{nameof(NoParent)}' in an {nameof(Alias)}");
    }

    private string? PartBesideUrn() =>
        Name is not null ? nameof(Name)
        : Type is not null ? nameof(Type)
        : Project is not null ? nameof(Project)
        : Stack is not null ? nameof(Stack)
        : Parent is not null ? nameof(Parent)
        : ParentUrn is not null ? nameof(ParentUrn)
        : NoParent ? nameof(NoParent)
        : null;
}
