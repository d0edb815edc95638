using System.Globalization;
using System.Text.Json.Nodes;
using GpuInfra.Cli.Tests;

namespace GpuInfra.StackFiles.Tests;

/// <summary>What a stack file says is a text in the log of the engine and in what a deployment fails with: one line, all of it seen.</summary>
public sealed class HostileLogTests
{
    private const string End = " the end";
    private const string Secret = "hf_abcdefghijklmnopqrstuvwxyz123456";

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Payloads.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Check_HostileReason_IsOneLineOfTheLog(int number)
    {
        var result = await RunAsync(Payloads.All[number] + End);

        Assert.Null(result.Failure);
        var line = Assert.Single(result.Logged, line => line.StartsWith("silenced ", StringComparison.Ordinal));
        Assert.EndsWith(End, line, StringComparison.Ordinal);
        AssertVisible(line);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Check_HostileKey_IsOneLineOfTheFailure(int number)
    {
        var result = await RunAsync("It is open.", service => service[Payloads.All[number] + End] = 1);

        var line = Assert.Single(result.Errors);
        Assert.Contains($"{End}", line, StringComparison.Ordinal);
        Assert.All(result.Logged.Append(line), AssertVisible);
    }

    [Fact]
    public async Task Check_SecretInAReason_IsInNeitherLogNorFailure()
    {
        var result = await RunAsync($"It is {Secret} for now.");

        Assert.Contains(result.Errors, line => line.Contains("holds a token of Hugging Face, in the open", StringComparison.Ordinal));
        Assert.Contains(result.Logged, line => line.Contains("Silenced: It is [secret] for now.", StringComparison.Ordinal));
        Assert.DoesNotContain("abcdefghij", result.Failure + string.Concat(result.Logged), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SecretInAWrongValue_IsNotInTheFailure()
    {
        var result = await RunAsync("It is open.", service => service["memory"] = Secret);

        Assert.NotEmpty(result.Errors);
        Assert.DoesNotContain("abcdefghij", result.Failure + string.Concat(result.Logged), StringComparison.Ordinal);
    }

    private static async Task<RunResult> RunAsync(string reason, Action<JsonObject>? change = null)
    {
        var service = new JsonObject
        {
            ["image"] = "us-west1-docker.pkg.dev/acme-dev/images/server@sha256:5f1c3a0be9d2478651f0c7b84de1a96e02d8b7c44a9135ef60b2a7d9c8e3f415",
            ["silence"] = new JsonArray(new JsonObject { ["rule"] = "GPU001", ["path"] = "location", ["reason"] = reason }),
        };
        change?.Invoke(service);
        var config = new JsonObject
        {
            ["gcp:project"] = "acme-dev",
            ["gcp:region"] = "us-west1",
            ["gpuinfra:services"] = new JsonObject { ["chat"] = service },
        };
        using var program = new RunningProgram();
        program.Write("Pulumi.yaml", "name: gpuinfra\nruntime: dotnet\n");
        program.Write("Pulumi.dev.yaml", new JsonObject { ["config"] = config }.ToJsonString());
        var handed = config.ToDictionary(entry => entry.Key, entry => entry.Value is JsonObject map ? map.ToJsonString() : $"{entry.Value}");
        return await program.RunAsync("dev", handed, () => RunningDeployment.Check());
    }

    private static void AssertVisible(string line)
    {
        Assert.DoesNotContain(line, letter => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
        Assert.DoesNotMatch(@"(^|\s)::[a-z]|##\[", line);
    }
}
