using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.Components.Tests;

public sealed class ModelServiceTests
{
    private const string AccountType = "gcp:serviceaccount/account:Account";
    private const string SecretGrantType = "gcp:secretmanager/secretIamMember:SecretIamMember";

    private static readonly string[] WithImage =
    [
        "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember chat-identity-image-reader",
        "gcp:cloudrunv2/service:Service chat",
        "gcp:projects/iAMMember:IAMMember chat-identity-log-writer",
        "gcp:projects/iAMMember:IAMMember chat-identity-metric-writer",
        "gcp:serviceaccount/account:Account chat-identity",
        "gpuinfra:index:GpuService chat",
        "gpuinfra:index:ModelService chat",
        "gpuinfra:index:ServiceIdentity chat-identity",
    ];

    [Fact]
    public async Task Constructor_LeastArguments_RegistersIdentityAndService()
    {
        var recording = await GivenModel.RunAsync(GivenModel.Ollama);

        Assert.Equal(WithImage, Own(recording));
    }

    [Fact]
    public async Task Constructor_ModelInBucket_GrantsItsReading()
    {
        var recording = await GivenModel.RunAsync(
            new() { Engine = "vllm", Model = "gemma", Image = Given.Image, ModelSource = "bucket" });

        Assert.Equal(
            [
                WithImage[0], WithImage[1], WithImage[2], WithImage[3], WithImage[4],
                "gcp:storage/bucketIAMMember:BucketIAMMember chat-identity-bucket-reader",
                WithImage[5], WithImage[6], WithImage[7],
            ],
            Own(recording));
        Assert.Contains("bucket=acme-models-bucket", recording.Lines("gcp:storage/bucketIAMMember:BucketIAMMember"));
    }

    [Fact]
    public async Task Constructor_NoRepository_GrantsNone()
    {
        var args = GivenModel.Wired(GivenModel.Ollama);
        args.Repository = null;

        var recording = await Recording.RunAsync(options => _ = new ModelService("chat", args, options));

        Assert.Equal(WithImage.Skip(1), Own(recording));
    }

    [Fact]
    public async Task Constructor_Wiring_ReachesService()
    {
        var service = await GivenModel.ServiceAsync(GivenModel.Ollama);

        Assert.Contains("name=chat", service.Lines);
        Assert.Contains("project=acme-models", service.Lines);
        Assert.Contains("location=europe-west4", service.Lines);
        Assert.Contains(
            "template.vpcAccess.networkInterfaces[0].network=projects/acme-models/global/networks/inference", service.Lines);
    }

    [Fact]
    public async Task Constructor_Secrets_GrantsEachOnceWhereverItIsRead()
    {
        var recording = await GivenModel.RunAsync(new()
        {
            Image = Given.Image,
            Secrets = new Dictionary<string, string> { ["HF_TOKEN"] = "hf-token:3", ["SIGNING"] = "signing:1" },
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["proxy"] = new()
                {
                    Image = Given.Image,
                    Secrets = new Dictionary<string, string> { ["TLS"] = "tls:2", ["SIGNING"] = "signing:2" },
                },
            },
            Volumes = new Dictionary<string, VolumeArgs> { ["config"] = new() { Secret = "config:1" } },
            Mounts = new Dictionary<string, string> { ["config"] = "/etc/config" },
        });

        Assert.Equal(
            ["chat-identity-secret-config", "chat-identity-secret-hf-token", "chat-identity-secret-signing", "chat-identity-secret-tls"],
            recording.Resources.Where(r => r.Type == SecretGrantType).Select(r => r.Name));
        Assert.Equal(
            ["secretId=config", "secretId=hf-token", "secretId=signing", "secretId=tls"],
            recording.Lines(SecretGrantType).Where(line => line.StartsWith("secretId", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Constructor_ExistingAccount_RunsAsItAndGrantsIt()
    {
        var recording = await GivenModel.RunAsync(
            new() { Image = Given.Image, ServiceAccount = "llm@acme-models.iam.gserviceaccount.com" });

        Assert.Empty(recording.Lines(AccountType));
        Assert.Contains(
            "template.serviceAccount=llm@acme-models.iam.gserviceaccount.com", recording.Lines("gcp:cloudrunv2/service:Service"));
        Assert.Equal(
            2,
            recording.Lines("gcp:projects/iAMMember:IAMMember")
                .Count(line => line == "member=serviceAccount:llm@acme-models.iam.gserviceaccount.com"));
    }

    [Fact]
    public async Task Constructor_Deployers_MayActAsAccount()
    {
        var args = GivenModel.Ollama;
        args.Deployers = ["group:a@acme.example", "group:b@acme.example"];

        var recording = await GivenModel.RunAsync(args);

        Assert.Equal(
            ["member=group:a@acme.example", "member=group:b@acme.example"],
            recording.Lines("gcp:serviceaccount/iAMMember:IAMMember").Where(line => line.StartsWith("member", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(null, null, "True")]
    [InlineData(true, null, "True")]
    [InlineData(false, null, "False")]
    [InlineData(false, true, "True")]
    [InlineData(true, false, "False")]
    public async Task Constructor_Protect_HoldsWhereDeletionProtectionSaysNothing(bool? protect, bool? said, string expected)
    {
        var args = new ModelServiceArgs { Image = Given.Image, DeletionProtection = said, Protect = protect };

        var service = await GivenModel.ServiceAsync(args);

        Assert.Contains($"deletionProtection={expected}", service.Lines);
    }

    [Fact]
    public async Task Constructor_Children_BelongToComponentAndWaitForWhatItWaitsFor()
    {
        ModelService? component = null;
        Resource? before = null;

        var recording = await Recording.RunAsync(options =>
        {
            before = new Before();
            options.DependsOn = [before];
            component = new ModelService("chat", GivenModel.Wired(GivenModel.Ollama), options);
        });

        Assert.Equal(5, recording.Resources.Count);
        foreach (var resource in recording.Resources)
        {
            var parent = Assert.IsAssignableFrom<ComponentResource>(resource.Options.Parent);
            Assert.Equal(resource.Name == "chat" ? "chat" : "chat-identity", parent.GetResourceName());
            Assert.Contains(before!, await OutputUtilities.GetValueAsync(resource.Options.DependsOn.ToOutput()));
        }

        Assert.Equal("gpuinfra:index:ModelService", component!.GetResourceType());
    }

    [Fact]
    public async Task Constructor_Service_WaitsForIdentity()
    {
        var service = await GivenModel.ServiceAsync(GivenModel.Ollama);

        var before = await OutputUtilities.GetValueAsync(service.Options.DependsOn.ToOutput());
        Assert.Equal("chat-identity", Assert.IsType<ServiceIdentity>(Assert.Single(before)).GetResourceName());
        Assert.Equal(TimeSpan.FromMinutes(45), service.Options.CustomTimeouts!.Create);
    }

    [Fact]
    public async Task Constructor_Outputs_AreTheServicesAndTheAccounts()
    {
        ModelService? component = null;

        await Recording.RunAsync(options => component = new ModelService(
            "chat",
            GivenModel.Wired(new() { Image = Given.Image, ServiceAccount = "llm@acme-models.iam.gserviceaccount.com" }),
            options));

        Assert.Equal("https://chat.example", await OutputUtilities.GetValueAsync(component!.Uri));
        Assert.Equal("llm@acme-models.iam.gserviceaccount.com", await OutputUtilities.GetValueAsync(component.ServiceAccount));
    }

    [Fact]
    public async Task Constructor_Outputs_AreRegistered()
    {
        var recorder = new Recorder();
        ModelService? component = null;

        await RecordedStack.RunAsync(recorder, new() { IsPreview = false }, () => component = new("chat", GivenModel.Wired(GivenModel.Ollama)));

        var outputs = (await recorder.OutputsAsync(component!)).Split('\n');
        Assert.Equal(["endpoint", "serviceAccount"], outputs.Select(line => line.Split(':')[0]));
        Assert.Equal("serviceAccount: chat-identity@made.iam.gserviceaccount.com", outputs[1]);
    }

    [Fact]
    public async Task Constructor_OnlyWarnings_RegistersService()
    {
        var args = GivenModel.Ollama;
        args.Location = "us-central1";

        Assert.Contains("location=us-central1", (await GivenModel.ServiceAsync(args)).Lines);
    }

    private static IEnumerable<string> Own(Recording recording) =>
        recording.Registered.Where(r => !r.StartsWith("pulumi:", StringComparison.Ordinal));

    private sealed class Before() : ComponentResource("gpuinfra:tests:Before", "before");
}
