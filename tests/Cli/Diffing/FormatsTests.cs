using System.Text.Json;
using System.Text.RegularExpressions;
using GpuInfra.Planning;

namespace GpuInfra.Cli.Tests;

/// <summary>A review says the same in every format; each lays it out in its own way.</summary>
public sealed partial class FormatsTests
{
    private const int Endless = 2_000;

    private static readonly Dictionary<string, Func<StackReview, string>> Formats = new()
    {
        ["text"] = review => DiffConsole.Render(Endless, review),
        ["markdown"] = review => DiffMarkdown.Write([review]),
        ["html"] = review => Tags.Replace(Assets.Replace(ReviewPage.Write([review]), ""), " "),
        ["json"] = review => string.Join(' ', Texts(JsonDocument.Parse(DiffJson.Write([review])).RootElement)),
    };

    private static readonly Dictionary<string, StackReview> Samples = new()
    {
        ["prod"] = SampleReviews.Prod,
        ["dev"] = SampleReviews.Dev,
        ["orders"] = Reviews.Of(Reviews.Updated("chat", Reviews.Property("a", null, "b"))) with
        {
            Diff = Reviews.Of(Reviews.Deleted("old")).Diff! with
            {
                Orders = [new("chat gets a GPU", ["Lower maxInstances to 3.", "Add the GPU."], Reviews.Page)],
                Concerns = [new(Risk.Exposure, "reachable from the internet")],
            },
        },
        ["findings"] = Reviews.Of(Reviews.Updated("chat")) with
        {
            Findings = [At("gpuinfra:services.new.gpu", "is new"), Reviews.Warning("is quiet", "We know.")],
            FindingsBefore = [At("gpuinfra:services.old.gpu", "is gone"), Reviews.Warning("is quiet")],
        },
    };

    public static TheoryData<string, string> All => Pairs(Formats.Keys);

    public static TheoryData<string, string> Read => Pairs(Formats.Keys.Except(["json"]));

    [Theory]
    [MemberData(nameof(All))]
    public void Write_AnyFormat_TellsEveryFact(string format, string sample)
    {
        var review = Samples[sample];
        var output = Plain(Formats[format](review));

        var facts = Facts(review).ToList();
        Assert.NotEmpty(facts);
        Assert.Equal([], facts.Where(fact => !output.Contains(Plain(fact), StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Read))]
    public void Write_FormatToRead_HasTheSameWordsOfCost(string format, string sample)
    {
        var (now, before) = (Samples[sample].Cost.Total, Samples[sample].CostBefore!.Total);

        var output = Plain(Formats[format](Samples[sample]));

        Assert.Contains("idle", output, StringComparison.Ordinal);
        Assert.Contains("at most", output, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)\\b(floor|ceiling)\\b", output);
        Assert.Equal(now.Floor != before.Floor, output.Contains("+$764", StringComparison.Ordinal));
    }

    private static Finding At(string path, string problem)
    {
        var finding = Reviews.Warning(problem);
        return finding with { Problem = finding.Problem with { Path = path } };
    }

    private static TheoryData<string, string> Pairs(IEnumerable<string> formats)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var format in formats)
        {
            Samples.Keys.ToList().ForEach(sample => pairs.Add(format, sample));
        }

        return pairs;
    }

    private static IEnumerable<string> Facts(StackReview review) =>
    [
        .. review.Diff!.Changes.Where(change => change.Risk > Risk.Other).SelectMany(Facts),
        .. review.Diff.Orders.SelectMany(order => order.Steps.Prepend(order.Subject)),
        .. review.Diff.Notes,
        .. review.Findings.Select(finding => finding.Problem.Problem),
        .. (review.FindingsBefore ?? []).Select(finding => finding.Problem.Problem),
        .. review.Capacity.Meters.Select(meter => meter.Name),
        .. review.Capacity.Services.Select(service => service.Name),
    ];

    private static IEnumerable<string> Facts(ResourceChange change) =>
    [
        change.Headline,
        .. change.Consequences,
        .. change.Properties.SelectMany(property => (string?[])[property.Path, .. Lines(property.Old), .. Lines(property.New), property.Meaning]).OfType<string>(),
    ];

    private static string[] Lines(PropertyValue? value) => value?.Text.Split('\n') ?? [];

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        _ => [json.ToString()],
    };

    // Without what a format needs to be itself.
    private static string Plain(string text) =>
        Blanks.Replace(Marks.Replace(System.Net.WebUtility.HtmlDecode(text), ""), " ");

    [GeneratedRegex("<(script|style)>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Assets { get; }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags { get; }

    [GeneratedRegex("[\\\\`*_]")]
    private static partial Regex Marks { get; }

    [GeneratedRegex("\\s+")]
    private static partial Regex Blanks { get; }
}
