using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuInfra.Workflows.Tests;

/// <summary>How a stack is changed: by one run at a time, to its end, as reviewed, with an approval, and never by force.</summary>
internal static partial class DeploymentRules
{
    private const string DeployStack = "./.github/workflows/deploy-stack.yml";
    private const string Gate = ".github/scripts/refuse-destruction.sh";

    private const string Tip = ".github/scripts/may-deploy.sh";

    private static readonly string[] LookingOptions = ["--preview-only", "--expect-no-changes", "--non-interactive"];

    public static IEnumerable<Breach> OneRunPerStack(WorkflowFile file) =>
        file.Jobs.SelectMany(job =>
            job.Calls == DeployStack ? Held(job, $"deploy-{job.Node.Text("with", "stack")}", "false")
            : job.HasCredentials && file.Triggers.Contains("pull_request")
                ? Held(job, "preview-${{ matrix.stack }}-${{ github.event.pull_request.number }}", "true")
            : job.Deploys && file.Triggers is not ["workflow_call"]
                ? [file.At(job.Node, $"{job.Id} deploys outside of the concurrency group that a caller holds.")]
            : []);

    public static IEnumerable<Breach> DeploymentsAreApproved(WorkflowFile file) =>
        from job in file.Jobs
        where (job.Deploys || job.Steps.Any(IsDeployer)) && job.Node.Text("environment") != "${{ inputs.stack }}"
        select file.At(job.Node, $"{job.Id} changes a stack without its environment, where an approval can be asked for.");

    public static IEnumerable<Breach> NoStackIsMadeByAccident(WorkflowFile file) =>
        file.Steps
            .Where(step => step.With("upsert") is not null || step.Commands.Any(command => MakesAStack().IsMatch(command)))
            .Select(step => file.At(step.Node, "A misspelt name would make a second copy of everything."));

    public static IEnumerable<Breach> RefreshOnlyLooks(WorkflowFile file) =>
        from step in file.Steps
        from command in step.Commands
        where command.StartsWith("pulumi refresh", StringComparison.Ordinal)
        where !LookingOptions.All(option => command.Contains(option, StringComparison.Ordinal))
        select file.At(step.Node, $"A refresh without {string.Join(' ', LookingOptions)} writes state or says nothing.");

    public static IEnumerable<Breach> JobsEndAfterWhatTheyDo(WorkflowFile file) =>
        from job in file.Jobs
        where job.Calls is null
        let minutes = int.Parse(job.Node.Text("timeout-minutes") ?? "0", CultureInfo.InvariantCulture)
        let needed = job.Deploys ? LongestOperation.Minutes + 15 : 1
        where minutes < needed
        select file.At(job.Node, $"{job.Id} ends after {minutes} minutes and needs {needed}.");

    public static IEnumerable<Breach> WhatWasReviewedIsDeployed(WorkflowFile file)
    {
        foreach (var job in file.Jobs.Where(job => job.Deploys))
        {
            if (job.Steps.SelectMany(step => step.Commands).Any(IsUnplanned))
            {
                yield return file.At(job.Node, $"{job.Id} deploys without the plan of the preview.");
            }

            var before = file.Jobs.Where(other => other.Id == job.Node.Text("needs")).SelectMany(other => other.Steps).ToList();
            if (!before.Any(step => step.Script.Contains("--save-plan ", StringComparison.Ordinal)))
            {
                yield return file.At(job.Node, $"{job.Id} waits for no preview that saves a plan.");
            }

            if (!before.Any(step => step.Script.StartsWith(Gate, StringComparison.Ordinal)))
            {
                yield return file.At(job.Node, $"{job.Id} waits for nothing that refuses to destroy.");
            }
        }
    }

    public static IEnumerable<Breach> NothingIsForced(WorkflowFile file) =>
        file.Steps
            .Where(step => IsForced(step.Script) || step.Node.Get("env").Entries().Any(entry => IsForced(entry.Key)))
            .Select(step => file.At(step.Node, "What protects a resource or a lock is switched off."));

    // An approval may come days later, when a newer run has deployed what came after.
    public static IEnumerable<Breach> OnlyTheTipIsDeployed(WorkflowFile file) =>
        from job in file.Jobs
        where job.Deploys
        let late = job.Steps.SkipWhile(step => step.Node.Text("id") != "may" || step.Script != Tip).Skip(1).ToList()
        where !late.Any(IsDeployer) || late.Any(step => step.Node.Text("if") != "steps.may.outputs.go == 'true'")
        select file.At(job.Node, $"{job.Id} deploys without a look at whether its commit is the newest.");

    /// <summary>Whether a script switches off what protects a resource or a lock.</summary>
    public static bool IsForced(string script) => Force().IsMatch(script);

    private static bool IsDeployer(Step step) =>
        step.With("service-account").Text()?.Contains("_DEPLOYER", StringComparison.Ordinal) == true;

    private static bool IsUnplanned(string command) =>
        Up().IsMatch(command) && !command.Contains("--plan ", StringComparison.Ordinal);

    private static IEnumerable<Breach> Held(Job job, string group, string cancel) =>
        job.Node.Text("concurrency", "group") == group && job.Node.Text("concurrency", "cancel-in-progress") == cancel
            ? []
            : [job.File.At(job.Node, $"{job.Id} is not in the concurrency group {group} with cancel-in-progress: {cancel}.")];

    [GeneratedRegex(@"^pulumi up\b")]
    private static partial Regex Up();

    [GeneratedRegex(@"pulumi stack init|--create\b")]
    private static partial Regex MakesAStack();

    [GeneratedRegex("--ignore-protect|PULUMI_OPTION_IGNORE_PROTECT|--skip-preview"
        + @"|pulumi (cancel\b|destroy\b|state (delete|unprotect)|stack rm)")]
    private static partial Regex Force();
}
