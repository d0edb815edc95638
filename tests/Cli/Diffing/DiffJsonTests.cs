using System.Text.Json;
using System.Text.RegularExpressions;
using GpuInfra.Planning;

namespace GpuInfra.Cli.Tests;

public sealed partial class DiffJsonTests
{
    [Fact]
    public void Write_AChange_SaysAllOfIt()
    {
        using var json = JsonDocument.Parse(DiffJson.Write([Reviews.Of("dev", []), Full]));

        var root = json.RootElement;
        var stack = root.GetProperty("stacks")[1];
        Assert.Equal(1, root.GetProperty("version").GetInt32());
        Assert.Equal("dev", root.GetProperty("stacks")[0].GetProperty("stack").GetString());
        Assert.Equal(("shop", "prod", "main"), (Text(stack, "project"), Text(stack, "stack"), Text(stack, "from")));
        Assert.Equal(40, stack.GetProperty("unchanged").GetInt32());
        Assert.Equal(
            """
            {
              "kind": "replace",
              "risk": "data-loss",
              "riskIfForced": null,
              "urn": "urn:pulumi:prod::shop::gcp:storage/bucket:Bucket::models",
              "oldUrn": "urn:pulumi:prod::shop::gcp:storage/bucket:Bucket::models",
              "type": "gcp:storage/bucket:Bucket",
              "name": "models",
              "headline": "models is replaced, and every model in it is lost",
              "properties": [
                {
                  "path": "location",
                  "old": "europe-west1",
                  "new": "europe-west4",
                  "risk": "data-loss",
                  "meaning": "A bucket stays in the place where it was made.",
                  "replaces": {
                    "path": "location",
                    "condition": null,
                    "source": "https://cloud.google.com/run/docs"
                  },
                  "noise": null
                }
              ],
              "consequences": [
                "Every object in it is deleted.",
                "Pulumi refuses this until protect is off."
              ]
            }
            """,
            stack.GetProperty("changes")[0].GetRawText().Replace("\n        ", "\n", StringComparison.Ordinal));
        Assert.Equal("""[null,1.5,true,"[secret]",{"a":["b"]}]""", Values(stack.GetProperty("changes")[1]));
        var noise = stack.GetProperty("noise")[0].GetProperty("properties")[0];
        Assert.Equal("The etag is reckoned.", Text(noise.GetProperty("noise"), "what"));
        Assert.Equal(
            """
            {"pricesAsOf":"2026-10-08","monthly":{"floor":764,"usage":null,"ceiling":2292},"services":[],"lines":[{"subject":"chat","item":"GPU nvidia-l4","monthly":{"floor":764,"usage":null,"ceiling":2292},"basis":"all month","price":null,"source":null,"read":null}],"imports":[],"notes":[]}
            """,
            Compact(stack.GetProperty("cost").GetProperty("before")));
        Assert.Equal(
            """
            {"name":"GPUs","unit":"GPUs","warm":0,"most":3,"duringRollout":3,"limit":null,"basis":"declared","source":"https://cloud.google.com/run/docs"}
            """,
            Compact(stack.GetProperty("capacity").GetProperty("after").GetProperty("meters")[0]));
        Assert.Equal(
            """
            {"name":"chat","minInstances":0,"maxInstances":3,"requestsAtMax":48,"coldStartLeastSeconds":40,"coldStartExpectedSeconds":90,"coldStartMostSeconds":200,"coldStartBasis":"weights from the bucket"}
            """,
            Compact(stack.GetProperty("capacity").GetProperty("after").GetProperty("services")[0]));
        Assert.Equal(
            """
            {"name":"chat","shape":"1 nvidia-l4, 8 vCPU, 32Gi","monthly":{"floor":1,"usage":1.5,"ceiling":2},"perActiveHour":1.05,"zonalRedundancyPerHour":0.3,"hasZonalRedundancy":false,"perMillionTokens":null,"perThousandRequests":null}
            """,
            Compact(stack.GetProperty("cost").GetProperty("after").GetProperty("services")[0]));
        Assert.Equal("is bad", Text(stack.GetProperty("findings")[0], "problem"));
    }

    [Fact]
    public void Write_EveryMember_IsDocumented()
    {
        using var json = JsonDocument.Parse(DiffJson.Write([Full]));
        var documented = Repository.Read("docs/diff-json.md");

        var members = Members(json.RootElement).Distinct().Except(["a", .. Finding]).ToList();

        Assert.Contains("coldStartMostSeconds", members);
        Assert.All(members, member => Assert.Matches($@"`\.?{member}(\[\])?`", documented));
    }

    [Fact]
    public void Write_Stacks_AreInTheOrderInWhichTheyCome()
    {
        using var json = JsonDocument.Parse(DiffJson.Write([Reviews.Of("dev", []), Full, Full with { Diff = null }]));
        var stacks = json.RootElement.GetProperty("stacks").EnumerateArray();

        Assert.Equal(["dev", "prod"], stacks.Select(stack => Text(stack, "stack")));
    }

    private static string[] Finding => ["file", "line", "column", "rule", "severity", "problem", "fix", "silenced"];

    private static StackReview Full
    {
        get
        {
            var noise = Reviews.Property("etag", "a", "b") with { Noise = new("The etag is reckoned.", Reviews.Page) };
            PropertyValue?[] values =
            [
                null, PropertyValue.Of(1.5), PropertyValue.Of(true), PropertyValue.Secret,
                PropertyValue.Of(new PropertyMap([KeyValuePair.Create("a", PropertyValue.Of([PropertyValue.Of("b")]))])),
            ];
            var properties = values.Select((value, index) => Reviews.Property($"p{index}", "", null) with { New = value });
            var review = Reviews.Of(Reviews.Replaced(), Reviews.Updated("chat", [.. properties]));
            return review with
            {
                Diff = review.Diff! with { Noise = [Reviews.Updated("etag") with { Noise = [noise] }], Notes = ["A note."] },
                Cost = review.Cost with
                {
                    Services =
                    [
                        new()
                        {
                            Name = "chat",
                            Shape = "1 nvidia-l4, 8 vCPU, 32Gi",
                            Monthly = new(1, 2, 1.5m),
                            PerActiveHour = 1.05m,
                            ZonalRedundancyPerHour = 0.3m,
                            HasZonalRedundancy = false,
                        },
                    ],
                },
                Capacity = new CapacityReport
                {
                    Stack = "prod",
                    Meters = [Reviews.Meter("GPUs", 3, null) with { Basis = "declared" }],
                    Services = [Reviews.Ability("chat", 0, 3, 48)],
                },
                Findings = [Reviews.Warning("is bad")],
            };
        }
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static string Values(JsonElement change)
    {
        var properties = change.GetProperty("properties").EnumerateArray();
        return $"[{string.Join(',', properties.Select(property => Compact(property.GetProperty("new"))))}]";
    }

    private static string Compact(JsonElement element) => Space().Replace(element.GetRawText(), "");

    private static IEnumerable<string> Members(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Members(member.Value).Prepend(member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Members),
        _ => [],
    };

    [GeneratedRegex(@"\n *|(?<="":) ")]
    private static partial Regex Space();
}
