using System.Text.Json.Nodes;

namespace GpuInfra.Planning.Tests;

/// <summary>Previews as the real engine writes them, beside the plan that they belong to.</summary>
public sealed class EnginePreviewTests
{
    private const string Digest = "vllm@sha256:5f1c3a0be9d2";
    private const string NewDigest = "vllm@sha256:6f1c3a0be9d2";

    [Theory]
    [InlineData("again.json", 1)]
    [InlineData("again.show-sames.json", 0)]
    public async Task Compare_NothingChanges_SaysSo(string file, int notes)
    {
        var diff = await EnginePreviews.DiffAsync(file);

        Assert.Empty(diff.Changes);
        Assert.Empty(diff.Noise);
        Assert.Empty(diff.Concerns);
        Assert.Equal((54, 0, notes), (diff.Unchanged, diff.Undecided, diff.Notes.Count));
        Assert.Equal(CostReport.Of(diff.After!, PriceBook.List).Total, CostReport.Of(diff.Before!, PriceBook.List).Total);
        Assert.Equal(Meters(diff.After!), Meters(diff.Before!));
    }

    [Fact]
    public async Task Compare_TheFirstPreview_MakesWhatThePlanHas()
    {
        var diff = await EnginePreviews.DiffAsync("first.json");

        Assert.Equal(54, diff.Changes.Count);
        Assert.All(diff.Changes, change => Assert.Equal(ChangeKind.Create, change.Kind));
        Assert.Empty(diff.Notes);
        Assert.Equal(0, CostReport.Of(diff.Before!, PriceBook.List).Total.Ceiling);
    }

    // The same preview beside the plan that it was made with, and beside the one before that.
    [Theory]
    [InlineData(NewDigest, 0)]
    [InlineData(Digest, 1)]
    public async Task Compare_AnotherImage_ChangesOneService(string digest, int others)
    {
        var plan = await EnginePreviews.PlanAsync();
        var chat = new[] { "chat" };
        var after = plan with
        {
            Resources = [.. plan.Resources.Select(resource => chat.Contains(resource.Name) ? With(resource, Digest, digest) : resource)],
        };

        var diff = PlanComparison.Compare((await EnginePreviews.OfAsync("image-digest.json")).Plan, after, "preview.json");

        Assert.Equal(["Other Update: chat runs another image"], diff.Lines());
        Assert.Equal("template.containers[\"server\"].image", Assert.Single(diff.Changes[0].Properties).Path);
        Assert.Equal(53, diff.Unchanged);
        Assert.Equal(others, diff.Notes.Count(note => note.StartsWith("The preview was made with another program", StringComparison.Ordinal)));
        Assert.Contains(NewDigest, diff.After!.Resources.Single(resource => resource is { Name: "chat", IsCustom: true }).Inputs.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_ANewService_IsNewAndNothingElse()
    {
        var diff = await EnginePreviews.DiffAsync("new-service.json");

        Assert.Equal(8, diff.Changes.Count);
        Assert.All(diff.Changes, change => Assert.Equal(ChangeKind.Create, change.Kind));
        Assert.All(diff.Changes, change => Assert.StartsWith("embed", change.Name, StringComparison.Ordinal));
        Assert.Contains("Capacity Create: embed is a new service with one NVIDIA L4, one instance at most", diff.Lines());
        Assert.Equal(54, diff.Unchanged);
        Assert.Empty(diff.Concerns);
        var (before, after) = (CostReport.Of(diff.Before!, PriceBook.List), CostReport.Of(diff.After!, PriceBook.List));
        Assert.Equal(["embed"], after.Services.Select(service => service.Name).Except(before.Services.Select(service => service.Name)));
    }

    [Fact]
    public async Task Compare_AnotherRange_ReplacesTheSubnetAlone()
    {
        var diff = await EnginePreviews.DiffAsync("subnet-cidr.json");

        Assert.Equal(
            [
                "Impossible Replace: inference-network-subnet cannot move from 10.16.0.0/24 to 10.20.0.0/23 in place: this never goes through",
                "Other Update: chat takes new values from inference-network-subnet",
                "Other Update: reason takes new values from inference-network-subnet",
            ],
            diff.Lines());
        Assert.Equal(51, diff.Unchanged);
    }

    [Fact]
    public async Task Compare_AnotherRegion_IsReplacedAndRefused()
    {
        var snapshot = await EnginePreviews.OfAsync("region.show-sames.json");

        var diff = PlanComparison.Compare(snapshot.Plan, await EnginePreviews.PlanAsync(), "preview.json");

        Assert.Equal((13, 1), (diff.Changes.Count(change => change.Kind == ChangeKind.Replace), diff.Changes.Count(change => change.Kind == ChangeKind.Update)));
        Assert.All(diff.Changes.Where(change => change.Kind == ChangeKind.Replace), change => Assert.True(change.Risk >= Risk.Destruction));
        Assert.Equal(
            ["inference-images", "inference-models"],
            diff.Changes.Where(change => change.Consequences.Contains("Pulumi refuses this until protect is off.")).Select(change => change.Name));
        Assert.Equal(
            [
                "The preview failed, so that steps may be missing: unable to replace resource inference-images as it is currently marked for protection.",
                "The preview also failed here: unable to replace resource inference-models as it is currently marked for protection.",
            ],
            snapshot.Notes);
        Assert.Equal(Risk.DataLoss, Assert.Single(diff.Concerns).Risk);
        Assert.Equal(Meters(diff.Before!), Meters(diff.After!));
    }

    public static TheoryData<string> Losses => ["delete", "replace", "create-replacement", "delete-replaced", "read-replacement", "import-replacement"];

    // Whatever the engine destroys, and whatever the tables say of it.
    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Compare_AnythingThatTheEngineDestroys_IsToldAndGrave(string operation)
    {
        var plan = await EnginePreviews.PlanAsync();
        var preview = JsonNode.Parse(EnginePreviews.Text("again.show-sames.json"))!;
        var steps = preview["steps"]!.AsArray();
        Assert.Equal(66, steps.Count);
        foreach (var step in steps.Where(step => (bool?)step!["oldState"]!["custom"] == true))
        {
            step!["op"] = operation;

            var diff = PlanComparison.Compare(Assert.Single(await Snapshots.OfAsync(preview.ToJsonString())).Plan, plan, "preview.json");

            var change = Assert.Single(diff.Changes, change => change.Old?.Urn == (string)step["urn"]!);
            Assert.Equal(operation == "delete" ? ChangeKind.Delete : ChangeKind.Replace, change.Kind);
            Assert.True(change.Risk >= Risk.Destruction, change.Headline);
            step["op"] = "same";
        }
    }

    [Fact]
    public async Task Compare_AStreamOfEvents_IsReadLikeADocument()
    {
        var snapshot = await EnginePreviews.OfAsync("rename-service.ndjson");

        var diff = PlanComparison.Compare(snapshot.Plan, await EnginePreviews.PlanAsync(), "preview.json");

        Assert.Empty(snapshot.Notes);
        Assert.Empty(snapshot.Plan.Diagnostics);
        Assert.Equal(46, diff.Unchanged);
        Assert.Equal(8, diff.Changes.Count(change => change.Kind == ChangeKind.Create && change.Name.StartsWith("talk", StringComparison.Ordinal)));
        var deleted = diff.Changes.Where(change => change.Kind == ChangeKind.Delete).ToList();
        Assert.Equal(8, deleted.Count);
        Assert.All(deleted, change => Assert.Equal((Risk.Destruction, true), (change.Risk, change.Name.StartsWith("chat", StringComparison.Ordinal))));
        Assert.Equal(16, diff.Changes.Count);
    }

    [Fact]
    public async Task Read_AStreamThatEndsEarly_IsRefused()
    {
        var lines = EnginePreviews.Text("rename-service.ndjson").TrimEnd().Split('\n');
        var summary = Array.FindIndex(lines, line => line.Contains("summaryEvent", StringComparison.Ordinal));
        Assert.True(summary > 200);

        foreach (var length in (int[])[1, 2, summary / 2, summary])
        {
            var exception = await Assert.ThrowsAsync<UnreadableSnapshotException>(() => Snapshots.OfAsync(string.Join('\n', lines[..length])));
            Assert.Equal(
                "is a stream of events that was cut short: none has the summary of the changes. "
                + "Make the preview again with 'pulumi preview --json', and keep all that it writes.",
                exception.Message);
        }

        await Assert.ThrowsAsync<UnreadableSnapshotException>(() => Snapshots.OfAsync(string.Join('\n', lines[..9]) + "\n{\"sequence\": 1"));
    }

    private static PlannedResource With(PlannedResource resource, string before, string after) => resource with
    {
        Inputs = new PropertyMap(resource.Inputs.Entries.Select(entry => KeyValuePair.Create(entry.Key, With(entry.Value, before, after)))),
    };

    private static PropertyValue With(PropertyValue value, string before, string after) => value.Kind switch
    {
        PropertyKind.Text => PropertyValue.Of(value.Text.Replace(before, after, StringComparison.Ordinal)),
        PropertyKind.List => PropertyValue.Of(value.Items.Select(item => With(item, before, after))),
        PropertyKind.Map => PropertyValue.Of(new PropertyMap(
            value.Map.Entries.Select(entry => KeyValuePair.Create(entry.Key, With(entry.Value, before, after))))),
        _ => value,
    };

    private static IEnumerable<(string, decimal, decimal?)> Meters(Plan plan) =>
        CapacityReport.Of(plan).Meters.Select(meter => (meter.Name, meter.Most, meter.Limit)).Where(meter => meter.Item2 > 0);
}
