using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace GpuInfra.Components.Tests;

public sealed class WeightFitTests
{
    // Every form of the models that are known, with what its weights alone were judged to do on each GPU; those without a source are
    // arithmetic.
    private static readonly IReadOnlyList<JsonNode> Forms =
        [.. File.ReadLines(Beside("weight-fits.jsonl")).Skip(1).Select(line => JsonNode.Parse(line)!)];

    // A GPU that came later has no judgement of its own here: its bounds are asserted below.
    public static TheoryData<string> Gpus => [.. Forms[0].AsObject().Select(judged => judged.Key).Where(key => Accelerators.Find(key) is not null)];

    [Theory]
    [MemberData(nameof(Gpus))]
    public void FitOf_EveryForm_IsAsJudged(string gpu)
    {
        Assert.Equal((115, 2), (Forms.Count, Gpus.Count));
        Assert.All(Forms, form => Assert.Equal((form["form"]!.ToString(), form[gpu]!.ToString()), (form["form"]!.ToString(), Word(gpu, (long)form["bytes"]!))));
    }

    [Theory]
    [InlineData("nvidia-l4", 19_999_999_999, WeightFit.Ample)]
    [InlineData("nvidia-l4", 20_000_000_000, WeightFit.Tight)]
    [InlineData("nvidia-l4", 22_500_000_000, WeightFit.Tight)]
    [InlineData("nvidia-l4", 22_500_000_001, WeightFit.TooLarge)]
    [InlineData("nvidia-rtx-pro-6000", 84_999_999_999, WeightFit.Ample)]
    [InlineData("nvidia-rtx-pro-6000", 85_000_000_000, WeightFit.Tight)]
    [InlineData("nvidia-rtx-pro-6000", 92_000_000_000, WeightFit.Tight)]
    [InlineData("nvidia-rtx-pro-6000", 92_000_000_001, WeightFit.TooLarge)]
    public void FitOf_AtItsBounds_Changes(string gpu, long bytes, WeightFit fit) =>
        Assert.Equal(fit, Accelerators.Find(gpu)!.Memory.FitOf(bytes));

    private static string Word(string gpu, long bytes) => Accelerators.Find(gpu)!.Memory.FitOf(bytes) switch
    {
        WeightFit.Ample => "yes",
        WeightFit.Tight => "tight",
        _ => "no",
    };

    private static string Beside(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);
}
