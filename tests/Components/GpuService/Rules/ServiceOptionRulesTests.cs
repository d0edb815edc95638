namespace GpuInfra.Components.Tests;

public sealed class ServiceOptionRulesTests
{
    private const string Api = "reference/rest/v2/projects.locations.services";
    private const string MinInstances = "configuring/min-instances";
    private const string Key = "projects/acme/locations/europe-west4/keyRings/run/cryptoKeys/chat";
    private const string Agent = "serviceAccount:service-123456@gcp-sa-iap.iam.gserviceaccount.com";
    private const string People = "group:people@acme.example";

    [Fact]
    public async Task Constructor_NothingSaid_SendsNone()
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs
        {
            Image = Given.Image,
            SessionAffinity = false,
            DefaultUrlDisabled = false,
            Iap = false,
            Http2 = false,
        });
        var least = await Given.ServiceAsync(new GpuServiceArgs { Image = Given.Image });

        Assert.Equal(least.Lines, service.Lines);
    }

    [Fact]
    public async Task Constructor_EveryOption_ReachesEngine()
    {
        var least = await Given.ServiceAsync(new GpuServiceArgs { Image = Given.Image, Ingress = "internal-and-cloud-load-balancing" });
        var service = await Given.ServiceAsync(new GpuServiceArgs
        {
            Image = Given.Image,
            Ingress = "internal-and-cloud-load-balancing",
            SessionAffinity = true,
            ServiceMinInstances = 0,
            ServiceMaxInstances = 4,
            DefaultUrlDisabled = true,
            CustomAudiences = ["https://chat.example.com", "chat"],
            EncryptionKey = Key,
            BinaryAuthorization = "default",
            Annotations = new Dictionary<string, string> { ["example.com/owner"] = "ml" },
            RevisionAnnotations = new Dictionary<string, string> { ["example.com/ticket"] = "7" },
            LaunchStage = "beta",
            Http2 = true,
            WorkingDirectory = "/srv",
        });

        Assert.Equal(
            [
                "annotations.example.com/owner=ml",
                "binaryAuthorization.useDefault=True",
                "customAudiences[0]=https://chat.example.com",
                "customAudiences[1]=chat",
                "defaultUriDisabled=True",
                "launchStage=BETA",
                "scaling.maxInstanceCount=4",
                "scaling.minInstanceCount=0",
                "scaling.scalingMode=AUTOMATIC",
                "template.annotations.example.com/ticket=7",
                "template.containers[0].ports.name=h2c",
                "template.containers[0].workingDir=/srv",
                $"template.encryptionKey={Key}",
                "template.sessionAffinity=True",
            ],
            service.Lines.Except(least.Lines));
    }

    [Theory]
    [InlineData(3, "3", "3", "3")]
    [InlineData(0, "0", "0", "1")]
    public async Task Constructor_ManualInstances_TakeThePlaceOfAllNumbers(int manual, string count, string min, string max)
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs { Image = Given.Image, ManualInstances = manual });

        Assert.Equal([$"manualInstanceCount={count}", "scalingMode=MANUAL"], service.Below("scaling."));
        Assert.Equal([$"maxInstanceCount={max}", $"minInstanceCount={min}"], service.Below("template.scaling."));
    }

    [Fact]
    public async Task Constructor_PathOfPolicy_ReachesEngine()
    {
        const string policy = "projects/acme/platforms/cloudRun/policies/signed";
        var service = await Given.ServiceAsync(new GpuServiceArgs { Image = Given.Image, BinaryAuthorization = policy });

        Assert.Equal([$"policy={policy}"], service.Below("binaryAuthorization."));
    }

    [Fact]
    public async Task Constructor_IapWithItsAgent_ReachesEngine()
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs { Image = Given.Image, Iap = true, Invokers = [Agent] });

        Assert.Contains("iapEnabled=True", service.Lines);
    }

    [Fact]
    public async Task Constructor_IapAccessors_AreLetInToTheOneService()
    {
        var args = Given.Wired(new() { Image = Given.Image, Iap = true, Invokers = [Agent], IapAccessors = [People] });
        var run = await Recording.RunAsync(options => _ = new GpuService("chat", args, options));

        var grant = Assert.Single(run.Resources, resource => resource.Type == CloudTypes.IapGrant);
        Assert.Equal("chat-accessor-people-e82a9fd0", grant.Name);
        Assert.Equal(
            ["cloudRunServiceName=chat", $"location={Given.Region}", $"member={People}", "project=test-project", "role=roles/iap.httpsResourceAccessor"],
            grant.Lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Check_IapWithoutAccessors_Warns() => Assert.Equal(
        [
            "Warning ProxyLetsSomebodyIn iap: is true, but iapAccessors names nobody, so that whoever logs in is refused. "
                + "Name a group as iapAccessors. [securing/identity-aware-proxy-cloud-run]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Iap = true, Invokers = [Agent] }));

    [Fact]
    public void Check_AccessorsWithoutIap_Warns() => Assert.Equal(
        [
            "Warning ProxyLetsSomebodyIn iapAccessors: is given, but iap is not true, so that there is no proxy to come through. "
                + "Set iap to true, or name the callers as invokers. [securing/identity-aware-proxy-cloud-run]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, IapAccessors = [People] }));

    [Fact]
    public void Check_AccessorThatIsEverybody_IsRefused() => Assert.Contains(
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Iap = true, Invokers = [Agent], IapAccessors = ["allUsers"] }),
        violation => violation.StartsWith("Error PrincipalsAreNamed iapAccessors[0]: is allUsers, which is everybody on the internet", StringComparison.Ordinal));

    [Theory]
    [InlineData("serviceAccount:chat@acme.iam.gserviceaccount.com")]
    [InlineData("serviceAccount:service-x@gcp-sa-iap.iam.gserviceaccount.com")]
    public void Check_IapWithoutItsAgent_IsRefused(string invoker) => Assert.Contains(
        "Error AgentOfProxyMayCall iap: is true, but invokers does not name the agent of Identity-Aware Proxy. "
            + "Add serviceAccount:service-PROJECT_NUMBER@gcp-sa-iap.iam.gserviceaccount.com to invokers, with the project's number. "
            + "[securing/identity-aware-proxy-cloud-run]",
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Iap = true, Invokers = [invoker] }));

    [Fact]
    public void Check_IapWithItsAgentAmongOthers_IsFine() => Assert.Empty(
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Iap = true, Invokers = [Agent, People], IapAccessors = [People] }));

    [Fact]
    public void Check_IapWithHttp2_Warns() => Assert.Equal(
        [
            "Warning ProxySpeaksHttp1 http2: is true behind Identity-Aware Proxy, which may send requests in a loop. Leave one of the two out. "
                + "[https://github.com/domZippilli/gcs-proxy-cloud-run/pull/14]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Iap = true, Http2 = true, Invokers = [Agent], IapAccessors = [People] }));

    [Theory]
    [InlineData("vllm serve /models/gemma --port 8080 --host 0.0.0.0", "vLLM")]
    [InlineData("llama-server --host 0.0.0.0 --port 8080", "llama.cpp")]
    public void Check_Http2ToServerOfHttp1_Warns(string command, string server) => Assert.Contains(
        $"Warning ServerSpeaksHttp2 http2: is true, but {server} is not known to speak HTTP/2 without TLS. "
            + "Leave it out: clients speak HTTP/2 with Cloud Run all the same. [configuring/http2]",
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Http2 = true, Command = command.Split(' ') }));

    [Theory]
    [InlineData("python serve.py")]
    [InlineData("tritonserver --http-address=0.0.0.0 --http-port=8080")]
    public void Check_Http2ToAnotherServer_IsFine(string command) => Assert.DoesNotContain(
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Http2 = true, Command = command.Split(' ') }),
        violation => violation.Contains("ServerSpeaksHttp2", StringComparison.Ordinal));

    [Fact]
    public void Check_NumbersBelowTheLeast_AreRefused() => Assert.Equal(
        [
            $"Error ServiceInstancesAreWithinLimits serviceMinInstances: is -1, but must be at least 0. Use 0 or more. [{MinInstances}]",
            "Error ServiceInstancesAreWithinLimits serviceMaxInstances: is 0, but must be at least 1. Use 1 or more. "
                + "[configuring/max-instances-limits]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, ServiceMinInstances = -1, ServiceMaxInstances = 0 }));

    [Theory]
    [InlineData(2, 2, false)]
    [InlineData(3, 2, true)]
    public void Check_ServiceMinAgainstMax_IsToldBeyond(int min, int max, bool isTold) => Assert.Equal(
        isTold
            ? [$"Error ServiceMinFitsServiceMax serviceMinInstances: is 3, but serviceMaxInstances is 2. Use 2 or less, or raise serviceMaxInstances. [{MinInstances}]"]
            : [],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, ServiceMinInstances = min, ServiceMaxInstances = max }));

    [Fact]
    public void Check_ManualBesideOtherNumbers_IsRefused() => Assert.Equal(
        [
            $"Error ScalingIsOfOneKind minInstances: is given, but manualInstances is 2, which takes its place. Leave one of the two out. [{Api}]",
            $"Error ScalingIsOfOneKind serviceMaxInstances: is given, but manualInstances is 2, which takes its place. Leave one of the two out. [{Api}]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, ManualInstances = 2, MinInstances = 1, ServiceMaxInstances = 2 }));

    [Fact]
    public void Check_NoAddressAtAll_Warns() => Assert.Equal(
        [
            "Warning ServiceHasAnAddress defaultUrlDisabled: is true, but with ingress internal no load balancer may call the service. "
                + "Use ingress internal-and-cloud-load-balancing, or leave it out. [securing/ingress]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, DefaultUrlDisabled = true }));

    [Fact]
    public void Check_AudiencesThatAddNothing_AreRefused() => Assert.Equal(
        [
            "Error AudienceIsGiven customAudiences[1]: is empty. Leave it out. [configuring/custom-audiences]",
            "Error AudienceIsGiven customAudiences[2]: is 'a' once more. Leave it out. [configuring/custom-audiences]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, CustomAudiences = ["a", " ", "a"] }));

    [Fact]
    public void Check_AffinityWithReadiness_Warns() => Assert.Equal(
        [
            "Warning AffinityHeedsNoReadiness sessionAffinity: is true, and clients with a cookie reach an instance that its readiness probe "
                + "calls not ready. Leave one of the two out, or let clients try again. [configuring/healthchecks]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, SessionAffinity = true, ReadinessProbe = new ProbeArgs() }));

    [Theory]
    [InlineData("chat")]
    [InlineData($"{Key}/cryptoKeyVersions/1")]
    public void Check_KeyWithoutItsFullName_IsRefused(string key) => Assert.Equal(
        [
            $"Error EncryptionKeyIsWhole encryptionKey: is '{key}', which is no full name of a key. "
                + $"Write projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY, without a version. [{Api}]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, EncryptionKey = key }));

    [Fact]
    public void Check_KeyElsewhere_Warns() => Assert.Equal(
        [$"Warning EncryptionKeyIsWhole encryptionKey: is in europe, but the service is in europe-west4. Use a key in europe-west4. [{Api}]"],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            EncryptionKey = Key.Replace("europe-west4", "europe", StringComparison.Ordinal),
        }));

    [Fact]
    public void Check_UnknownPolicy_IsRefused() => Assert.Equal(
        [
            "Error PolicyIsKnown binaryAuthorization: is 'signed', which is neither default nor the path of a policy. "
                + $"Use default, or projects/PROJECT/platforms/cloudRun/policies/POLICY. [{Api}]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, BinaryAuthorization = "signed" }));

    [Fact]
    public void Check_UnknownStage_IsRefused() => Assert.Equal(
        [$"Error WordIsKnown launchStage: is 'BETA', but must be beta, ga or alpha. Use beta. [{Api}]"],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, LaunchStage = "BETA" }));

    [Theory]
    [InlineData("run.googleapis.com/launch-stage", "run.googleapis.com", "Say it by launchStage.")]
    [InlineData("autoscaling.knative.dev/maxScale", "autoscaling.knative.dev", "Say it by maxInstances.")]
    [InlineData("sub.cloud.googleapis.com/location", "cloud.googleapis.com", "Leave it out, and use the setting that says the same.")]
    public void Check_AnnotationOfGoogle_IsRefused(string key, string kept, string fix) => Assert.Equal(
        [
            $"Error AnnotationIsFree annotations[\"{key}\"]: is in {kept}, which Cloud Run refuses. {fix} [{Api}]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Annotations = new Dictionary<string, string> { [key] = "1" } }));

    [Fact]
    public void Check_WorkingDirectoryThatIsRelative_IsRefused() => Assert.Equal(
        ["Error WorkingDirectoryIsAbsolute workingDirectory: is 'srv', but must be an absolute path. Use /srv. [container-contract]"],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, WorkingDirectory = "srv" }));
}
