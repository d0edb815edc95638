namespace GpuInfra.Planning;

// The files that say what cannot be changed in place: the providers' own, at the versions that were read.
internal static class ReplacementSources
{
    private const string Google =
        "https://github.com/hashicorp/terraform-provider-google/blob/e03b7622a26cf4e878f90bdccaca6aa3d03a7999/google/";

    private static readonly DateOnly Today = new(2026, 11, 21);

    public static Source GrantOfOneMember { get; } = File("tpgiamresource/resource_iam_member.go");

    public static Source RandomId { get; } = new(
        "https://github.com/hashicorp/terraform-provider-random/blob/04572027ebbaca354b5018c9fc62ea23c4f688cf/"
        + "internal/provider/resource_id.go",
        Today,
        Certainty.Confirmed);

    public static Source ReplaceOnChanges { get; } = new(
        "https://www.pulumi.com/docs/iac/concepts/resources/options/replaceonchanges/", Today, Certainty.Confirmed);

    public static Source Preview { get; } = new(
        "https://www.pulumi.com/docs/iac/cli/commands/pulumi_preview/", Today, Certainty.Confirmed);

    public static Source Resource(string file) => File($"services/{file}.go");

    private static Source File(string path) => new(Google + path, Today, Certainty.Confirmed);
}
