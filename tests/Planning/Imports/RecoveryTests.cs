using System.Text.Json;

namespace GpuInfra.Planning.Tests;

public sealed class RecoveryTests
{
    private const string Prefix = "urn:pulumi:prod::gpuinfra::";
    private const string StackUrn = Prefix + "pulumi:pulumi:Stack::gpuinfra-prod";
    private const string ProviderUrn = Prefix + "pulumi:providers:gcp::gcp";

    // Grants are known to the made-up cloud by other ids than the provider documents for imports.
    public static TheoryData<string, string> Deployments
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var stack in Deployed.Stacks)
            {
                foreach (var resource in Made(stack).Where(resource => !CloudTypes.IsGrant(resource.Type)))
                {
                    data.Add(stack, resource.Urn);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void Of_AnythingThatAStackMakes_HasItsIdItsParentAndItsProvider(string stack, string urn)
    {
        var state = Deployed.States[stack];
        var made = state.Resources.Single(resource => resource.Urn == urn);

        var recovery = Recovery.Of(Interrupted(state, made));

        var entry = Assert.Single(recovery.File.Entries);
        Assert.Empty(recovery.Questions);
        Assert.Equal((made.Type, made.Name, made.Id), (entry.Type, entry.LogicalName ?? entry.Name, entry.Id));
        Assert.Equal(made.ProviderUrn, recovery.File.NameTable[entry.Provider!]);
        Assert.Equal(made.ParentUrn, entry.Parent is { } parent ? recovery.File.NameTable[parent] : state.Resources[0].Urn);
    }

    [Fact]
    public void Of_AllAtOnce_GivesEachANameOfItsOwn()
    {
        var made = Made("prod").ToArray();
        var recovery = Recovery.Of(Interrupted(Deployed.States["prod"], made));

        Assert.Equal(made.Length, recovery.File.Entries.Count);
        Assert.Distinct(recovery.File.Entries.Select(entry => entry.Name).Concat(recovery.File.NameTable.Keys));
        Assert.Empty(recovery.Questions);
        Assert.True(recovery.IsProtected);
    }

    [Theory]
    [InlineData("gcp:monitoring/notificationChannel:NotificationChannel", "{}", "its id is {name}, and its inputs do not say name. Look it up in the cloud, and fill in <PLACEHOLDER>.")]
    [InlineData(CloudTypes.Bucket, """{"name":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}""", "its id is {name}, and its inputs do not say name. Look it up in the cloud, and fill in <PLACEHOLDER>.")]
    [InlineData("gcp:pubsub/schema:Schema", "{}", "nothing is known of the ids of this type. Fill in <PLACEHOLDER> as the provider's page says under Import.")]
    public void Of_AnIdThatTheInputsDoNotSay_IsAsked(string type, string inputs, string ask)
    {
        var recovery = Recovery.Of(Interrupted(type, inputs));

        Assert.Equal([new RecoveryQuestion("it", type, ask)], recovery.Questions);
        Assert.Null(Assert.Single(recovery.File.Entries).Id);
    }

    [Fact]
    public void Of_ATypeThatTakesNoImport_SaysToDeleteIt()
    {
        var recovery = Recovery.Of(Interrupted("gcp:storage/bucketObject:BucketObject", "{}"));

        Assert.Empty(recovery.File.Entries);
        Assert.Equal(
            "the provider takes no import of this type. Look whether it exists, and delete it: 'pulumi up' makes it again.",
            Assert.Single(recovery.Questions).Ask);
    }

    [Fact]
    public void Of_ANameAfterARandomSuffixThatTheStateLost_IsAsked()
    {
        var bucket = Deployed.States["prod"].Resources.Single(resource => resource.Type == CloudTypes.Bucket);
        var state = Deployed.States["prod"] with { Resources = [.. Deployed.States["prod"].Resources.Where(resource => resource.Type != CloudTypes.RandomId)] };

        Assert.Equal(
            "it is named after inference-models-suffix, which the state does not hold: 'pulumi up' draws another one and replaces it. Import "
                + "inference-models-suffix with the value that the name ends with, or delete what was made.",
            Assert.Single(Recovery.Of(Interrupted(state, bucket)).Questions).Ask);
    }

    [Theory]
    [InlineData("updating", "it was being updated: it stands in the state, and 'pulumi up' does again what is missing.")]
    [InlineData("deleting", "it was being deleted: it stands in the state, and 'pulumi up' does again what is missing.")]
    [InlineData("importing", "it was being imported, and stands in the state.")]
    [InlineData("reading", "it was being read, which 'pulumi up' does again.")]
    public void Of_WhatTheStateHolds_IsOnlyTold(string operation, string note)
    {
        var held = Resource(CloudTypes.Bucket, """{"name":"models"}""");
        var recovery = Recovery.Of(Interrupted(Holding(held), held, operation));

        Assert.Empty(recovery.File.Entries);
        Assert.Empty(recovery.Questions);
        Assert.Equal([note], recovery.Notes);
    }

    [Theory]
    [InlineData("deleting", CloudTypes.Bucket, "it was being deleted, and the state does not hold it any more: look whether it is gone.")]
    [InlineData("reading", CloudTypes.Bucket, "it was being read, which 'pulumi up' does again.")]
    [InlineData("creating", CloudTypes.RandomId, "it stands in the state alone: 'pulumi up' makes another one, and what is named after it gets another name.")]
    [InlineData("importing", CloudTypes.RandomId, "it stands in the state alone: 'pulumi up' makes another one, and what is named after it gets another name.")]
    [InlineData("creating", "tls:index/privateKey:PrivateKey", "it stands in the state alone: 'pulumi up' makes another one, and what is named after it gets another name.")]
    [InlineData("creating", CloudTypes.Provider, "it stands in the state alone: 'pulumi up' makes it again.")]
    [InlineData("creating", "command:local:Command", "it is a command: 'pulumi up' runs it again.")]
    public void Of_WhatNeedsNoImport_IsOnlyTold(string operation, string type, string note)
    {
        var recovery = Recovery.Of(Interrupted(type, """{"credentials":"hunter2"}""", operation));

        Assert.Empty(recovery.File.Entries);
        Assert.Empty(recovery.Questions);
        Assert.Equal([note], recovery.Notes);
    }

    [Theory]
    [InlineData("updating", "it was being updated, but the state does not hold it. Look whether the export is whole.")]
    [InlineData("bogus", "the operation 'bogus' is not known here. Look what became of it, and import it if it was made.")]
    public void Of_WhatCannotBeSo_IsAsked(string operation, string ask)
    {
        var recovery = Recovery.Of(Interrupted(CloudTypes.Bucket, """{"name":"models"}""", operation));

        Assert.Equal([new RecoveryQuestion("it", CloudTypes.Bucket, ask)], recovery.Questions);
        Assert.Empty(recovery.Notes);
    }

    [Fact]
    public void Of_AComponent_IsMadeAgain() =>
        Assert.Equal(
            ["it stands in the state alone: 'pulumi up' makes it again."],
            Recovery.Of(Interrupted(Plan(), Resource("my:index:Part", "{}") with { IsCustom = false }, "creating")).Notes);

    // It is in the cloud, and 'pulumi up' would make it a second time.
    [Theory]
    [InlineData(null, "models")]
    [InlineData("of-import", "of-import")]
    public void Of_AnImportThatTheStateLacks_IsImported(string? importId, string id) =>
        Assert.Equal(
            id,
            Assert.Single(Recovery.Of(Interrupted(Plan(), Resource(CloudTypes.Bucket, """{"name":"models"}""") with { ImportId = importId }, "importing"))
                .File.Entries).Id);

    [Fact]
    public void Of_AReplacementThatWasCutShort_AsksWhichIsToStay()
    {
        var made = Resource(CloudTypes.Bucket, """{"name":"models-2"}""");
        var recovery = Recovery.Of(Interrupted(Holding(made with { Id = "models" }), made, "creating"));

        Assert.Empty(recovery.File.Entries);
        Assert.Equal(
            "the state holds models under its URN, so that models-2 cannot be imported beside it. Where models-2 was made, delete it in the cloud: "
                + "'pulumi up' makes it again.",
            Assert.Single(recovery.Questions).Ask);
    }

    [Fact]
    public void Of_AReplacementWhosePredecessorIsDeleted_SaysHowTheMarkGoes()
    {
        var made = Resource(CloudTypes.Bucket, """{"name":"models"}""");
        var recovery = Recovery.Of(Interrupted(Plan(), made, "creating") with { AwaitingReplacement = new HashSet<string> { made.Urn } });

        Assert.Empty(recovery.File.Entries);
        Assert.Equal(
            "its predecessor is deleted, and the state keeps a mark of that under its URN. Where models was made, run 'pulumi state delete' with the URN and "
                + "'recover' with another export, or delete what was made.",
            Assert.Single(recovery.Questions).Ask);
    }

    [Fact]
    public void Of_AParentAndAProviderThatTheStateLacks_AreAsked()
    {
        var made = Resource(CloudTypes.Bucket, """{"name":"models"}""") with { ParentUrn = $"{Prefix}my:index:Part::part", ProviderUrn = $"{ProviderUrn}-2" };

        Assert.Equal(
            [
                "its parent part does not stand in the state. Make it a component of the file, as 'pulumi preview --import-file' writes one.",
                "its provider gcp-2 does not stand in the state. Make it an entry of the file, as 'pulumi preview --import-file' writes one.",
            ],
            Recovery.Of(Interrupted(Plan(), made, "creating")).Questions.Select(question => question.Ask));
    }

    [Fact]
    public void Of_TheDefaultProvider_IsNamedByItsVersion()
    {
        var resource = Resource(CloudTypes.Bucket, """{"name":"models"}""") with
        {
            ProviderUrn = null,
            DefaultProviderUrn = Prefix + "pulumi:providers:gcp::default_9_35_0",
        };

        var entry = Assert.Single(Recovery.Of(Interrupted(Plan(), resource)).File.Entries);

        Assert.Equal((null, "9.35.0"), (entry.Provider, entry.Version));
    }

    [Theory]
    [InlineData("dev", true, "dev")]
    [InlineData("", true, "prod")]
    [InlineData("", false, "")]
    public void Of_AnExport_IsOfTheStackThatItNamesOrThatItsOperationsAreOf(string stack, bool isPending, string expected)
    {
        var state = new StackSnapshot(Plan() with { Stack = stack }, []);

        Assert.Equal(expected, Recovery.Of(isPending ? state with { Pending = [new("creating", Resource(CloudTypes.Bucket, "{}"))] } : state).Stack);
    }

    private static IEnumerable<PlannedResource> Made(string stack) => Deployed.States[stack].Resources
        .Where(resource => resource.IsCustom && !CloudTypes.IsProvider(resource.Type) && !resource.Type.StartsWith("random:", StringComparison.Ordinal));

    private static StackSnapshot Interrupted(Plan state, params PlannedResource[] made) =>
        new(state with { Resources = [.. state.Resources.Except(made)] }, [])
        {
            Pending = [.. made.Select(resource => new PendingOperation("creating", resource with { Id = null, Outputs = null }))],
        };

    private static StackSnapshot Interrupted(string type, string inputs, string operation = "creating") =>
        Interrupted(Plan(), Resource(type, inputs), operation);

    private static StackSnapshot Interrupted(Plan state, PlannedResource resource, string operation) =>
        new(state, []) { Pending = [new PendingOperation(operation, resource)] };

    private static Plan Holding(PlannedResource resource) => Plan() with { Resources = [.. Plan().Resources, resource] };

    private static Plan Plan() => new()
    {
        Project = "gpuinfra",
        Stack = "prod",
        Resources =
        [
            new PlannedResource
            {
                Urn = ProviderUrn,
                Type = CloudTypes.Provider,
                Name = "gcp",
                IsCustom = true,
                Inputs = Map("""{"project":"of-provider","region":"of-provider"}"""),
            },
        ],
    };

    private static PlannedResource Resource(string type, string inputs) => new()
    {
        Urn = $"{Prefix}{type}::it",
        Type = type,
        Name = "it",
        IsCustom = true,
        ParentUrn = StackUrn,
        ProviderUrn = ProviderUrn,
        Inputs = Map(inputs),
    };

    private static PropertyMap Map(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Given.Value(document.RootElement).Map;
    }
}
