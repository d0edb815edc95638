namespace GpuInfra;

/// <summary>Every rule, in the order of the ids.</summary>
public static partial class RuleBook
{
    internal const string FormPrefix = "CFG";
    internal const string StackPrefix = "STK";

    /// <summary>All rules.</summary>
    public static IReadOnlyList<Rule> All { get; } = [.. Form, .. Platform, .. Service, .. Model, .. Stack, .. Pipeline];

    private static readonly Lazy<IReadOnlyDictionary<string, Rule>> Index = new(() =>
        All.SelectMany(rule => new[] { (Key: rule.Id, rule), (Key: rule.Name, rule) })
            .ToDictionary(entry => entry.Key, entry => entry.rule, StringComparer.OrdinalIgnoreCase));

    /// <summary>The rule of an id or a name, whatever its case; none if there is no such rule.</summary>
    public static Rule? Find(string idOrName) => Index.Value.GetValueOrDefault(idOrName);

    /// <summary>The id of a rule, or what it is called where the book does not have it.</summary>
    public static string IdOf(string idOrName) => Find(idOrName)?.Id ?? idOrName;

    /// <summary>The id or the name of the rule that a word looks most like.</summary>
    internal static string Nearest(string word) => Wording.NearestFirst(Index.Value.Keys, word)[0];
}
