namespace GpuInfra.Planning;

// Who says what cannot be changed in place, beside the facts of the provider of Google Cloud.
internal static class ReplacementSources
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    public static Source ReplaceOnChanges { get; } = new(
        "https://www.pulumi.com/docs/iac/concepts/resources/options/replaceonchanges/", Today, Certainty.Confirmed);

    public static Source Preview { get; } = new(
        "https://www.pulumi.com/docs/iac/cli/commands/pulumi_preview/", Today, Certainty.Confirmed);
}
