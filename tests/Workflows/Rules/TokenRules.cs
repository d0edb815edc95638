using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace GpuInfra.Workflows.Tests;

/// <summary>Who may do what: the token of GitHub, and the accounts in the cloud.</summary>
internal static partial class TokenRules
{
    private static readonly string[] Writable = ["deployments", "id-token", "issues", "pull-requests", "security-events"];

    // A statement of where something was built is signed by the one and kept by the other.
    private static readonly string[] OfProvenance = ["attestations", "id-token"];

    public static IEnumerable<Breach> TokenReadsUnlessAJobSaysMore(WorkflowFile file)
    {
        var permissions = file.Root.Get("permissions");
        if (file.IsWorkflow && permissions is null)
        {
            yield return file.At(file.Root, "There are no permissions at the top, so the repository's default holds.");
        }
        else if (permissions is not null && !Reads(permissions))
        {
            yield return file.At(permissions, "The permissions at the top are more than contents: read.");
        }

        // What a caller has is the most that the jobs of the workflow that it calls can have, and those have one of it each.
        foreach (var job in file.Jobs.Where(job => (job.Writes.Count > 1 && job.Calls is null) || job.Writes.Except(Writable).Any())
            .Where(job => !job.Writes.Order().SequenceEqual(OfProvenance) && !IsRelease(job)))
        {
            yield return file.At(job.Node.Get("permissions")!, $"{job.Id} may write {string.Join(" and ", job.Writes)}.");
        }
    }

    public static IEnumerable<Breach> ForksHaveNoCredentials(WorkflowFile file) =>
        file.Jobs
            .Where(job => job.HasCredentials && !NoFork().IsMatch(job.Condition))
            .Select(job => file.At(job.Node, $"{job.Id} has credentials and no condition that keeps forks out."));

    public static IEnumerable<Breach> NothingIsSecret(WorkflowFile file) =>
        file.Steps
            .Select(step => step.With("credentials_json"))
            .OfType<YamlNode>()
            .Select(key => file.At(key, "A key is used where workload identity federation needs none."))
            .Concat(Lines(file, Secret(), "A secret is used, and no job needs one."));

    public static IEnumerable<Breach> CredentialsAreRenewed(WorkflowFile file) =>
        file.Steps
            .Where(step => step.Is("google-github-actions/auth")
                && (step.With("create_credentials_file").Text() == "false" || step.With("token_format") is not null))
            .Select(step => file.At(step.Node, "The access token ends before a long deployment does."))
            .Concat(Lines(file, AccessToken(), "An access token ends before a long deployment does."));

    public static IEnumerable<Breach> CheckoutKeepsNoCredentials(WorkflowFile file) =>
        file.Steps
            .Where(step => step.Is("actions/checkout") && step.With("persist-credentials").Text() != "false")
            .Select(step => file.At(step.Node, "The checkout leaves the token where any later step can read it."));

    public static IEnumerable<Breach> BuildsComeBeforeCredentials(WorkflowFile file) =>
        file.Steps
            .SkipWhile(step => !step.Is("google-github-actions/auth"))
            .Where(step => step.Commands.Any(command => command.StartsWith("dotnet ", StringComparison.Ordinal)))
            .Select(step => file.At(step.Node, "The build runs where the credentials already are."));

    // What a tag alone starts may write the release of the tag.
    private static bool IsRelease(Job job) =>
        job.Writes is ["contents"] && job.File.Triggers is ["push"] && job.File.Root.Get("on", "push").Entries().All(entry => entry.Key == "tags");

    private static bool Reads(YamlNode permissions) =>
        permissions is YamlMappingNode && permissions.Entries().All(entry => entry is ("contents", var value) && value.Text() == "read");

    private static IEnumerable<Breach> Lines(WorkflowFile file, Regex pattern, string problem) =>
        file.Text.Split('\n')
            .Select((line, index) => (Line: line, Number: index + 1))
            .Where(line => pattern.IsMatch(line.Line))
            .Select(line => new Breach(file.Path, line.Number, problem));

    [GeneratedRegex(@"head\.repo\.full_name == github\.repository|event_name == 'push'|event_name == 'schedule'")]
    private static partial Regex NoFork();

    [GeneratedRegex(@"\bsecrets(\.|\[|: inherit)")]
    private static partial Regex Secret();

    [GeneratedRegex("GOOGLE_OAUTH_ACCESS_TOKEN|CLOUDSDK_AUTH_ACCESS_TOKEN")]
    private static partial Regex AccessToken();
}
