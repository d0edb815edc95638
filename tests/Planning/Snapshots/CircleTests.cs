using System.Text.Json.Nodes;

namespace GpuInfra.Planning.Tests;

/// <summary>Resources that wait for each other, in every form of file.</summary>
public sealed class CircleTests
{
    private const string A = "urn:pulumi:dev::shop::test:index:Group::a";
    private const string B = "urn:pulumi:dev::shop::test:index:Group::b";
    private const string C = "urn:pulumi:dev::shop::test:index:Group::c";

    public static TheoryData<string, string> Forms
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var form in (string[])["plan", "preview", "goal", "export", "stream"])
            {
                foreach (var member in (string[])["parent", "dependencies", "propertyDependencies", "deletedWith"])
                {
                    // A stream tells of no other relation than the parent.
                    if (form != "stream" || member == "parent")
                    {
                        data.Add(form, member);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task ReadAsync_ResourcesThatWaitForEachOther_AreRefused(string form, string member)
    {
        var exception = await Assert.ThrowsAsync<UnreadableSnapshotException>(() => Snapshots.OfAsync(
            File(form, Resource(A, (member, B)), Resource(B, ("parent", C)), Resource(C, (member, A)))));

        Assert.Contains($"holds resources that wait for each other: {A}, {B}, {C}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task ReadAsync_ResourcesThatWaitForACircle_AreNoneOfIt(string form, string member)
    {
        var exception = await Assert.ThrowsAsync<UnreadableSnapshotException>(() => Snapshots.OfAsync(
            File(form, Resource(A, ("parent", B)), Resource(B, (member, C)), Resource(C, ("parent", B)))));

        Assert.Contains($"holds resources that wait for each other: {B}, {C}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task ReadAsync_AResourceThatWaitsForItself_IsRefused(string form, string member)
    {
        var exception = await Assert.ThrowsAsync<UnreadableSnapshotException>(() => Snapshots.OfAsync(File(form, Resource(A, (member, A)))));

        Assert.Contains($"holds a resource that waits for itself: {A}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task ReadAsync_WhatIsNotThere_IsNoCircle(string form, string member)
    {
        var snapshot = Assert.Single(await Snapshots.OfAsync(
            File(form, Resource(A, (member, B)), Resource(B, ("parent", "urn:pulumi:dev::shop::test:index:Group::gone")), Resource(C, (member, B)))));

        var diff = PlanComparison.Compare(snapshot.Plan, snapshot.Plan with { IsState = false, Verdicts = [] }, "file");
        Assert.All(diff.Changes, change => Assert.Equal(ChangeKind.Update, change.Kind));
    }

    [Fact]
    public async Task ReadAsync_ALongChain_IsRead()
    {
        var resources = Enumerable.Range(0, 20_000)
            .Select(number => Resource($"{A}{number:00000}", ("parent", $"{A}{number + 1:00000}")))
            .ToArray();

        Assert.Equal(20_000, Assert.Single(await Snapshots.OfAsync(File("export", resources))).Plan.Resources.Count);
    }

    private static JsonObject Resource(string urn, (string Member, string Urn) needs)
    {
        JsonNode value = needs.Member switch
        {
            "dependencies" => new JsonArray(needs.Urn),
            "propertyDependencies" => new JsonObject { ["name"] = new JsonArray(needs.Urn) },
            _ => needs.Urn,
        };
        return new JsonObject { ["urn"] = urn, ["type"] = "test:index:Group", ["custom"] = true, ["inputs"] = new JsonObject(), [needs.Member] = value };
    }

    private static string File(string form, params JsonObject[] resources) => form switch
    {
        "export" => new JsonObject { ["version"] = 3, ["deployment"] = new JsonObject { ["resources"] = new JsonArray([.. resources]) } }.ToJsonString(),
        "stream" => string.Join('\n', resources.Select(resource => Event(resource).ToJsonString()))
            + "\n{\"summaryEvent\": {\"resourceChanges\": {}}}",
        _ => new JsonObject
        {
            ["steps"] = new JsonArray([.. resources.Select(resource => Step(form, resource))]),
            ["changeSummary"] = new JsonObject(),
        }.ToJsonString(),
    };

    private static JsonObject Step(string form, JsonObject resource) => form switch
    {
        "plan" => new() { ["op"] = "create", ["urn"] = (string)resource["urn"]!, ["newState"] = resource },
        "preview" => new() { ["op"] = "same", ["urn"] = (string)resource["urn"]!, ["oldState"] = resource },
        _ => new()
        {
            ["op"] = "same",
            ["urn"] = (string)resource["urn"]!,
            ["oldState"] = new JsonObject { ["urn"] = (string)resource["urn"]!, ["type"] = "test:index:Group", ["custom"] = true },
            ["newState"] = resource,
        },
    };

    private static JsonObject Event(JsonObject resource) => new()
    {
        ["resourcePreEvent"] = new JsonObject
        {
            ["metadata"] = new JsonObject { ["op"] = "same", ["urn"] = (string)resource["urn"]!, ["old"] = resource },
        },
    };
}
