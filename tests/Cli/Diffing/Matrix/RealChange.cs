using GpuInfra.Planning;
using GpuInfra.StackFiles;

namespace GpuInfra.Cli.Tests;

/// <summary>A change as people make it, and what a reviewer must read of it before anything else.</summary>
/// <param name="Name">What is changed; the name of its snapshots.</param>
/// <param name="First">The first headline and its symbol; nothing where there is none.</param>
/// <param name="Edits">What is written in the stack file.</param>
internal sealed record RealChange(string Name, string? First, params IReadOnlyList<Edit> Edits)
{
    private const string Project = "gpuinfra";
    private const string Stack = "prod";

    /// <summary>What is there before, where that is not what the stack file says.</summary>
    public Func<Plan, Plan> Before { get; init; } = plan => plan;

    /// <summary>What becomes of it, where that is not what the stack file says.</summary>
    public Func<Plan, Plan> After { get; init; } = plan => plan;

    public async Task<StackReview> ReviewAsync()
    {
        var text = Repository.Read("tests/Cli/Diffing/Matrix/base.yaml");
        var (before, _) = await PlanAsync(text);
        var (after, problems) = await PlanAsync(Edits.Aggregate(text, (file, edit) => edit.ApplyTo(file)));
        return Compare(Before(before), After(after), problems);
    }

    public static StackReview Compare(Plan before, Plan after, IReadOnlyList<Violation> problems) => new()
    {
        Plan = after,
        Findings = [.. problems.Select(problem => new Finding(Stack, problem))],
        Cost = CostReport.Of(after, PriceBook.List),
        CostBefore = CostReport.Of(before, PriceBook.List),
        Capacity = CapacityReport.Of(after),
        CapacityBefore = CapacityReport.Of(before),
        Diff = PlanComparison.Compare(before, after, "main"),
    };

    public static async Task<(Plan Plan, IReadOnlyList<Violation> Problems)> PlanAsync(string text)
    {
        using var folder = new Folder();
        folder.Write($"Pulumi.{Stack}.yaml", text);
        var check = StackCheck.Of(StackFile.Read(Path.Combine(folder.Path, $"Pulumi.{Stack}.yaml")));
        Assert.Empty(check.Errors);
        var plan = await Planner.PlanAsync(new(Project, Stack, () => InferenceProgram.Build(check.Settings))
        {
            Config = check.File.ConfigTexts,
        });
        return (plan, [.. check.Problems.Select(problem => problem with { Place = problem.Place with { File = $"Pulumi.{Stack}.yaml" } })]);
    }
}
