using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GpuInfra.Workflows.Tests;

/// <summary>The names that the plans of a page know, by what they are the name of.</summary>
internal sealed record KnownNames(Tutorial Tutorial, IReadOnlyList<JsonNode> Plan, string Text, string Said)
{
    private const string Service = "gcp:cloudrunv2/service:Service";

    private static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<KnownNames> OfAsync(Tutorial tutorial)
    {
        var stack = tutorial.Stacks[^1];
        var plan = await stack.PlanAsync();
        var said = (await (stack.Find("memory") is null ? stack : stack.Without("quota")).CheckAsync()).Select(finding => $"{finding["problem"]} {finding["fix"]}");
        var gpu = stack.Find("gpu") is { } id ? await TutorialStack.ToolAsync("explain", id) : "";
        return new(tutorial, plan, string.Join('\n', plan.Select(step => step.ToJsonString(Readable))), $"{string.Join('\n', said)}\n{gpu}");
    }

    public void AssertHas(string kind, string value)
    {
        switch (kind)
        {
            case "project":
                Assert.Equal(One("project"), value);
                break;
            case "region":
                Assert.Equal(One("location"), value);
                break;
            case "dimensions":
                Assert.Equal($"region={One("location")}", value);
                break;
            case "service":
                Assert.Equal(One("name"), value);
                break;
            case "egress":
                Assert.Equal((string?)TutorialTests.Only(Plan, Service)["template"]!["vpcAccess"]!["egress"], value.Replace('-', '_').ToUpperInvariant());
                break;
            case "network":
                Assert.Equal((string?)TutorialTests.Only(Plan, "gcp:compute/network:Network")["name"], value);
                break;
            case "subnet":
                Assert.Equal((string?)TutorialTests.Only(Plan, "gcp:compute/subnetwork:Subnetwork")["name"], value);
                break;
            case "account":
                Assert.Contains($"\"serviceAccount:{value}@{One("project")}.iam.gserviceaccount.com\"", Text, StringComparison.Ordinal);
                break;
            case "email":
                Assert.Contains($"\"serviceAccount:{value}\"", Text, StringComparison.Ordinal);
                break;
            case "job":
                Assert.Equal($"{One("name")}-caller", value);
                break;
            case "filter":
                Assert.Equal($"resource.labels.job_name=\"{One("name")}-caller\" AND log_id(\"run.googleapis.com/stdout\")", value);
                break;
            case "image":
                Assert.Matches($"\"{Regex.Escape(value)}[\"@:]", Text);
                break;
            case "folder":
                Assert.Matches("^gs://inference-models-SUFFIX/", value);
                Assert.Contains("\"inference-models-SUFFIX\"", Text, StringComparison.Ordinal);
                Assert.Contains($"\"{value["gs://inference-models-SUFFIX/".Length..]}/\"", Text, StringComparison.Ordinal);
                break;
            case "api":
                Assert.True(value == "cloudquotas.googleapis.com" || Text.Contains($"\"{value}\"", StringComparison.Ordinal), value);
                break;
            case "quota":
                Assert.Matches($@"\b{value}\b", Said);
                break;
            case "secret":
                Assert.Contains($"token: {value}:1", Tutorial.Text, StringComparison.Ordinal);
                break;
            default:
                Assert.Fail($"Say how {kind} is checked.");
                break;
        }
    }

    private string? One(string input) => (string?)TutorialTests.Only(Plan, Service)[input];
}
