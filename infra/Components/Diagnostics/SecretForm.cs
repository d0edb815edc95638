using System.Buffers;

namespace GpuInfra;

// What one kind of secret looks like.
internal sealed record SecretForm(string What, string Pattern, params string[] Anchors)
{
    private const string Secret = "secret";
    private const string Name = "name";

    private readonly Lazy<Regex> _regex = new(() => new(Pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled));
    private readonly SearchValues<string> _anchors = SearchValues.Create(Anchors, StringComparison.OrdinalIgnoreCase);

    public bool IsToken { get; init; }

    // Characters that are in every text with it, beside one of the anchors.
    public string Needs { get; init; } = "";

    public bool IsIn(string text) => MayBeIn(text) && _regex.Value.Matches(text).Any(IsSecret);

    public string Redact(string text, string mark) => MayBeIn(text) ? _regex.Value.Replace(text, match => Redacted(match, mark)) : text;

    private bool MayBeIn(string text) => HasAll(text, Needs) && text.AsSpan().ContainsAny(_anchors);

    private static bool HasAll(string text, string characters)
    {
        foreach (var character in characters)
        {
            if (!text.Contains(character, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static string Redacted(Match match, string mark)
    {
        if (!IsSecret(match))
        {
            return match.Value;
        }

        var part = PartOf(match);
        var start = part.Index - match.Index;
        return string.Concat(match.Value.AsSpan(0, start), mark, match.Value.AsSpan(start + part.Length));
    }

    private static bool IsSecret(Match match) =>
        (!match.Groups[Name].Success || SecretNames.IsSecretWord(match.Groups[Name].Value))
        && !SecretNames.IsPlain(match.Groups[Name].Value, PartOf(match).Value);

    private static Group PartOf(Match match) => match.Groups[Secret] is { Success: true } part ? part : match;
}
