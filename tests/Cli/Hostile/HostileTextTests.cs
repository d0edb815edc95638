using System.Text.Json.Nodes;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>Whatever a text says that the tool reads, it is a text in everything that the tool writes.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Names =
        ["urn", "type", "parent", "provider", "op", "id", "propertyDependencies", "dependencies", "aliases"];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Payloads.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Check_OfTextsAtEveryPlace_IsInert(int number)
    {
        using var folder = new Folder();
        folder.Write("Pulumi.m.yaml", StackPlaces.FileWith(Payloads.All[number], StackPlaces.All));

        Inert.AssertText(await OutputAsync(folder, "check", "--format", "text"));
        using var json = Inert.AssertJson(await OutputAsync(folder, "check", "--format", "json"));
        Inert.AssertAnnotations(await OutputAsync(folder, "check", "--format", "github"));
        Inert.AssertSarif(await OutputAsync(folder, "check", "--format", "sarif"));
        foreach (var command in (string[])["plan", "cost", "diff"])
        {
            Inert.AssertText(await OutputAsync(folder, command));
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Check_OfKeys_IsInert(int number)
    {
        using var folder = new Folder();
        var key = Payloads.All[number];
        var maps = StackPlaces.All.Where(place => place[^1] == "x").Select(place => (string[])[.. place[..^1], key])
            .Concat([["config", key], ["config", "gpuinfra:services", key, "image"], ["config", "gpuinfra:platform", key], [key]]);
        folder.Write("Pulumi.m.yaml", StackPlaces.FileWith("x", maps));

        Inert.AssertText(await OutputAsync(folder, "check", "--format", "text"));
        using var json = Inert.AssertJson(await OutputAsync(folder, "check", "--format", "json"));
        Inert.AssertAnnotations(await OutputAsync(folder, "check", "--format", "github"));
        Inert.AssertSarif(await OutputAsync(folder, "check", "--format", "sarif"));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Diff_FromAPlanOfTexts_IsInert(int number)
    {
        using var folder = new Folder("dev");
        var plan = (await folder.RunAsync("plan", "dev", "--format", "json")).Output;
        folder.Write("from.json", Poisoned(plan, Payloads.All[number]));
        folder.Write("harmless.json", Poisoned(plan, new('y', Payloads.All[number].Length)));

        Inert.AssertText(await OutputAsync(folder, "diff", "dev", "--from", At(folder, "from.json")));
        using var json = Inert.AssertJson(await OutputAsync(folder, "diff", "dev", "--from", At(folder, "from.json"), "--format", "json"));
        Inert.AssertMarkdown(await OutputAsync(folder, "diff", "dev", "--from", At(folder, "from.json"), "--format", "markdown"));
        Inert.AssertHtml(
            await OutputAsync(folder, "diff", "dev", "--from", At(folder, "from.json"), "--format", "html"),
            await OutputAsync(folder, "diff", "dev", "--from", At(folder, "harmless.json"), "--format", "html"));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Command_WithAHostileWord_IsRefusedInert(int number)
    {
        using var folder = new Folder("dev");
        var word = Payloads.All[number].Replace("\0", "", StringComparison.Ordinal);

        string[][] commands =
            [["check", word], ["plan", word], ["diff", "--from", word], ["explain", word], ["cost", "--what-if", word], ["size", "--engine", word], [word]];
        foreach (var args in commands)
        {
            var outcome = args[0] is "explain" or "size" || args.Length == 1 ? await Outcome.OfAsync(args) : await folder.RunAsync(args);
            Assert.Equal(ExitCode.BadUsage, outcome.ExitCode);
            Inert.AssertText(outcome.Error);
        }
    }

    private static string Poisoned(string plan, string text)
    {
        var poisoned = JsonNode.Parse(plan)!;
        Assert.True(Poison(poisoned, text) > 100);
        return poisoned.ToJsonString();
    }

    // The values of resources and their names, but not what tells which resource is which.
    private static int Poison(JsonNode? node, string text)
    {
        var count = 0;
        if (node is JsonObject map)
        {
            foreach (var (key, value) in map.ToList().Where(entry => !Names.Contains(entry.Key)))
            {
                count += value is JsonValue leaf && leaf.TryGetValue<string>(out var said)
                    ? Told(said + text, told => map[key] = told)
                    : Poison(value, text);
            }

            if (map.TryGetPropertyValue("labels", out var labels) && labels is JsonObject named)
            {
                named[text] = text;
            }
        }
        else if (node is JsonArray list)
        {
            for (var index = 0; index < list.Count; index++)
            {
                var at = index;
                count += list[at] is JsonValue leaf && leaf.TryGetValue<string>(out var said)
                    ? Told(said + text, told => list[at] = told)
                    : Poison(list[at], text);
            }
        }

        return count;
    }

    private static int Told(string text, Action<string> tell)
    {
        tell(text);
        return 1;
    }

    private static string At(Folder folder, string file) => Path.Combine(folder.Path, file);

    private static async Task<string> OutputAsync(Folder folder, params string[] args)
    {
        var outcome = await folder.RunAsync(args);
        Inert.AssertText(outcome.Error);
        return outcome.Output;
    }
}
