namespace GpuInfra.Planning;

// Who says what cannot be changed in place, beside the facts of the provider of Google Cloud.
internal static class ReplacementSources
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    public static Source RandomId { get; } = new(
        "https://github.com/hashicorp/terraform-provider-random/blob/04572027ebbaca354b5018c9fc62ea23c4f688cf/"
        + "internal/provider/resource_id.go",
        Today,
        Certainty.Confirmed);

    public static Source ReplaceOnChanges { get; } = new(
        "https://www.pulumi.com/docs/iac/concepts/resources/options/replaceonchanges/", Today, Certainty.Confirmed);

    public static Source Preview { get; } = new(
        "https://www.pulumi.com/docs/iac/cli/commands/pulumi_preview/", Today, Certainty.Confirmed);
}
