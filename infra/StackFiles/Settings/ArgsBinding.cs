using System.Reflection;
using System.Runtime.CompilerServices;
using Pulumi;

namespace GpuInfra.StackFiles;

/// <summary>
/// Binds a map to a class of arguments. The key of a property is the name that its <see cref="InputAttribute"/> gives;
/// a property that can only be set while the object is made is the user's to say, any other is the program's.
/// </summary>
internal sealed class ArgsBinding : Binding
{
    private readonly Type _type;
    private readonly Lazy<Members> _members;

    public ArgsBinding(Type type)
    {
        _type = type;
        _members = new Lazy<Members>(() => Members.Of(type));
    }

    public override string Wanted => "a map";

    public override string Example =>
        $"{{{string.Join(", ", ExampleKeys.Select(k => $"{k}: ..."))}}}";

    public override ValueShape Shape => new ArgsShape(_type, [.. _members.Value.ByKey.Values]);

    private IEnumerable<string> ExampleKeys =>
        _members.Value.Required.Length > 0 ? _members.Value.Required.Select(m => m.Key)
        : _members.Value.ByKey.Values.FirstOrDefault(member => member.HasFewWords) is { } choice ? [choice.Key]
        : _members.Value.Keys.Take(1);

    protected override object? Convert(ConfigSlot slot, ProblemList problems)
    {
        if (slot.Node is not ConfigMap map)
        {
            return Refuse(slot, problems);
        }

        var args = Activator.CreateInstance(_type)!;
        var meant = new HashSet<string>();
        foreach (var entry in map.Entries)
        {
            if (_members.Value.ByKey.GetValueOrDefault(entry.Key) is not { } member)
            {
                var key = PlaceOf(entry.Key) is null ? KnownKeys.NearestField(entry.Key, _members.Value.Keys) : null;
                meant.UnionWith(key is null ? [] : [key]);
                RefuseKey(entry, key, slot.Path, problems);
            }
            else if (Bind(entry, member, slot.Path, problems) is { } value)
            {
                member.For(entry.Value).Property.SetValue(args, value);
            }
        }

        foreach (var member in _members.Value.Required.Where(m => map.Find(m.Key) is null && !meant.Contains(m.Key)))
        {
            var fix = $"Add for example '{member.Key}: {member.Example}'.";
            problems.Add(slot.Place, slot.Path.Key(member.Key), KeyIsGiven.Mistake("is missing", fix));
        }

        return args;
    }

    private static object? Bind(ConfigEntry entry, ArgsMember member, ConfigPath path, ProblemList problems)
    {
        var example = $"Write for example '{entry.Key}: {member.Example}'";
        var mistake = entry.Value switch
        {
            ConfigScalar { Kind: ScalarKind.Null } => ValueIsGiven.Mistake("has no value", $"{example}, or remove it."),
            ConfigMap when member.List is { } list =>
                ValueHasType.Mistake($"is a map, but must be {member.Binding.Wanted} or {list.Binding.Wanted}", $"{example}."),
            ConfigMap when member is { HasFewWords: true, Binding: TextBinding } =>
                ValueHasType.Mistake($"is a map, but must be {member.Binding.Wanted}", $"{example}."),
            _ => null,
        };
        if (mistake is null)
        {
            return member.For(entry.Value).Binding.Bind(ConfigSlot.Of(entry, path), problems);
        }

        problems.Add(entry.Place, path.Key(entry.Key), mistake);
        return null;
    }

    private void RefuseKey(ConfigEntry entry, string? meant, ConfigPath path, ProblemList problems)
    {
        var place = PlaceOf(entry.Key);
        if (_members.Value.Wired.Contains(entry.Key))
        {
            var mistake = KeyIsForStackFile.Mistake(
                "is not for a stack file to say: the program sets it", place is null ? "Remove it." : $"Remove it; '{place}' says it.");
            problems.Add(entry.KeyMark, path.Key(entry.Key), mistake);
            return;
        }

        if (place is not null)
        {
            problems.Add(entry.KeyMark, path.Key(entry.Key), KeyIsKnown.Mistake("does not belong here", $"Write it as '{place}'."));
            return;
        }

        var suggestion = (meant is null ? NestedFields.Advice(entry.Value, _members.Value.Keys) : null)
            ?? KnownKeys.Suggest(entry.Key, _members.Value.Keys);
        problems.Add(entry.KeyMark, path.Key(entry.Key), KeyIsKnown.Mistake("is not a known key", suggestion));
        if (meant is not null)
        {
            problems.Leave(path.Key(meant));
        }
    }

    // What the stack says once for all parts is not known to any of them; a class of arguments of another program has no place.
    private string? PlaceOf(string key) =>
        _type.Assembly == typeof(ModelServiceArgs).Assembly && FieldWords.Find(key.ToLowerInvariant(), _members.Value.Keys) is null
            ? KeyPlaces.Of(key, _type)
            : null;

    private sealed record Members(Dictionary<string, ArgsMember> ByKey, ArgsMember[] Required, string[] Keys, HashSet<string> Wired)
    {
        public static Members Of(Type type)
        {
            var inputs = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(p => (Property: p, Input: InputOf(p)))
                .Where(p => p.Input is not null)
                .ToLookup(p => IsInitOnly(p.Property));
            var lists = inputs[true].Where(p => InPlaceOf(p.Property) is not null)
                .ToDictionary(p => InPlaceOf(p.Property)!.Argument, p => Create(p.Property, p.Input!));
            var members = inputs[true].Where(p => InPlaceOf(p.Property) is null)
                .Select(p => Create(p.Property, p.Input!))
                .Select(member => member with { List = lists.GetValueOrDefault(member.Key) })
                .ToList();
            return new Members(
                members.ToDictionary(m => m.Key),
                [.. members.Where(m => m.IsRequired)],
                [.. members.Select(m => m.Key).Order(StringComparer.Ordinal)],
                [.. inputs[false].Select(p => NameOf(p.Input!))]);
        }

        private static CustomAttributeData? InputOf(PropertyInfo property) =>
            property.GetCustomAttributesData().FirstOrDefault(a => a.AttributeType == typeof(InputAttribute));

        private static InPlaceOfAttribute? InPlaceOf(PropertyInfo property) => property.GetCustomAttribute<InPlaceOfAttribute>();

        private static ArgsMember Create(PropertyInfo property, CustomAttributeData input)
        {
            var isRequired = property.IsDefined(typeof(RequiredMemberAttribute)) || input.ConstructorArguments[1].Value is true;
            return new ArgsMember(NameOf(input), property, For(property.PropertyType), isRequired);
        }

        /// <summary>The attribute's own properties are not public, but what it was written with is.</summary>
        private static string NameOf(CustomAttributeData input) => (string)input.ConstructorArguments[0].Value!;

        private static bool IsInitOnly(PropertyInfo property) =>
            property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
    }
}
