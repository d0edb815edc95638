using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>Changes of whole stack files whose meaning no single resource tells.</summary>
public sealed class ReviewedCasesTests
{
    private const string Dev = "Pulumi.dev.yaml";
    private const string Group = "group:inference-developers@acme.example";

    [Fact]
    public async Task Diff_OfAServiceUnderAnotherKey_SaysWhatItLooksLike()
    {
        using var checkout = await Checkout.OfAsync("dev", "prod");
        checkout.Folder.Replace("Pulumi.prod.yaml", "    reason:\n", "    think:\n");

        var text = (await checkout.Folder.RunAsync("diff", "prod")).Output;

        Assert.Contains("\n  - reason looks renamed to think: it is deleted, and think is made anew\n", text, StringComparison.Ordinal);
        Assert.Contains("Keep the name reason; or make think beside", text, StringComparison.Ordinal);
        Assert.Contains("    1. Deploy this alone: reason with deletionProtection off.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_OfAGrantThatAnotherListGivesToo_SaysWhatIsLost()
    {
        using var checkout = await Checkout.OfAsync("dev");
        const string silence = "    silence: [{rule: STK019, path: 'images.readers[0]', reason: It was so before.}]\n";
        checkout.Folder.Replace(Dev, "    serviceAccounts: existing\n", $"    deployers: [{Group}]\n");
        checkout.Folder.Replace(Dev, "    images:\n", $"{silence}    images:\n      readers: [{Group}]\n");
        await checkout.CommitAsync();
        checkout.Folder.Replace(Dev, $"{silence}    images:\n      readers: [{Group}]\n", "    images:\n");

        var difference = await checkout.Folder.RunAsync("diff", "--fail-on", "destruction");

        Assert.Equal(ExitCode.CheckFailed, difference.ExitCode);
        Assert.Contains(
            "the group inference-developers@acme.example can no longer read the images in inference-images, though inference-deployer-",
            difference.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_OfAGpuForAServiceWithManyInstances_TakesTwoDeployments()
    {
        using var checkout = await Checkout.OfAsync("dev");
        checkout.Folder.Replace(Dev, "engine: ollama\n      model: gemma3:4b", "engine: custom\n      startupProbe: {path: /}");
        checkout.Folder.Replace(Dev, "gpu: nvidia-l4", "gpu: none");
        checkout.Folder.Replace(Dev, "maxInstances: 1", "maxInstances: 10");
        await checkout.CommitAsync();
        checkout.Folder.Replace(Dev, "gpu: none", "gpu: nvidia-l4");
        checkout.Folder.Replace(Dev, "maxInstances: 10", "maxInstances: 2");

        var text = (await checkout.Folder.RunAsync("diff")).Output;

        Assert.Contains("\nTakes more than one deployment\n  ! chat takes two deployments to get an NVIDIA L4: ", text, StringComparison.Ordinal);
        Assert.Contains(
            "    1. Deploy chat with at most 2 instances (maxInstances: 2) and otherwise as it is.\n", text, StringComparison.Ordinal);
    }
}
