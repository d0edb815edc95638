using System.Text.Json.Nodes;
using GpuInfra.Cli;
using GpuInfra.StackFiles;

namespace GpuInfra.Cli.Tests;

/// <summary>Whatever prices, the project and the pipelines' stacks say at any place, it is a text in what is written of it.</summary>
public sealed class HostileFileTextTests
{
    private const string Secret = "hf_abcdefghijklmnopqrstuvwxyz123456";
    private const string PriceFile = """{"note": "Offer 42", "read": "2026-11-20", "prices": {"run.cpu": 0.0001, "run.memory@europe-west1": 0.0001}}""";

    private static readonly string[] Formats = ["text", "json", "github", "sarif"];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Payloads.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Cost_WithATextAtAnyPlaceOfThePrices_IsInert(int number)
    {
        using var folder = new Folder("dev");
        var document = JsonNode.Parse(PriceFile)!;
        foreach (var place in DocumentPlace.In(document))
        {
            folder.Write("prices.yaml", place.Put(document, Payloads.All[number]).ToJsonString());

            Inert.AssertText(await OutputAsync(folder, "cost"));
            if (await OutputAsync(folder, "cost", "--format", "markdown") is { Length: > 0 } comment)
            {
                Inert.AssertMarkdown(comment);
                Inert.AssertJson(await OutputAsync(folder, "cost", "--format", "json")).Dispose();
            }
        }
    }

    [Fact]
    public async Task Cost_WithASecretAtAnyPlaceOfThePrices_IsRefusedWithoutIt()
    {
        using var folder = new Folder("dev");
        var document = JsonNode.Parse(PriceFile)!;
        var places = DocumentPlace.In(document);
        Assert.Equal(9, places.Count);
        foreach (var place in places)
        {
            folder.Write("prices.yaml", place.Put(document, Secret).ToJsonString());

            var outcome = await folder.RunAsync("cost");

            Assert.Equal((ExitCode.BadUsage, ""), (outcome.ExitCode, outcome.Output));
            Assert.Contains("error RUN046: ~/prices.yaml:1:", outcome.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("abcdefghij", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Check_WithATextAtAnyPlaceOfAPipelinesStack_IsInert(int number)
    {
        using var folder = new Folder();
        folder.Write("Pulumi.yaml", Repository.ReadExample("infra/Bootstrap/Pulumi.yaml"));
        var document = PipelineStack();
        var places = DocumentPlace.In(document);
        Assert.True(places.Count > 20, $"There are only {places.Count} places.");
        foreach (var (index, place) in places.Index())
        {
            folder.Write("Pulumi.dev.yaml", place.Put(document, Payloads.All[number]).ToJsonString());

            await AssertCheckIsInertAsync(folder, index + number);
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Check_WithATextAtAnyPlaceOfTheProject_IsInert(int number)
    {
        using var folder = new Folder("dev");
        var document = Project();
        foreach (var (index, place) in DocumentPlace.In(document).Index())
        {
            folder.Write("Pulumi.yaml", place.Put(document, Payloads.All[number]).ToJsonString());

            await AssertCheckIsInertAsync(folder, index + number);
        }
    }

    [Fact]
    public async Task Check_WithASecretAtAnyPlaceOfTheProject_DoesNotPrintIt()
    {
        using var folder = new Folder("dev");
        var document = Project();
        foreach (var place in DocumentPlace.In(document))
        {
            folder.Write("Pulumi.yaml", place.Put(document, Secret).ToJsonString());
            foreach (var format in Formats)
            {
                var outcome = await folder.RunAsync("check", "--format", format);

                Assert.DoesNotContain("abcdefghij", outcome.Output + outcome.Error, StringComparison.Ordinal);
                Assert.InRange(outcome.ExitCode, ExitCode.Fine, ExitCode.BadUsage);
            }
        }
    }

    [Theory]
    [InlineData("description: The token is hf_abcdefghijklmnopqrstuvwxyz123456", "description")]
    [InlineData("author: hf_abcdefghijklmnopqrstuvwxyz123456", "author")]
    [InlineData("backend: {url: \"https://user:hunter2@state.acme.example\"}", "backend.url")]
    public async Task Check_SecretOfTheProject_IsOneError(string said, string path)
    {
        using var folder = new Folder("dev", "prod");
        folder.Write("Pulumi.yaml", $"name: gpuinfra\nruntime: dotnet\nmain: infra/Program\n{said}\n");

        var outcome = await folder.RunAsync("check", "--format", "json");

        var finding = Assert.Single(JsonNode.Parse(outcome.Output)!.AsArray(), finding => $"{finding!["severity"]}" == "error");
        Assert.Equal(("RUN046", path), ($"{finding!["rule"]}", $"{finding["path"]}"));
        Assert.Equal(ExitCode.CheckFailed, outcome.ExitCode);
    }

    [Theory]
    [InlineData("description: What the tokens of hf_xxxxxxxxxxxxxxxxxxxxxxxx pay for")]
    [InlineData("backend: {url: \"gs://acme-state\"}")]
    public async Task Check_NearlyASecretOfTheProject_IsSilent(string said)
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.yaml", $"name: gpuinfra\nruntime: dotnet\nmain: infra/Program\n{said}\n");

        Assert.DoesNotContain("RUN046", (await folder.RunAsync("check")).Output, StringComparison.Ordinal);
    }

    private static JsonNode Project() => JsonNode.Parse(
        """
        {
          "name": "gpuinfra", "runtime": {"name": "dotnet", "options": {"binary": "x"}}, "main": "infra/Program", "description": "Services",
          "stackConfigDir": "", "backend": {"url": "gs://state"}, "author": "A",
          "config": {
            "gcp:zone": {"value": "a"}, "own": {"type": "string", "description": "A text", "default": "x"}, "other:list": ["a"]
          }
        }
        """)!;

    // What the example says, and a text for each argument of which it says nothing.
    private static JsonObject PipelineStack()
    {
        var texts = BootstrapCheck.OfText(Repository.ReadExample("infra/Bootstrap/Pulumi.dev.yaml"), "Pulumi.dev.yaml").File.ConfigTexts;
        var config = new JsonObject(texts.Select(text => KeyValuePair.Create(
            text.Key, text.Value is ['{' or '[', ..] ? JsonNode.Parse(text.Value) : JsonValue.Create(text.Value))));
        var pipeline = config["gpuinfra:pipeline"]!.AsObject();
        foreach (var property in typeof(PipelineIdentityArgs).GetProperties())
        {
            var name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            if (!pipeline.ContainsKey(name) && property.PropertyType == typeof(string))
            {
                pipeline[name] = "x";
            }
            else if (!pipeline.ContainsKey(name) && property.PropertyType.IsAssignableFrom(typeof(string[])))
            {
                pipeline[name] = new JsonArray("x");
            }
        }

        return new() { ["config"] = config };
    }

    // A file that cannot be told of is refused, and has no output.
    private static async Task AssertCheckIsInertAsync(Folder folder, int turn)
    {
        var format = Formats[turn % Formats.Length];
        var output = await OutputAsync(folder, "check", "--format", format);
        switch (format)
        {
            case "json" when output.Length > 0:
                Inert.AssertJson(output).Dispose();
                break;
            case "github" when output.Length > 0:
                Inert.AssertAnnotations(output);
                break;
            case "sarif" when output.Contains("\"ruleIndex\"", StringComparison.Ordinal):
                Inert.AssertSarif(output);
                break;
            case "sarif" when output.Length > 0:
                Inert.AssertJson(output).Dispose();
                break;
            default:
                Inert.AssertText(output);
                break;
        }
    }

    private static async Task<string> OutputAsync(Folder folder, params string[] args)
    {
        var outcome = await folder.RunAsync(args);
        Inert.AssertText(outcome.Error);
        Assert.InRange(outcome.ExitCode, ExitCode.Fine, ExitCode.BadUsage);
        return outcome.Output;
    }
}
