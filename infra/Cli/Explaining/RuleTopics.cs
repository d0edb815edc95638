namespace GpuInfra.Cli;

/// <summary>The rules.</summary>
internal static class RuleTopics
{
    public static IEnumerable<Topic> All => RuleBook.All.Select(rule => new Topic("rules", rule.Id, rule.Title)
    {
        OtherWord = rule.Name,
        Text = rule.Because,
        Facts =
        [
            new("severity", rule.Severity == Severity.Error ? "error" : "warning"),
            .. rule.Source.Length > 0 ? [new Fact("source", rule.Source)] : Array.Empty<Fact>(),
            new("silence", rule.MayBeSilenced ? $"{{rule: {rule.Id}, path: ..., reason: ...}}" : "cannot be silenced"),
        ],
    });
}
