namespace GpuInfra;

// How the names of regions are made, and which region a wrong spelling was meant to be.
internal static partial class Regions
{
    private static readonly string[] Continents =
        ["africa", "asia", "australia", "europe", "me", "northamerica", "southamerica", "us"];

    private static readonly string[] Places = ["asia", "eu", "europe", "global", "us", "eur4", "nam4", "asia1"];

    private static readonly Dictionary<string, string> Abbreviations = new()
    {
        ["eu"] = "europe",
        ["eur"] = "europe",
        ["ap"] = "asia",
        ["na"] = "northamerica",
        ["sa"] = "southamerica",
        ["usa"] = "us",
    };

    public static bool IsRegion(string text) => Region().IsMatch(text);

    // The region of a zone; none if the text is no zone.
    public static string? OfZone(string text) =>
        text.Length > 2 && text[^2] == '-' && char.IsAsciiLetterLower(text[^1]) && IsRegion(text[..^2]) ? text[..^2] : null;

    public static bool IsMultiRegion(string text) => Places.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);

    // The region that a wrong spelling was meant to be; none if nothing tells.
    public static string? Nearest(string text)
    {
        var match = Spelling().Match(string.Concat(text.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)));
        var (continent, direction) = (match.Groups["continent"].Value, match.Groups["direction"].Value);
        var whole = Abbreviations.GetValueOrDefault(continent, continent);
        var near = Continents.Where(known => Wording.Distance(known, whole) <= (known.Length > 3 ? 2 : 0)).ToList();
        var region = near.Count == 0 ? "" : $"{Wording.NearestFirst(near, whole)[0]}-{direction}{match.Groups["number"].Value}";
        return IsRegion(region) ? region : null;
    }

    [GeneratedRegex(@"\A(africa|asia|australia|europe|me|northamerica|southamerica|us)-(north|south)?(central|east|north|south|west)[0-9]{1,2}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Region();

    // A zone's letter may stand behind.
    [GeneratedRegex(@"\A(?<continent>[a-z]+?)(?<direction>northeast|northwest|southeast|southwest|central|east|north|south|west)(?<number>[0-9]{1,2})[a-f]?\z")]
    private static partial Regex Spelling();
}
