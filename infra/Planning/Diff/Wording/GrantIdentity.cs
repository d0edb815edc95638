namespace GpuInfra.Planning;

// What makes two resources of IAM one grant in the cloud, whatever they are called and however they spell it.
internal sealed record GrantIdentity
{
    private static readonly string[] Endings = ["IamMember", "IamBinding"];

    // What says who, and not on what.
    private static readonly string[] Rest = ["role", "member", "members", "condition", "etag"];

    // What may be left out, as the provider knows it.
    private static readonly string[] Places = ["project", "location", "region"];

    private readonly string _kind;
    private readonly string _role;
    private readonly string _condition;
    private readonly IReadOnlyList<string> _members;
    private readonly PropertyMap _target;

    private GrantIdentity(string kind, PropertyMap inputs)
    {
        _kind = kind;
        _role = Read.Text(inputs.Find("role")) ?? "";
        _condition = inputs.Find("condition")?.ToString() ?? "";
        _members = [.. inputs.Text("member") is { } member ? [member] : inputs.Items("members").Select(static item => item.ToString())];
        _target = new PropertyMap(inputs.Entries.Where(static entry => !Rest.Contains(entry.Key)));
    }

    // Nothing of a resource that gives no role to a member: a policy says all there is.
    public static GrantIdentity? Of(string type, PropertyMap inputs) =>
        Array.Find(Endings, ending => type.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } end
            ? new(type.Split(':')[1].ToUpperInvariant().Replace(end.ToUpperInvariant(), "", StringComparison.Ordinal), inputs)
            : null;

    public bool IsOneWith(GrantIdentity other) =>
        _kind == other._kind && _role == other._role && _condition == other._condition
        && _members.Any(member => other._members.Any(theirs => AreOne(member, theirs)))
        && IsOnTheSame(other._target);

    // Nobody tells e-mail addresses apart by their case; the subjects of a federation are told apart so.
    private static bool AreOne(string member, string other) => member.Contains('@', StringComparison.Ordinal)
        ? member.Equals(other, StringComparison.OrdinalIgnoreCase)
        : member == other;

    private bool IsOnTheSame(PropertyMap other) =>
        _target.Entries.Select(static entry => entry.Key).Union(other.Entries.Select(static entry => entry.Key)).All(name =>
            (_target.Find(name)?.ToString(), other.Find(name)?.ToString()) switch
            {
                ({ } mine, { } theirs) => mine == theirs || LastPart(mine) == LastPart(theirs),
                _ => Places.Contains(name),
            });

    // An id, a self link and a name lead to the same thing. A reference is whole.
    private static string LastPart(string target) =>
        target.Contains("${", StringComparison.Ordinal) ? target : LinkEquality.LastPart(target);
}
