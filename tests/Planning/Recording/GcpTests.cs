using Pulumi;
using Pulumi.Gcp.CloudRunV2;
using Pulumi.Gcp.CloudRunV2.Inputs;
using Pulumi.Gcp.Storage;
using Pulumi.Random;
using ServiceAccount = Pulumi.Gcp.ServiceAccount.Account;

namespace GpuInfra.Planning.Tests;

public class GcpTests
{
    [Theory]
    [InlineData(PlanMode.Preview)]
    [InlineData(PlanMode.Update)]
    public async Task PlanAsync_ResourcesOfTheCloud_GiveTheExpectedPlan(PlanMode mode) =>
        await Snapshot.MatchesAsync("gcp.json", await Plans.JsonAsync(await Plans.OfAsync(Declare, mode)));

    private static void Declare()
    {
        var provider = new Pulumi.Gcp.Provider("gcp", new() { Project = "shop", DefaultLabels = { ["environment"] = "dev" } });
        var options = new CustomResourceOptions { Provider = provider };
        var identity = new ServiceAccount("chat-identity", new() { AccountId = "chat" }, options);
        var suffix = new RandomId("suffix", new() { ByteLength = 4 });
        var bucket = new Bucket("models", new()
        {
            Name = Output.Format($"models-{suffix.Hex}"),
            Location = "europe-west4",
        }, options);
        _ = new BucketIAMMember("models-reader", new()
        {
            Bucket = bucket.Name,
            Role = "roles/storage.objectViewer",
            Member = identity.Member,
        }, options);
        var service = new Service("chat", new() { Location = "europe-west4", Template = Template(identity, bucket) }, options);
        _ = new ServiceIamMember("chat-invoker", new()
        {
            Name = service.Name,
            Location = service.Location,
            Role = "roles/run.invoker",
            Member = Output.Format($"serviceAccount:{identity.Email}"),
        }, options);
    }

    private static ServiceTemplateArgs Template(ServiceAccount identity, Bucket bucket) => new()
    {
        ServiceAccount = identity.Email,
        Containers =
        {
            new ServiceTemplateContainerArgs
            {
                Image = "europe-west4-docker.pkg.dev/shop/images/chat@sha256:0",
                Envs =
                {
                    new ServiceTemplateContainerEnvArgs { Name = "BUCKET", Value = bucket.Url },
                    new ServiceTemplateContainerEnvArgs { Name = "TOKEN", Value = Output.CreateSecret("hunter2") },
                },
                Resources = new ServiceTemplateContainerResourcesArgs { Limits = { ["nvidia.com/gpu"] = "1" }, CpuIdle = false },
            },
        },
    };
}
