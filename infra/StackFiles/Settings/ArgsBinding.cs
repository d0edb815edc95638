namespace GpuInfra.StackFiles;

// Binds a map to a class of arguments.
internal sealed class ArgsBinding(ArgsType type) : Binding
{
    private readonly Lazy<Members> _members = new(() => Members.Of(type));

    public override string Wanted => "a map";

    public override string Example =>
        $"{{{string.Join(", ", ExampleKeys.Select(k => $"{k}: ..."))}}}";

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

        var args = type.Create();
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
                member.For(entry.Value).Input.Set(args, value);
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
        type.Type.Assembly == typeof(ModelServiceArgs).Assembly && FieldWords.Find(key.ToLowerInvariant(), _members.Value.Keys) is null
            ? KeyPlaces.Of(key, type.Type)
            : null;

    private sealed record Members(Dictionary<string, ArgsMember> ByKey, ArgsMember[] Required, string[] Keys, HashSet<string> Wired)
    {
        public static Members Of(ArgsType type)
        {
            var members = ArgsMember.Of(type);
            return new Members(
                members.ToDictionary(m => m.Key),
                [.. members.Where(m => m.Input.IsRequired)],
                [.. members.Select(m => m.Key).Order(StringComparer.Ordinal)],
                [.. type.Inputs.Where(input => input.IsOfProgram).Select(input => input.Key)]);
        }
    }
}
