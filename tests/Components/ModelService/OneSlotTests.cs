namespace GpuInfra.Components.Tests;

/// <summary>Models with which Ollama answers one request at a time, whatever it is told.</summary>
public sealed class OneSlotTests
{
    [Theory]
    [InlineData("bge-m3:567m", 1)]
    [InlineData("qwen3-vl:8b", 1)]
    [InlineData("qwen3:8b", 4)]
    public void Check_LeastArguments_GetAsManyRequestsAsAreAnswered(string model, int slots)
    {
        var result = ModelServiceSpec.Check("chat", GivenModel.Wired(new() { Engine = "ollama", Model = model, Image = Given.Image }));

        Assert.Equal((slots, $"{slots}"), (result.Spec.Service.Concurrency, result.Spec.Service.Serving.Env["OLLAMA_NUM_PARALLEL"]));
        Assert.DoesNotContain(result.Violations, violation => violation.Rule.Name == "ConcurrencyFitsSlots");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("4")]
    public void Check_MoreRequests_Wait(string? told) => Assert.Contains(
        "Warning ConcurrencyFitsSlots concurrency: is 4, but Ollama answers 1 at once: the rest waits in the instance while no other one starts "
            + "for it. Let between 1 and 2 requests in, or change how many Ollama answers. [tutorials/gpu-gemma-with-ollama]",
        GivenModel.Violations(new()
        {
            Engine = "ollama",
            Model = "bge-m3:567m",
            Image = Given.Image,
            Concurrency = 4,
            Env = told is null ? null : new Dictionary<string, string> { ["OLLAMA_NUM_PARALLEL"] = told },
        }));
}
