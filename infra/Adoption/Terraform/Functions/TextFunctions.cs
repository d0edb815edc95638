using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

/// <summary>Functions of texts.</summary>
internal static class TextFunctions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static readonly Dictionary<string, HclFunction> All = new(StringComparer.Ordinal)
    {
        ["basename"] = Of(text => text.TrimEnd('/').Split('/')[^1]),
        ["dirname"] = Of(text => text.LastIndexOf('/') is > 0 and var slash ? text[..slash] : text.StartsWith('/') ? "/" : "."),
        ["chomp"] = Of(text => text.TrimEnd('\n', '\r')),
        ["lower"] = Of(text => text.ToLowerInvariant()),
        ["upper"] = Of(text => text.ToUpperInvariant()),
        ["title"] = Of(text => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(text)),
        ["trimspace"] = Of(text => text.Trim()),
        ["strrev"] = Of(text => string.Concat(Runes(text).Reverse())),
        ["urlencode"] = Of(text => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal)),
        ["base64encode"] = Of(text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
        ["base64decode"] = Of(text => Encoding.UTF8.GetString(Convert.FromBase64String(text))),
        ["trim"] = Of((text, cut) => text.Trim(cut.ToCharArray())),
        ["trimprefix"] = Of((text, prefix) => text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text),
        ["trimsuffix"] = Of((text, suffix) => text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text),
        ["startswith"] = Is((text, prefix) => text.StartsWith(prefix, StringComparison.Ordinal)),
        ["endswith"] = Is((text, suffix) => text.EndsWith(suffix, StringComparison.Ordinal)),
        ["strcontains"] = Is((text, part) => text.Contains(part, StringComparison.Ordinal)),
        ["format"] = (arguments, place) => new HclText(Format(arguments), place),
        ["indent"] = (arguments, place) => new HclText(
            arguments.Text(1).Replace("\n", "\n" + new string(' ', (int)Math.Clamp(arguments.Number(0), 0, 1000)), StringComparison.Ordinal), place),
        ["join"] = (arguments, place) => new HclText(
            string.Join(arguments.Text(0), Enumerable.Range(1, arguments.Length - 1).SelectMany(index => arguments.Items(index)).Select(HclArguments.Text)), place),
        ["regex"] = (arguments, place) => Pattern(arguments.Text(0)).Match(arguments.Text(1)) is { Success: true } match
            ? Captured(match, place)
            : throw new HclArgumentException("finds nothing"),
        ["regexall"] = (arguments, place) => new HclList([.. Pattern(arguments.Text(0)).Matches(arguments.Text(1)).Select(match => Captured(match, place))], place),
        ["replace"] = (arguments, place) => new HclText(Replace(arguments.Text(0), arguments.Text(1), arguments.Text(2)), place),
        ["split"] = (arguments, place) => new HclList([.. Split(arguments.Text(0), arguments.Text(1)).Select(part => new HclText(part, place))], place),
        ["substr"] = (arguments, place) => new HclText(Substring(arguments.Text(0), (int)arguments.Number(1), (int)arguments.Number(2)), place),
    };

    private static HclFunction Of(Func<string, string> change) => (arguments, place) => new HclText(change(arguments.Text(0)), place);

    private static HclFunction Of(Func<string, string, string> change)
        => (arguments, place) => new HclText(change(arguments.Text(0), arguments.Text(1)), place);

    private static HclFunction Is(Func<string, string, bool> test)
        => (arguments, place) => new HclBool(test(arguments.Text(0), arguments.Text(1)), place);

    private static IEnumerable<string> Runes(string text) => text.EnumerateRunes().Select(rune => rune.ToString());

    private static string[] Split(string separator, string text)
        => text.Length == 0 ? [] : separator.Length == 0 ? [.. Runes(text)] : text.Split(separator);

    private static string Substring(string text, int offset, int length)
    {
        offset = Math.Clamp(offset < 0 ? text.Length + offset : offset, 0, text.Length);
        return text.Substring(offset, length < 0 ? text.Length - offset : Math.Min(length, text.Length - offset));
    }

    private static string Replace(string text, string search, string replacement)
        => search is ['/', .., '/'] and { Length: > 1 }
            ? Pattern(search[1..^1]).Replace(text, replacement)
            : search.Length == 0 ? text : text.Replace(search, replacement, StringComparison.Ordinal);

    private static Regex Pattern(string pattern)
        => new(pattern.Replace("(?P<", "(?<", StringComparison.Ordinal), RegexOptions.CultureInvariant, Patience);

    private static HclValue Captured(Match match, SourcePlace place)
    {
        var groups = match.Groups.Values.Skip(1).ToList();
        return groups switch
        {
            [] => new HclText(match.Value, place),
            [var first, ..] when char.IsAsciiDigit(first.Name[0]) => new HclList([.. groups.Select(Value)], place),
            _ => new HclObject([.. groups.Select(group => new HclEntry(group.Name, Value(group), place))], place),
        };

        HclValue Value(Group group) => group.Success ? new HclText(group.Value, place) : new HclNull(place);
    }

    private static string Format(ImmutableArray<HclValue> arguments)
    {
        var next = 1;
        return Regex.Replace(
            arguments.Text(0), @"%(?:%|(?<flags>[-+0# ]*)(?<width>\d{0,4})(?:\.(?<precision>\d{1,3}))?(?<verb>[a-zA-Z]))",
            match => match.Value == "%%" ? "%" : Verb(match, arguments.At(next++)), RegexOptions.None, Patience);
    }

    private static string Verb(Match match, HclValue value)
    {
        var digits = match.Groups["precision"] is { Success: true, Value: var precision } ? int.Parse(precision, CultureInfo.InvariantCulture) : (int?)null;
        var text = match.Groups["verb"].Value switch
        {
            "s" => HclArguments.Text(value),
            "v" => value is HclList or HclObject ? ValueFunctions.Json(value) : value is HclNull ? "null" : HclArguments.Text(value),
            "d" => HclArguments.Number(value).ToString("F0", CultureInfo.InvariantCulture),
            "f" => HclArguments.Number(value).ToString($"F{digits ?? 6}", CultureInfo.InvariantCulture),
            "t" => HclArguments.Boolean(value) ? "true" : "false",
            "x" => ((long)HclArguments.Number(value)).ToString("x", CultureInfo.InvariantCulture),
            "q" => ValueFunctions.Json(new HclText(HclArguments.Text(value), value.Place)),
            var verb => throw new HclArgumentException($"has a %{verb} that is not evaluated", HclEvaluator.Unknown($"format has a %{verb}", value.Place)),
        };
        var flags = match.Groups["flags"].Value;
        var width = match.Groups["width"].Value is { Length: > 0 } wide ? int.Parse(wide, CultureInfo.InvariantCulture) : 0;
        return flags.Contains('-', StringComparison.Ordinal) ? text.PadRight(width) : text.PadLeft(width, flags.Contains('0', StringComparison.Ordinal) ? '0' : ' ');
    }
}
