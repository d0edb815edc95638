using System.Text.Json;
using System.Text.Json.Nodes;
using GpuInfra.Adoption.Tests;

namespace GpuInfra.Cli.Tests;

/// <summary>What exists is imported and not made a second time.</summary>
public sealed class AdoptImportTests
{
    [Fact]
    public async Task Adopt_AState_WritesWhatToImport()
    {
        using var folder = new Folder();
        var one = AdoptionCase.Read("31-state-platform.answer.json");
        folder.Write("state.json", one.Files[0].Text);

        var adopted = await Outcome.OfAsync("adopt", Path.Combine(folder.Path, "state.json"), "--root", folder.Path, "--stack", "prod");

        Assert.Equal((0, ""), (adopted.ExitCode, adopted.Error));
        Assert.Contains("--stack prod --protect=false. ", adopted.Output, StringComparison.Ordinal);
        Assert.Equal(
            """
            inference: component, -, -
            inference-images: component, inference, -
            gcp: provider, -, -
            inference-imagesRepository: projects/acme-triage/locations/europe-west4/repositories/triage, inference-images, gcp
            inference-images-writer-triage-deployer-8eb7d3ac: projects/acme-triage/locations/europe-west4/repositories/triage roles/artifactregistry.writer serviceAccount:triage-deployer@acme-triage.iam.gserviceaccount.com, inference-images, gcp
            inference-models: component, inference, -
            inference-modelsBucket: acme-triage-models, inference-models, gcp
            inference-apis: component, inference, -
            inference-apis-artifactregistry: acme-triage/artifactregistry.googleapis.com, inference-apis, gcp
            inference-apis-iam: acme-triage/iam.googleapis.com, inference-apis, gcp
            inference-apis-run: acme-triage/run.googleapis.com, inference-apis, gcp
            inference-apis-storage: acme-triage/storage.googleapis.com, inference-apis, gcp
            triage-inference: component, -, -
            triage-inferenceGpuService: component, triage-inference, -
            triage-inferenceService: projects/acme-triage/locations/europe-west4/services/triage-inference, triage-inferenceGpuService, gcp
            """.ReplaceLineEndings("\n"),
            string.Join('\n', Entries(folder)));
        Assert.Contains("""
                    "defaultLabels": "{\"component\":\"gpuinfra\",\"environment\":\"prod\",\"managed-by\":\"pulumi\"}",
            """, folder.Read("prod.import.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AnExport_ImportsUnderTheIdsOfTheAnswer()
    {
        using var folder = new Folder();
        var one = AdoptionCase.Read("43-export-v2.answer.json");
        folder.Write("stack.json", one.Files[0].Text);

        _ = await Outcome.OfAsync("adopt", Path.Combine(folder.Path, "stack.json"), "--root", folder.Path, "--stack", "prod");

        var ids = JsonDocument.Parse(folder.Read("prod.import.json")).RootElement.GetProperty("resources").EnumerateArray()
            .Where(resource => resource.TryGetProperty("id", out _))
            .Select(resource => $"{resource.GetProperty("type").GetString()} {resource.GetProperty("id").GetString()}")
            .ToList();
        Assert.All(
            one.Answer.GetProperty("importIds").EnumerateObject().Where(id => id.Name != "gcp:storage/bucket:Bucket"),
            id => Assert.Contains($"{id.Name} {id.Value.GetString()}", ids));
    }

    // A state that holds the imported inputs, spelled as the cloud spells them.
    [Fact]
    public async Task Adopt_ThenImport_ReplacesAndLosesNothing()
    {
        using var folder = new Folder();
        var one = AdoptionCase.Read("43-export-v2.answer.json");
        folder.Write("stack.json", one.Files[0].Text);
        _ = await Outcome.OfAsync("adopt", Path.Combine(folder.Path, "stack.json"), "--root", folder.Path, "--stack", "prod");
        var plan = await folder.RunAsync("plan", "prod", "--format", "json");
        folder.Write("imported.json", Imported(JsonNode.Parse(plan.Output)!, JsonNode.Parse(one.Files[0].Text)!, JsonNode.Parse(folder.Read("prod.import.json"))!));

        var diff = await folder.RunAsync("diff", "prod", "--from", Path.Combine(folder.Path, "imported.json"), "--format", "json");

        Assert.Equal((0, ""), (diff.ExitCode, diff.Error));
        var changes = JsonDocument.Parse(diff.Output).RootElement.GetProperty("stacks")[0].GetProperty("changes").EnumerateArray()
            .Select(change => (Kind: change.GetProperty("kind").GetString(), Type: change.GetProperty("type").GetString()))
            .ToList();
        Assert.DoesNotContain(changes, change => change.Kind is "replace" or "delete");
        Assert.Contains(("update", "gcp:cloudrunv2/service:Service"), changes);
        Assert.DoesNotContain(("create", "gcp:cloudrunv2/service:Service"), changes);
        Assert.DoesNotContain(("create", "gcp:artifactregistry/repository:Repository"), changes);
    }

    private static string Imported(JsonNode plan, JsonNode source, JsonNode import)
    {
        var names = import["resources"]!.AsArray().Select(entry => ((string?)entry!["type"], (string?)(entry["logicalName"] ?? entry["name"]))).ToHashSet();
        var planned = plan["steps"]!.AsArray().Select(step => step!["newState"]!)
            .Where(state => (string?)state["type"] == "pulumi:pulumi:Stack" || names.Contains(((string?)state["type"], ((string?)state["urn"])!.Split("::")[^1])))
            .Select(state => state.DeepClone())
            .ToList();
        foreach (var state in planned)
        {
            state["id"] = "id";
            if (source["deployment"]!["resources"]!.AsArray().FirstOrDefault(other => (string?)other!["type"] == (string?)state["type"] && ((string?)state["type"])!.StartsWith("gcp:", StringComparison.Ordinal)) is { } own)
            {
                state["inputs"] = own["inputs"]!.DeepClone();
                state["outputs"] = own["outputs"]!.DeepClone();
                state["id"] = own["id"]!.DeepClone();
            }
        }

        return new JsonObject
        {
            ["version"] = 3,
            ["deployment"] = new JsonObject { ["resources"] = new JsonArray([.. planned]) },
        }.ToJsonString();
    }

    private static IReadOnlyList<string> Entries(Folder folder) =>
    [
        .. JsonDocument.Parse(folder.Read("prod.import.json")).RootElement.GetProperty("resources").EnumerateArray().Select(resource =>
            $"{Text(resource, "name")}: {(resource.TryGetProperty("component", out _) ? "component" : resource.TryGetProperty("inputs", out _) ? "provider" : Text(resource, "id"))}, "
                + $"{Text(resource, "parent")}, {Text(resource, "provider")}"),
    ];

    private static string Text(JsonElement resource, string name) => resource.TryGetProperty(name, out var value) ? value.GetString()! : "-";
}
