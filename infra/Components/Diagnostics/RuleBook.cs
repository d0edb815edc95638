namespace GpuInfra;

/// <summary>Every rule, in the order of the ids.</summary>
public static partial class RuleBook
{
    internal const string FormPrefix = "CFG";
    internal const string StackPrefix = "STK";

    // What comes first in the way of a reader: the file, what the services share, the services, and all together.
    private static readonly string[] Prefixes =
        [FormPrefix, "ADP", "NET", "REG", "BKT", "IAM", "API", "QTA", "GPU", "RUN", "MOD", StackPrefix, "CIP"];

    /// <summary>All rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
        [.. Declared.OrderBy(rule => Array.IndexOf(Prefixes, rule.Id[..3])).ThenBy(rule => rule.Id, StringComparer.Ordinal)];

    private static readonly Dictionary<string, Rule> Index = All
        .SelectMany(rule => new[] { (Key: rule.Id, Rule: rule), (Key: rule.Name, Rule: rule) })
        .ToDictionary(entry => entry.Key, entry => entry.Rule, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rule of an id or a name, whatever its case; none if there is no such rule.</summary>
    public static Rule? Find(string idOrName) => Index.GetValueOrDefault(idOrName);

    internal static string Nearest(string word) => Wording.NearestFirst(Index.Keys, word)[0];
}
