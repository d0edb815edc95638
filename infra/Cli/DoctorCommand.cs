using System.CommandLine;

namespace GpuInfra.Cli;

// gpuinfra doctor: what is missing for pulumi up.
internal sealed class DoctorCommand : StackCommand
{
    private static readonly OrderedDictionary<string, Func<IReadOnlyList<Symptom>, string>> Formats = new()
    {
        ["text"] = DoctorText.Write,
        ["json"] = DoctorJson.Write,
    };

    private readonly Terminal _terminal;

    public DoctorCommand(Terminal terminal)
        : base(
            "doctor",
            "Says what is missing for 'pulumi up': programs, logins, plugins, the project, its APIs and quotas. It changes nothing.",
            [.. Formats.Keys],
            "How to write it: lines to read, or JSON.") => _terminal = terminal;

    protected override async Task<int> RunAsync(Workspace workspace, string format, ParseResult parsed)
    {
        var cloud = new CloudExamination(_terminal.Programs);
        var asked = new PulumiExamination(_terminal.Programs, workspace).All().Concat(cloud.All()).ToList();
        foreach (var stack in workspace.HasNoProject ? [] : workspace.Sound.Stacks)
        {
            if (stack.File.ConfigTexts.TryGetValue("gcp:project", out var project))
            {
                asked.AddRange(cloud.All(project, await workspace.PlanAsync(stack)));
            }
        }

        IReadOnlyList<Symptom> symptoms = [.. Files(workspace), .. (await Task.WhenAll(asked)).SelectMany(all => all).Distinct()];
        await _terminal.Output.WriteAsync(Formats[format](symptoms));
        return symptoms.Any(symptom => symptom.IsFatal) ? ExitCode.CheckFailed : ExitCode.Fine;
    }

    // What the files themselves say against a deployment.
    private static IEnumerable<Symptom> Files(Workspace workspace)
    {
        yield return workspace.Project.Problems is [var problem, ..]
            ? Symptom.Missing("program", $"{problem.Path} {problem.Problem}", problem.Fix) with { IsOptional = problem.IsWarning }
            : Symptom.Ok("program", workspace.Project.Main.Length == 0 ? "is here" : workspace.Project.Main);
        foreach (var stack in workspace.Stacks)
        {
            var (name, errors) = ($"file of {stack.File.Stack}", stack.Errors.Count());
            yield return errors == 0 ? Symptom.Ok(name, stack.File.Path)
                : Symptom.Missing(
                    name, string.Create(CultureInfo.InvariantCulture, $"{stack.File.Path} has {errors} error{(errors == 1 ? "" : "s")}"),
                    $"'gpuinfra check {stack.File.Stack}' lists them.");
        }
    }
}
