using System.Text.Json;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>What SARIF 2.1.0 and GitHub's code scanning demand of a log.</summary>
public sealed class FindingsSarifTests
{
    private const string Dev = "Pulumi.dev.yaml";
    private const string Prod = "Pulumi.prod.yaml";
    private const int LongestDescription = 1024;

    [Fact]
    public async Task Sarif_Log_IsOneRunOfTheTool()
    {
        using var folder = new Folder("dev", "prod");

        using var log = await RunAsync(folder);

        Assert.Equal("https://json.schemastore.org/sarif-2.1.0.json", Text(log.RootElement, "$schema"));
        Assert.Equal("2.1.0", Text(log.RootElement, "version"));
        Assert.Equal("gpuinfra", Text(Run(log), "tool", "driver", "name"));
        Assert.Equal("utf16CodeUnits", Text(Run(log), "columnKind"));
        Assert.Empty(Rules(log));
        Assert.Empty(Results(log));
    }

    [Fact]
    public async Task Sarif_Rules_AreEachDescribedOnceAndInTheOrderOfTheirIds()
    {
        using var folder = Broken();

        using var log = await RunAsync(folder);

        Assert.Equal(["CFG004", "GPU001", "GPU003", "GPU004"], Rules(log).Select(rule => Text(rule, "id")));
        Assert.All(Rules(log), rule =>
        {
            var book = RuleBook.Find(Text(rule, "id"))!;
            Assert.Equal(book.Name, Text(rule, "name"));
            Assert.Equal(book.Title, Text(rule, "shortDescription", "text"));
            Assert.Equal(book.Because, Text(rule, "fullDescription", "text"));
            Assert.Equal($"{book.Title} {book.Because}", Text(rule, "help", "text"));
            Assert.Equal("error", Text(rule, "defaultConfiguration", "level"));
            Assert.InRange(book.Title.Length, 1, LongestDescription);
            Assert.InRange(book.Because.Length, 1, LongestDescription);
        });
        Assert.Equal("https://docs.cloud.google.com/run/docs/configuring/services/gpu", Text(Rules(log)[2], "helpUri"));
        Assert.False(Rules(log)[0].TryGetProperty("helpUri", out _));
    }

    [Fact]
    public async Task Sarif_Results_PointToTheirRuleAndPlace()
    {
        using var folder = Broken();

        using var log = await RunAsync(folder);

        Assert.Equal(
            [
                ("GPU001", "warning", folder.Find(Dev, "gcp:region: us")),
                ("GPU003", "error", folder.Find(Dev, "cpu: 3")),
                ("CFG004", "error", folder.Find(Dev, "memroy")),
                ("GPU004", "error", folder.Find(Prod, "memory: 8Gi")),
                ("GPU004", "error", folder.Find(Prod, "memory: 79Gi")),
            ],
            Results(log).Select(result => (
                Text(result, "ruleId"), Text(result, "level"), (Number(result, "startLine"), Number(result, "startColumn")))));
        Assert.All(Results(log), result =>
        {
            Assert.Equal(Text(result, "ruleId"), Text(Rules(log)[result.GetProperty("ruleIndex").GetInt32()], "id"));
            Assert.Equal("%SRCROOT%", Text(Place(result), "artifactLocation", "uriBaseId"));
            Assert.Equal(
                (Number(result, "startLine"), Number(result, "startColumn") + 1), (Number(result, "endLine"), Number(result, "endColumn")));
            Assert.False(result.TryGetProperty("suppressions", out _));
        });
        Assert.Equal(
            "gpuinfra:services.chat.memroy: is not a known key. Did you mean 'memory'?", Text(Results(log)[2], "message", "text"));
    }

    [Fact]
    public async Task Sarif_Addresses_AreRelativeAndEscaped()
    {
        using var folder = new Folder();
        folder.Write("Pulumi.a b#1.yaml", "config:\n");

        using var log = await RunAsync(folder);

        Assert.Equal(4, Results(log).Count);
        Assert.All(Results(log), result =>
        {
            var address = Text(Place(result), "artifactLocation", "uri");
            Assert.EndsWith("/Pulumi.a%20b%231.yaml", address, StringComparison.Ordinal);
            Assert.True(Uri.IsWellFormedUriString(address, UriKind.Relative), address);
        });
    }

    [Fact]
    public async Task Sarif_AFileAsAWhole_IsShownWhereItBegins()
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.yaml", "runtime: dotnet\n");

        using var log = await RunAsync(folder);

        var result = Assert.Single(Results(log));
        Assert.Equal((1, 1), (Number(result, "startLine"), Number(result, "startColumn")));
    }

    [Fact]
    public async Task Sarif_Silenced_IsSuppressedInItsSource()
    {
        using var folder = new Folder("dev");
        CheckCommandTests.Silence(folder);

        using var log = await RunAsync(folder);

        var suppression = Assert.Single(Assert.Single(Results(log)).GetProperty("suppressions").EnumerateArray());
        Assert.Equal(("inSource", "The project is invited."), (Text(suppression, "kind"), Text(suppression, "justification")));
    }

    [Fact]
    public async Task Sarif_Fingerprints_StayWhereLinesAndValuesChange()
    {
        using var folder = Broken();
        using var before = await RunAsync(folder);
        folder.Replace(Dev, "config:\n", "# One line more.\nconfig:\n");
        folder.Replace(Dev, "cpu: 3", "cpu: 2");
        using var after = await RunAsync(folder);

        Assert.NotEqual(Text(Results(before)[1], "message", "text"), Text(Results(after)[1], "message", "text"));
        Assert.Equal(Fingerprints(before), Fingerprints(after));
        Assert.Equal(5, Fingerprints(before).Distinct().Count());
        Assert.All(Fingerprints(before), fingerprint => Assert.Matches("^[0-9a-f]{16}:1$", fingerprint));
    }

    private static Folder Broken()
    {
        var folder = new Folder("dev", "prod");
        CheckCommandTests.LowerCpu(folder);
        CheckCommandTests.MoveToRegionByInvitation(folder);
        folder.Replace(Dev, "memory: 16Gi", "memroy: 16Gi");
        folder.Replace(Prod, "memory: 32Gi", "memory: 8Gi");
        folder.Replace(Prod, "memory: 80Gi", "memory: 79Gi");
        return folder;
    }

    private static async Task<JsonDocument> RunAsync(Folder folder) =>
        JsonDocument.Parse((await folder.RunAsync("check", "--format", "sarif")).Output);

    private static JsonElement Run(JsonDocument log) => Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());

    private static List<JsonElement> Rules(JsonDocument log) =>
        [.. Run(log).GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()];

    private static List<JsonElement> Results(JsonDocument log) => [.. Run(log).GetProperty("results").EnumerateArray()];

    private static JsonElement Place(JsonElement result) =>
        Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");

    private static int Number(JsonElement result, string name) => Place(result).GetProperty("region").GetProperty(name).GetInt32();

    private static List<string> Fingerprints(JsonDocument log) =>
        [.. Results(log).Select(result => Text(result, "partialFingerprints", "primaryLocationLineHash"))];

    private static string Text(JsonElement element, params string[] path) =>
        path.Aggregate(element, (at, name) => at.GetProperty(name)).GetString()!;
}
