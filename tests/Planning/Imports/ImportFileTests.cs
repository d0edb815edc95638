using System.Text.Json;

namespace GpuInfra.Planning.Tests;

public sealed class ImportFileTests
{
    private const string Stack = "pulumi:pulumi:Stack";
    private const string Part = "acme:index:Part";

    [Fact]
    public void Of_WhatExists_StandsAfterWhatItBelongsTo()
    {
        var asked = new List<string>();
        var file = ImportFile.Of(
            Plan(
                Resource(Stack, "acme-dev") with { IsCustom = false },
                Resource(CloudTypes.Bucket, "models", """{"name":"acme-models"}""") with { ParentUrn = Urn(Part, "inner"), ProviderUrn = Urn(CloudTypes.Provider, "own") },
                Resource(CloudTypes.Bucket, "new", """{"name":"acme-new"}"""),
                Resource(CloudTypes.Bucket, "logs", """{"name":"acme-logs"}""") with { ParentUrn = Urn(Part, "inner"), ProviderUrn = Urn(CloudTypes.Provider, "own") },
                Resource(CloudTypes.Bucket, "plain") with { DefaultProviderUrn = Urn(CloudTypes.Provider, "default_9_35_0") },
                Resource(CloudTypes.Bucket, "plainer") with { DefaultProviderUrn = Urn(CloudTypes.Provider, "default") },
                Resource(Part, "inner") with { IsCustom = false, ParentUrn = Urn(Part, "outer") },
                Resource(Part, "outer") with { IsCustom = false },
                Resource(Part, "empty") with { IsCustom = false },
                Resource(CloudTypes.Provider, "own", """{"project":"p","userProjectOverride":true,"batching":"{ \"sendAfter\": \"1s\" }","off":false,"limit":5}"""),
                Resource(CloudTypes.Provider, "unused")),
            resource =>
            {
                asked.Add(resource.Name);
                return resource.Name != "new";
            });

        Assert.Equal(["models", "new", "logs", "plain", "plainer"], asked);
        Assert.Empty(file.NameTable);
        Assert.Equal(
            [
                "component acme:index:Part outer",
                "component acme:index:Part inner of outer",
                """pulumi:providers:gcp own with batching={"sendAfter":"1s"} limit=5 off=false project=p userProjectOverride=true""",
                "gcp:storage/bucket:Bucket models is acme-models of inner by own",
                "gcp:storage/bucket:Bucket logs is acme-logs of inner by own",
                "gcp:storage/bucket:Bucket plain at 9.35.0",
                "gcp:storage/bucket:Bucket plainer",
            ],
            file.Entries.Select(Text));
    }

    [Fact]
    public void Of_NamesThatAreTaken_GetTheirTypesAndThenNumbers()
    {
        var file = ImportFile.Of(
            Plan(
                Resource(CloudTypes.Bucket, "a"),
                Resource(CloudTypes.Account, "a"),
                Resource(CloudTypes.Account, "a") with { Urn = Urn($"{Part}${CloudTypes.Account}", "a") },
                Resource(CloudTypes.Account, "a") with { Urn = Urn($"{Part}${Part}${CloudTypes.Account}", "a") },
                Resource("Untyped", "a"),
                Resource(CloudTypes.Account, "b")),
            _ => true);

        Assert.Equal(
            [("a", null), ("aAccount", "a"), ("aAccount2", "a"), ("aAccount3", "a"), ("aUntyped", "a"), ("b", null)],
            file.Entries.Select(entry => (entry.Name, entry.LogicalName)));
    }

    [Fact]
    public void Of_WhatThePlanDoesNotHold_IsNamedOnceInTheTable()
    {
        var file = ImportFile.Of(
            Plan(
                Resource(CloudTypes.Bucket, "part") with { ParentUrn = Urn(Part, "part"), ProviderUrn = Urn(CloudTypes.Provider, "own") },
                Resource(CloudTypes.Bucket, "other") with { ParentUrn = Urn(Part, "part"), ProviderUrn = Urn(CloudTypes.Provider, "own") },
                Resource(CloudTypes.Bucket, "child") with { ParentUrn = Urn(Stack, "acme-dev") }),
            _ => true);

        Assert.Equal(
            [("part", "partPart", "own"), ("other", "partPart", "own"), ("child", null, null)],
            file.Entries.Select(entry => (entry.Name, entry.Parent, entry.Provider)));
        Assert.Equal([("own", Urn(CloudTypes.Provider, "own")), ("partPart", Urn(Part, "part"))], file.NameTable.Select(entry => (entry.Key, entry.Value)));
    }

    // The longest form whose parts are said counts.
    [Theory]
    [InlineData(CloudTypes.Bucket, """{"name":"models","project":"p"}""", "{}", "models")]
    [InlineData(CloudTypes.Bucket, """{"name":"b/models"}""", "{}", "b/models")]
    [InlineData(CloudTypes.Bucket, """{"name":""}""", "{}", null)]
    [InlineData(CloudTypes.Bucket, """{"name":"${suffix.hex}"}""", "{}", null)]
    [InlineData(CloudTypes.Bucket, """{"name":"[secret]"}""", "{}", null)]
    [InlineData(CloudTypes.Bucket, """{"name":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}""", "{}", null)]
    [InlineData(CloudTypes.Bucket, """{"accountId":"chat","project":"p","region":"r"}""", """{"name":"models"}""", null)]
    [InlineData(CloudTypes.Bucket, """{"website":"https://models"}""", "{}", null)]
    [InlineData(CloudTypes.Bucket, """{"name":"models","condition":{"title":"t"}}""", "{}", null)]
    [InlineData(CloudTypes.Network, """{"name":"net"}""", "{}", "net")]
    [InlineData(CloudTypes.Network, """{"name":"net"}""", """{"project":"of-provider"}""", "projects/of-provider/global/networks/net")]
    [InlineData(CloudTypes.Network, """{"name":"net","project":"said"}""", """{"project":"of-provider"}""", "projects/said/global/networks/net")]
    [InlineData(CloudTypes.Service, """{"name":"chat"}""", """{"project":"p","region":"r","location":"l"}""", "projects/p/locations/r/services/chat")]
    [InlineData(CloudTypes.Service, """{"name":"chat","location":"l"}""", """{"project":"p","region":"r"}""", "projects/p/locations/l/services/chat")]
    [InlineData(CloudTypes.Service, """{"name":"chat","location":"l"}""", "{}", "l/chat")]
    [InlineData(CloudTypes.Service, """{"name":"chat"}""", """{"project":"p"}""", null)]
    [InlineData(CloudTypes.Account, """{"accountId":"chat","project":"p"}""", "{}", "projects/p/serviceAccounts/chat@p.iam.gserviceaccount.com")]
    [InlineData(CloudTypes.Account, """{"accountId":"chat"}""", "{}", null)]
    [InlineData(CloudTypes.Account, """{"project":"p"}""", "{}", null)]
    [InlineData(CloudTypes.ManagedFolder, """{"bucket":"models","name":"a/chat/"}""", "{}", "models/managedFolders/a/chat/")]
    [InlineData(CloudTypes.ManagedFolder, """{"bucket":"models","name":"projects/a/chat/"}""", "{}", "models/managedFolders/chat/")]
    [InlineData(CloudTypes.RouterNat, """{"name":"nat","router":"way"}""", "{}", "way/nat")]
    [InlineData(CloudTypes.RouterNat, """{"name":"nat","router":"projects/p/regions/r/routers/way"}""", "{}", "projects/p/regions/r/routers/way/nat")]
    [InlineData(CloudTypes.RouterNat, """{"name":"nat","a":"projects/p/regions//x","router":"projects/p/regions/r/routers/way"}""", "{}", "projects/p/regions/r/routers/way/nat")]
    [InlineData(CloudTypes.RouterNat, """{"name":"nat","router":"x/projects/p/regions/r/routers/way"}""", "{}", "x/projects/p/regions/r/routers/way/nat")]
    [InlineData(CloudTypes.BucketGrant, """{"bucket":"b","role":"r","member":"m"}""", "{}", "b/b r m")]
    [InlineData(CloudTypes.BucketGrant, """{"bucket":"b","role":"r","member":"m","condition":{"title":"t"}}""", "{}", "b/b r m t")]
    [InlineData(CloudTypes.BucketGrant, """{"bucket":"b","role":"r","member":"m","condition":{}}""", "{}", null)]
    [InlineData("gcp:storage/bucketObject:BucketObject", """{"bucket":"b","name":"o"}""", "{}", null)]
    [InlineData("acme:index:Made", """{"name":"o"}""", "{}", null)]
    [InlineData(CloudTypes.ServiceGrant, """{"location":"l","name":"projects/p/locations/l/services/chat","project":"p","role":"roles/run.invoker","member":"user:a@b.c"}""", """{"project":"of-provider"}""", "projects/p/locations/l/services/chat roles/run.invoker user:a@b.c")]
    [InlineData(CloudTypes.BucketGrant, """{"bucket":"b/models","role":"r","member":"m","condition":{"title":"Only by day"}}""", """{"project":"of-provider"}""", "b/models r m Only by day")]
    [InlineData(CloudTypes.AccountGrant, """{"serviceAccountId":"projects/p/serviceAccounts/a@p.iam.gserviceaccount.com","role":"r","member":"principal://i/projects/1/s"}""", """{"project":"of-provider"}""", "projects/p/serviceAccounts/a@p.iam.gserviceaccount.com r principal://i/projects/1/s")]
    [InlineData(CloudTypes.CryptoKeyGrant, """{"cryptoKeyId":"projects/k/locations/eu/keyRings/ring/cryptoKeys/key","role":"r","member":"m"}""", """{"project":"of-provider"}""", "projects/k/locations/eu/keyRings/ring/cryptoKeys/key r m")]
    [InlineData(CloudTypes.RouterNat, """{"name":"nat","region":"r","router":"https://www.googleapis.com/compute/v1/projects/p/regions/r/routers/way"}""", """{"project":"of-provider"}""", "projects/p/regions/r/routers/way/nat")]
    [InlineData(CloudTypes.Account, """{"accountId":"chat"}""", """{"project":"of-provider"}""", "projects/of-provider/serviceAccounts/chat@of-provider.iam.gserviceaccount.com")]
    [InlineData(CloudTypes.ManagedFolder, """{"bucket":"models","name":"chat/"}""", """{"project":"of-provider"}""", "models/managedFolders/chat/")]
    public void Of_Inputs_FillInTheFirstFormWhosePartsAreSaid(string type, string inputs, string provider, string? id) => Assert.Equal(
        id,
        ImportFile.Of(
            Plan(Resource(type, "one", inputs) with { ProviderUrn = Urn(CloudTypes.Provider, "own") }, Resource(CloudTypes.Provider, "own", provider)),
            _ => true).Entries[^1].Id);

    private static string Text(ImportEntry entry) => string.Concat(
        entry.IsComponent ? "component " : "", entry.Type, " ", entry.Name,
        entry.Id is { } id ? $" is {id}" : "",
        entry.Parent is { } parent ? $" of {parent}" : "",
        entry.Provider is { } provider ? $" by {provider}" : "",
        entry.Version is { } version ? $" at {version}" : "",
        entry.Inputs is { } inputs ? $" with {string.Join(' ', inputs.Select(input => $"{input.Key}={input.Value}"))}" : "");

    private static Plan Plan(params PlannedResource[] resources) => new() { Project = "acme", Stack = "dev", Resources = resources };

    private static string Urn(string type, string name) => $"urn:pulumi:dev::acme::{type}::{name}";

    private static PlannedResource Resource(string type, string name, string inputs = "{}")
    {
        using var document = JsonDocument.Parse(inputs);
        return new() { Urn = Urn(type, name), Type = type, Name = name, IsCustom = true, Inputs = Given.Value(document.RootElement).Map };
    }
}
