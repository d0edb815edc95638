using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// What is noted while command lines are read, and where their texts stand.
internal sealed partial class GcloudContext(ShellRun run, Func<int, SourcePlace> placeOf)
{
    private readonly List<SourceMistake> _mistakes = [];

    public SourceNotes Notes { get; } = new();

    public ImmutableArray<SourceMistake> Mistakes => [.. _mistakes.Distinct()];

    // What stands before the paths of the service in questions; empty where there is only one.
    public string Prefix { get; set; } = "";

    public SourcePlace PlaceOf(int origin) => placeOf(origin >= 0 ? origin : run.UnknownOf(origin).Origin);

    public SourcePlace PlaceOf(ShellText text, int otherwise) => PlaceOf(text.Start ?? otherwise);

    public void Refuse(int origin, string message) => _mistakes.Add(new SourceMistake(PlaceOf(origin), message));

    public void Ask(string path, string ask, string? @default, SourcePlace place) => Notes.Ask(Prefix + path, ask, @default, place);

    // The text as the source spells it, with what it does not know as it is written there.
    public string Show(ShellText text)
    {
        var shown = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            shown.Append(text.Origins[at] < 0 ? run.UnknownOf(text.Origins[at]).Expression : text.Value[at].ToString());
        }

        return shown.ToString();
    }

    // The text without what is empty unless somebody sets it.
    public ShellText Settle(ShellText text)
    {
        var settled = new ShellTextBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text.Origins[at] >= 0 || run.UnknownOf(text.Origins[at]).EmptyUnlessSet is not { } variable)
            {
                settled.Append(text.Slice(at, at + 1));
            }
            else
            {
                var place = PlaceOf(run.UnknownOf(text.Origins[at]).Origin);
                Notes.CannotCarry($"${variable}", "it may be set from outside: it is taken as empty", place);
            }
        }

        return settled.ToText();
    }

    // A value of a property; what is not known is asked for.
    public SourceValue ToValue(string path, ShellText text, int origin, Func<string, object?>? convert = null)
    {
        text = Settle(text);
        var place = PlaceOf(text, origin);
        if (text.Origins.FirstOrDefault(static at => at < 0) is < 0 and var unknown)
        {
            var reason = run.UnknownOf(unknown).Reason;
            var expression = IsSecretive(path) ? Show(WithoutKnown(text)) : Show(text);
            Ask(path, $"`{expression}`: {reason}", null, place);
            return new SourceUnknown(expression, reason, place);
        }

        if (Placeholder().IsMatch(text.Value))
        {
            Ask(path, $"`{text.Value}` is a placeholder", null, place);
            return new SourceUnknown(text.Value, "it is a placeholder", place);
        }

        var outside = text.Origins.Select(run.Outside.GetValueOrDefault).FirstOrDefault(static name => name is not null);
        if (outside is not null)
        {
            var asked = path.EndsWith(".gcs.bucket", StringComparison.Ordinal) ? $"beside.bucket[{text.Value}]" : path;
            var isSecretive = IsSecretive(path);
            Ask(asked, $"{outside} may be set from outside; where it is not, this is {(isSecretive ? "what stands here" : text.Value)}", isSecretive ? null : text.Value, place);
        }

        return new SourceScalar(convert is null ? text.Value : convert(text.Value), place);
    }

    // The same without a question: what nobody knows of a thing beside a service keeps it from being taken over.
    public SourceValue Quietly(ShellText text, int origin)
    {
        text = Settle(text);
        var place = PlaceOf(text, origin);
        return text.Origins.FirstOrDefault(static at => at < 0) is < 0 and var unknown
            ? new SourceUnknown(Show(text), run.UnknownOf(unknown).Reason, place)
            : new SourceScalar(text.Value, place);
    }

    // Any word of a command may be a secret that the flag before it says nothing of.
    private static bool IsSecretive(string path) => (path.Contains(".env[", StringComparison.Ordinal) && SecretiveNames.MayHold(path))
        || path.Contains(".args", StringComparison.Ordinal) || path.Contains(".command", StringComparison.Ordinal);

    // Only what is not known of a text, with … for the rest.
    private static ShellText WithoutKnown(ShellText text)
    {
        var shown = new ShellTextBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text.Origins[at] < 0)
            {
                shown.Append(text.Slice(at, at + 1));
            }
            else if (at == 0 || text.Origins[at - 1] < 0)
            {
                shown.Append('…', text.Origins[at]);
            }
        }

        return shown.ToText();
    }

    // Whether a role is granted under a condition, which is noted.
    public bool IsConditional(GcloudCommand grant)
    {
        var setting = grant.Settings.LastOrDefault(static setting => setting.Flag is "condition" or "condition-from-file");
        if (setting is null || (setting.Flag == "condition" && setting.Value?.Value is "None"))
        {
            return false;
        }

        Notes.CannotCarry($"gcloud {string.Join(' ', grant.Path)} --{setting.Flag}", SourceNotes.Unconditional, PlaceOf(setting.Origin));
        return true;
    }

    // The items of a list, which commas part, or what stands between ^ and ^ before it. As gcloud does, nothing after the last is no item.
    public static IReadOnlyList<ShellText> Items(ShellText text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var close = text.StartsWith("^") ? text.Value.IndexOf('^', 1) : -1;
        List<ShellText> items = close > 1 ? [.. text.From(close + 1).Split(text.Value[1..close])] : [.. text.Split(",")];
        if (items is [.., { Length: 0 }])
        {
            items.RemoveAt(items.Count - 1);
        }

        return items;
    }

    // The entries of a map; one without = is a mistake.
    public IEnumerable<(ShellText Key, ShellText Value)> Entries(GcloudSetting setting)
    {
        foreach (var item in Items(Settle(setting.Value!)))
        {
            var equals = item.IndexOf('=');
            if (equals > 0 && setting.Without.Contains(item.Value[..equals]))
            {
                continue;
            }

            if (equals > 0)
            {
                yield return (item.Slice(0, equals), item.From(equals + 1));
            }
            else if (item.Length == 1 && !item.IsKnown)
            {
                Notes.CannotCarry(Show(item), $"more entries of --{setting.Flag}, which are not known: {run.UnknownOf(item.Origins[0]).Reason}", PlaceOf(item, setting.Origin));
            }
            else
            {
                var found = equals == 0 ? "an entry without a name" : "an entry without =";
                Refuse(item.Start ?? setting.Origin, $"--{setting.Flag} has {found}, but takes NAME=VALUE with a comma after each. "
                    + "A value that holds commas needs another delimiter, such as ^|^ before the first name.");
            }
        }
    }

    public SourceValue? Number(string path, GcloudSetting setting, long least)
    {
        if (Settle(setting.Value!) is not { Value: not "default" } text)
        {
            return null;
        }

        if (text.IsKnown && (!long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < least))
        {
            Refuse(text.Start ?? setting.Origin, $"--{setting.Flag} is {text.Value}, but must be a whole number of {least} or more.");
            return null;
        }

        return ToValue(path, text, setting.Origin, static value => long.Parse(value, CultureInfo.InvariantCulture));
    }

    public SourceValue? Choice(string path, GcloudSetting setting, IReadOnlyDictionary<string, string> choices)
    {
        var text = Settle(setting.Value!);
        if (text.IsKnown && !choices.ContainsKey(text.Value))
        {
            Refuse(text.Start ?? setting.Origin, $"--{setting.Flag} is {text.Value}, but must be one of {string.Join(", ", choices.Keys.Order(StringComparer.Ordinal))}.");
            return null;
        }

        return ToValue(path, text, setting.Origin, value => choices[value]);
    }

    // As people write for others what everybody has for himself: [PROJECT_ID], YOUR_BUCKET, your-token-here.
    [GeneratedRegex(@"\A(?:\[[A-Z][A-Z0-9_ -]{2,}\]|<[A-Za-z][\w -]*>|(?:YOUR|your)[-_][\w-]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
