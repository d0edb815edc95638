using System.Text.RegularExpressions;

namespace GpuInfra.Workflows.Tests;

/// <summary>What a pull request brings is run only where nothing can be taken, and is read only as text.</summary>
internal static partial class TrustRules
{
    private const string Stacks = "${{ fromJSON(needs.stacks.outputs.stacks) }}";
    private const string Temporary = "${{ runner.temp }}/";

    public static IEnumerable<Breach> NoPrivilegeForPullRequestCode(WorkflowFile file) =>
        file.Triggers.Contains("pull_request_target")
            ? [file.At(file.Root.Get("on")!, "pull_request_target runs on a pull request with the rights of the repository.")]
            : file.Triggers.Contains("workflow_run") ? file.Steps.SelectMany(step => Untrusted(file, step)) : [];

    public static IEnumerable<Breach> ScriptsHoldNoExpressions(WorkflowFile file) =>
        file.Steps
            .Where(step => step.Script.Contains("${{", StringComparison.Ordinal))
            .Select(step => file.At(step.Node.Get("run")!, "An expression becomes a part of the script. Pass it through env."));

    public static IEnumerable<Breach> StacksAreTheRepositorys(WorkflowFile file) =>
        file.Jobs
            .Where(job => job.Node.Get("strategy", "matrix") is { } matrix && matrix.Text("include") != Stacks && !job.IsOfMachines)
            .Select(job => file.At(job.Node, $"{job.Id} has a list of its own in place of the stacks that the repository has."));

    // After workflow_run, a step may check out the default branch, fetch an artifact out of the workspace, and run a script
    // of the default branch.
    private static IEnumerable<Breach> Untrusted(WorkflowFile file, Step step)
    {
        if (step.Is("actions/checkout") && (step.With("ref") ?? step.With("repository")) is { } chosen)
        {
            yield return file.At(chosen, "The checkout takes code that is not the default branch's.");
        }

        if (step.Is("actions/download-artifact") && step.With("path").Text()?.StartsWith(Temporary, StringComparison.Ordinal) != true)
        {
            yield return file.At(step.Node, "The artifact is unpacked over the checkout.");
        }

        // Of a pattern that one artifact matches, or many, the action makes folders or none. The names are the run's, besides.
        if (step.Is("actions/download-artifact") && (step.With("name") is null || step.With("pattern") is not null))
        {
            yield return file.At(step.Node, "The artifact is not asked for by its whole name, so where it comes to lie is the run's choice.");
        }

        if (step.Script.Length > 0 && !OwnScript().IsMatch(step.Script))
        {
            yield return file.At(step.Node.Get("run")!, "Something else than one of the repository's own scripts is run.");
        }

        if (step.Uses?.StartsWith("./", StringComparison.Ordinal) == true)
        {
            yield return file.At(step.Node, "An action of the repository may build what was checked out.");
        }
    }

    [GeneratedRegex("^\\.github/scripts/[a-z-]+\\.sh( \"\\$RUNNER_TEMP/[a-z./]+\")*$")]
    private static partial Regex OwnScript();
}
