using System.Collections.Immutable;
using Pulumi;
using Pulumi.Gcp.CloudQuota;
using Pulumi.Gcp.CloudRunV2;
using Pulumi.Gcp.CloudRunV2.Inputs;
using Pulumi.Gcp.Dns;
using Pulumi.Gcp.ServiceAccount;
using Pulumi.Gcp.Storage;
using Pulumi.Gcp.Storage.Inputs;
using Pulumi.Random;
using Pulumi.Testing;
using Pulumi.Utilities;
using Provider = Pulumi.Gcp.Provider;
using ProviderArgs = Pulumi.Gcp.ProviderArgs;

namespace GpuInfra.OfflineSdk.Tests;

public class ProviderPackagesTests
{
    [Fact]
    public async Task Bucket_Registered_SendsInputsByTheirWireNames()
    {
        var bucket = await Registration<Bucket>.OfAsync(options => new Bucket(
            "models",
            new BucketArgs
            {
                Location = "EUROPE-WEST4",
                UniformBucketLevelAccess = true,
                Labels = { ["stack"] = "dev" },
                LifecycleRules = new BucketLifecycleRuleArgs
                {
                    Action = new BucketLifecycleRuleActionArgs { Type = "Delete" },
                    Condition = new BucketLifecycleRuleConditionArgs { NumNewerVersions = 3 },
                },
            },
            options));

        Assert.Equal("gcp:storage/bucket:Bucket", bucket.TypeToken);
        Assert.Equal(["labels", "lifecycleRules", "location", "uniformBucketLevelAccess"], bucket.Inputs.Keys.Order());
        Assert.Equal("EUROPE-WEST4", bucket.Inputs["location"]);
        Assert.Equal(true, bucket.Inputs["uniformBucketLevelAccess"]);
        Assert.Equal("dev", Map(bucket.Inputs["labels"])["stack"]);
        var rule = Map(Assert.Single((ImmutableArray<object>)bucket.Inputs["lifecycleRules"]));
        Assert.Equal("Delete", Map(rule["action"])["type"]);
        Assert.Equal(3.0, Map(rule["condition"])["numNewerVersions"]);
    }

    [Fact]
    public async Task Bucket_Registered_HasVersionAndSecretOutputs()
    {
        var bucket = await Registration<Bucket>.OfAsync(options => new Bucket(
            "models", new BucketArgs { Location = "EU" }, options));

        Assert.Equal("9.35.0", bucket.Options.Version);
        Assert.Equal(["effectiveLabels", "pulumiLabels"], bucket.Options.AdditionalSecretOutputs);
        Assert.Empty(bucket.Options.Aliases);
    }

    [Fact]
    public async Task QuotaInfo_Asked_IsReadFromTheProviderThatIsNamed()
    {
        MockCallArgs? asked = null;
        GetSQuotaInfoResult? info = null;
        var recorder = new Recorder
        {
            Reply = args =>
            {
                asked = args;
                return new Dictionary<string, object>
                {
                    ["dimensionsInfos"] = new List<object>
                    {
                        new Dictionary<string, object>
                        {
                            ["applicableLocations"] = new List<object> { "europe-west4" },
                            ["details"] = new List<object> { new Dictionary<string, object> { ["value"] = "3000" } },
                            ["dimensions"] = new Dictionary<string, object> { ["region"] = "europe-west4" },
                        },
                    },
                };
            },
        };

        await Deployment.TestAsync(recorder, new TestOptions(), async () => info = await GetSQuotaInfo.InvokeAsync(
            new GetSQuotaInfoArgs { Parent = "projects/acme", Service = "run.googleapis.com", QuotaId = "Cpu" },
            new InvokeOptions { Provider = new Provider("gcp", new ProviderArgs { Project = "acme" }) }));

        Assert.Equal("gcp:cloudquota/getSQuotaInfo:getSQuotaInfo", asked!.Token);
        Assert.Equal(["parent", "quotaId", "service"], asked.Args.Keys.Order());
        Assert.Equal("projects/acme", asked.Args["parent"]);
        Assert.EndsWith("pulumi:providers:gcp::gcp::gcp-id", asked.Provider, StringComparison.Ordinal);
        var region = Assert.Single(info!.DimensionsInfos);
        Assert.Equal("europe-west4", region.Dimensions["region"]);
        Assert.Equal("3000", Assert.Single(region.Details).Value);
    }

    [Fact]
    public async Task QuotaInfo_ThatCannotBeAsked_FailsInTheProgram()
    {
        Exception? thrown = null;
        var recorder = new Recorder { Reply = _ => throw new InvalidOperationException("403: denied") };

        await Deployment.TestAsync(recorder, new TestOptions(), async () => thrown = await Record.ExceptionAsync(() =>
            GetSQuotaInfo.InvokeAsync(new GetSQuotaInfoArgs { Parent = "projects/acme", Service = "run.googleapis.com", QuotaId = "Cpu" })));

        Assert.Equal("403: denied", Assert.IsType<InvalidOperationException>(thrown).Message);
    }

    [Fact]
    public async Task Bucket_GivenAnId_IsCreatedAllTheSame()
    {
        var bucket = await Registration<Bucket>.OfAsync(options =>
        {
            options.Id = "theirs";
            return new Bucket("models", new BucketArgs { Location = "EU" }, options);
        });

        Assert.Equal("", await OutputUtilities.GetValueAsync(bucket.Options.Id!.ToOutput()));
        Assert.Equal("models-id", await OutputUtilities.GetValueAsync(bucket.Resource.Id));
    }

    [Fact]
    public async Task Account_Registered_IsAlsoKnownByItsFormerType()
    {
        var account = await Registration<Account>.OfAsync(options => new Account(
            "chat", new AccountArgs { AccountId = "chat" }, options));

        var alias = await OutputUtilities.GetValueAsync(Assert.Single(account.Options.Aliases).ToOutput());
        Assert.Equal("gcp:serviceAccount/account:Account", await OutputUtilities.GetValueAsync(alias.Type!.ToOutput()));
    }

    [Fact]
    public async Task Account_Registered_ReadsComputedOutputs()
    {
        var account = await Registration<Account>.OfAsync(
            options => new Account("chat", new AccountArgs { AccountId = "chat" }, options),
            ImmutableDictionary<string, object>.Empty.Add("email", "chat@example.com"));

        Assert.Equal("chat@example.com", await OutputUtilities.GetValueAsync(account.Resource.Email));
        Assert.Equal("chat", await OutputUtilities.GetValueAsync(account.Resource.AccountId));
        Assert.Equal("chat-id", await OutputUtilities.GetValueAsync(account.Resource.Id));
    }

    [Fact]
    public async Task ManagedZone_WithoutDescription_SaysWhoManagesIt()
    {
        var zone = await Registration<ManagedZone>.OfAsync(options => new ManagedZone(
            "apis", new ManagedZoneArgs { DnsName = "run.app." }, options));

        Assert.Equal("Managed by Pulumi", zone.Inputs["description"]);
    }

    [Fact]
    public async Task Service_Registered_ReadsNestedOutputs()
    {
        var service = await Registration<Service>.OfAsync(options => new Service(
            "chat",
            new ServiceArgs
            {
                Location = "europe-west4",
                Template = new ServiceTemplateArgs
                {
                    MaxInstanceRequestConcurrency = 4,
                    Containers = new ServiceTemplateContainerArgs
                    {
                        Image = "ollama/ollama:0.12.0",
                        Resources = new ServiceTemplateContainerResourcesArgs { Limits = { ["nvidia.com/gpu"] = "1" } },
                    },
                },
            },
            options));

        var template = await OutputUtilities.GetValueAsync(service.Resource.Template);
        Assert.Equal(4, template.MaxInstanceRequestConcurrency);
        var container = Assert.Single(template.Containers);
        Assert.Equal("ollama/ollama:0.12.0", container.Image);
        Assert.Equal("1", container.Resources!.Limits!["nvidia.com/gpu"]);
        Assert.Null(container.Resources.CpuIdle);
    }

    [Fact]
    public async Task Provider_Registered_SendsAllButTextsAsJson()
    {
        var provider = await Registration<Provider>.OfAsync(options => new Provider(
            "europe",
            new ProviderArgs
            {
                AddPulumiAttributionLabel = false,
                DefaultLabels = { ["stack"] = "dev" },
                Project = "demo",
            },
            options));

        Assert.Equal("pulumi:providers:gcp", provider.TypeToken);
        Assert.Equal("false", provider.Inputs["addPulumiAttributionLabel"]);
        Assert.Equal("""{ "stack": "dev" }""", provider.Inputs["defaultLabels"]);
        Assert.Equal("demo", provider.Inputs["project"]);
        Assert.Equal(["accessToken"], provider.Options.AdditionalSecretOutputs);
    }

    [Fact]
    public async Task RandomId_Registered_HasItsOwnVersion()
    {
        var id = await Registration<RandomId>.OfAsync(
            options => new RandomId("suffix", new RandomIdArgs { ByteLength = 2 }, options),
            ImmutableDictionary<string, object>.Empty.Add("hex", "c0de"));

        Assert.Equal("random:index/randomId:RandomId", id.TypeToken);
        Assert.Equal("4.21.1", id.Options.Version);
        Assert.Equal(2.0, id.Inputs["byteLength"]);
        Assert.Equal("c0de", await OutputUtilities.GetValueAsync(id.Resource.Hex));
    }

    private static ImmutableDictionary<string, object> Map(object value) => (ImmutableDictionary<string, object>)value;
}
