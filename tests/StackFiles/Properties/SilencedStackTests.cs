using System.Text.RegularExpressions;
using GpuInfra.Fuzz;
using GpuInfra.Planning;

namespace GpuInfra.StackFiles.Tests;


/// <summary>What a silence lets through the check, the program lets through as well.</summary>
public sealed partial class SilencedStackTests
{
    private const string Name = "Pulumi.dev.yaml";
    private const int Files = 4000;
    private const int MostMutations = 3;

    [Fact]
    public async Task Plan_WhatTheCheckTakesWithItsErrorsSilenced_IsPlanned()
    {
        var dice = new Fuzz.Dice(20_261_201);
        var planned = new SortedSet<string>(StringComparer.Ordinal);

        for (var file = 0; file < Files; file++)
        {
            var text = Mangled(dice);
            var silenced = StackCheck.Of(StackFile.Parse(Silenced(text, Check(text)), Name));
            if (silenced.Problems.Any(problem => problem.Silenced is not null) && !silenced.Errors.Any())
            {
                planned.UnionWith(silenced.Problems.Where(problem => problem.Silenced is not null).Select(problem => problem.Rule.Id));
                await AssertPlannedAsync(silenced, text);
            }
        }

        Assert.Superset(new SortedSet<string>(["API006", "GPU003", "GPU004", "IAM001", "NET003", "RUN039", "RUN058"]), planned);
    }

    [Theory]
    [InlineData("network: {subnetCidr: 10.8.0.0/28}", "", "platform", "NET003", "network.subnetCidr")]
    [InlineData("network: {subnetCidr: 10.8.0}", "", "platform", "NET003", "network.subnetCidr")]
    [InlineData("models: {existing: 'gs://weights'}", "", "platform", "BKT003", "models.existing")]
    [InlineData("images: {existing: a/b}", "", "platform", "REG001", "images.existing")]
    [InlineData("images: {writers: [allUsers]}", "", "platform", "IAM001", "images.writers[0]")]
    [InlineData("models: {softDeleteDays: 91}", "", "platform", "BKT004", "models.softDeleteDays")]
    [InlineData("", "serviceAccount: 12-compute@developer.gserviceaccount.com", "chat", "IAM003", "serviceAccount")]
    [InlineData("", "startupProbe: {periodSeconds: 2147483647, failureThreshold: 2147483647}", "chat", "RUN016", "startupProbe.periodSeconds")]
    public async Task Plan_SilencedRuleOfAPart_IsPlanned(string platform, string service, string part, string rule, string path)
    {
        var text = Text(platform, service);
        var silence = string.Join(", ", Check(text).Errors.Select(error => $"{{rule: {error.Rule.Id}, path: '{Inner(error.Path)}', reason: r}}"));

        var silenced = Check(part == "chat" ? Text(platform, $"{service}\n      silence: [{silence}]") : Text($"{platform}\n    silence: [{silence}]", service));

        Assert.Contains($"{rule} {path}", Check(text).Errors.Select(error => $"{error.Rule.Id} {Inner(error.Path)}"));
        Assert.Empty(silenced.Errors);
        await AssertPlannedAsync(silenced, text);
    }

    // A value that the program takes for another one cannot be answered for.
    [Theory]
    [InlineData("memory: 16G", "GPU009", "memory")]
    [InlineData("cpu: '4.5'", "GPU008", "cpu")]
    [InlineData("gpu: nvidia-t4", "RUN001", "gpu")]
    [InlineData("invokers: ['group:a@acme.example', 'group:a@acme.example']", "IAM002", "invokers[1]")]
    [InlineData("secrets: {TOKEN: token}", "RUN033", "secrets.TOKEN")]
    [InlineData("startupProbe: {type: tcp, path: /ready}", "RUN021", "startupProbe.path")]
    public void Of_SilenceOfWhatTheProgramCannotTake_SilencesNothing(string service, string rule, string path)
    {
        var check = Check(Text("", $"{service}\n      silence: [{{rule: {rule}, path: '{path}', reason: It runs so.}}]"));

        Assert.Contains($"{rule} {path}", check.Errors.Select(error => $"{error.Rule.Id} {Inner(error.Path)}"));
        Assert.Contains(
            $"gpuinfra:services.chat.silence[0].rule: is {rule}, which the program must understand: it cannot be silenced",
            check.Errors.Select(error => $"{error.Path}: {error.Problem}"));
    }

    private static string Text(string platform, string service) =>
        "config:\n  gcp:project: acme-dev\n  gcp:region: europe-west4\n  gpuinfra:platform:\n    protect: false\n    " + platform
        + "\n  gpuinfra:services:\n    chat:\n      image: europe-west4-docker.pkg.dev/acme-dev/images/server:1\n      " + service + "\n";

    private static StackCheck Check(string text) => StackCheck.Of(StackFile.Parse(text, Name));

    private static string Mangled(Fuzz.Dice dice)
    {
        var text = Corpus.Texts[dice.Next(Corpus.Texts.Count)];
        for (var left = 1 + dice.Next(MostMutations); left > 0; left--)
        {
            text = Mutation.Draw(dice).Apply(text);
        }

        return text;
    }

    // The text with a silence of each error in the part that has it, where the part is written with a line for each key.
    private static string Silenced(string text, StackCheck check) => check.Errors.GroupBy(error => Part.Match(error.Path).Value).Aggregate(text, (written, part) =>
    {
        var key = Regex.Escape(part.Key.Split(['.', ':'])[^1]);
        var silences = part.Select(error => $"{{rule: {error.Rule.Id}, path: '{Inner(error.Path)}', reason: r}}");
        return part.Key.Length == 0 ? written : new Regex($@"^( +(?:gpuinfra:)?{key}:)\n( +)", RegexOptions.Multiline)
            .Replace(written, $"$1\n$2silence: [{string.Join(", ", silences)}]\n$2", 1);
    });

    private static string Inner(string path) => path[Part.Match(path).Length..].TrimStart('.').Replace("'", "''", StringComparison.Ordinal);

    private static async Task AssertPlannedAsync(StackCheck check, string text)
    {
        try
        {
            Assert.NotEmpty((await Planner.PlanAsync(new("gpuinfra", "dev", () => InferenceProgram.Build(check.Settings)) { Config = check.File.ConfigTexts })).Resources);
        }
        catch (PlanFailedException failure)
        {
            Assert.Fail($"{failure.Message}\n--- the file:\n{text}");
        }
    }

    [GeneratedRegex(@"\Agpuinfra:(?:platform|services\.[a-zA-Z0-9-]+)(?=\.)")]
    private static partial Regex Part { get; }
}
