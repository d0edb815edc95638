using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace GpuInfra.Workflows.Tests;

/// <summary>What runs is what was read: no name that somebody can point elsewhere.</summary>
internal static partial class PinningRules
{
    public static IEnumerable<Breach> ActionsArePinned(WorkflowFile file) =>
        file.Steps.Select(step => step.Node).Concat(file.Jobs.Select(job => job.Node))
            .Select(node => node.Get("uses"))
            .OfType<YamlNode>()
            .Where(uses => !uses.Text()!.StartsWith("./", StringComparison.Ordinal) && !PinnedUse().IsMatch(file.LineOf(uses)))
            .Select(uses => file.At(uses, $"{uses.Text()} is not a full commit SHA with its version in a comment."));

    public static IEnumerable<Breach> PulumiIsOfOneVersion(WorkflowFile file) =>
        file.Steps
            .Where(step => step.Is("pulumi/actions") && !Version().IsMatch(step.With("pulumi-version").Text() ?? ""))
            .Select(step => file.At(step.Node, "pulumi/actions installs a range of versions."));

    public static IEnumerable<Breach> PackagesAreLocked(WorkflowFile file) =>
        from step in file.Steps
        from command in step.Commands
        where (command.StartsWith("dotnet restore", StringComparison.Ordinal) && !IsLocked(command))
            || (RestoringCommand().IsMatch(command) && !command.Contains("--no-restore", StringComparison.Ordinal))
        select file.At(step.Node, $"'{command}' takes packages that no lock file names.");

    // Only the restore of Offline has lock files; the others take exact versions from Directory.Packages.props.
    private static bool IsLocked(string command) =>
        command.Contains("--locked-mode", StringComparison.Ordinal)
        || command.Contains("Configuration=Debug", StringComparison.Ordinal)
        || command.Contains("Configuration=Release", StringComparison.Ordinal);

    [GeneratedRegex("uses: [^ @]+@[0-9a-f]{40} # v[0-9]+\\.[0-9]+\\.[0-9]+$")]
    private static partial Regex PinnedUse();

    [GeneratedRegex("^[0-9]+\\.[0-9]+\\.[0-9]+$")]
    private static partial Regex Version();

    [GeneratedRegex("^dotnet (build|test|run|format|publish)\\b")]
    private static partial Regex RestoringCommand();
}
