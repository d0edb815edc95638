namespace GpuInfra.StackFiles.Tests;

/// <summary>What holds in every stack of the example, whatever the components' own tests say.</summary>
public sealed class StackSecurityTests
{
    private const string Bucket = "gcp:storage/bucket:Bucket";
    private const string Repository = "gcp:artifactregistry/repository:Repository";
    private const string Zone = "gcp:dns/managedZone:ManagedZone";
    private const string Api = "gcp:projects/service:Service";

    private static readonly string[] UnusedTypes =
    [
        "gcp:storage/bucketACL:BucketACL", "gcp:storage/bucketAccessControl:BucketAccessControl",
        "gcp:storage/defaultObjectACL:DefaultObjectACL", "gcp:storage/defaultObjectAccessControl:DefaultObjectAccessControl",
        "gcp:storage/objectACL:ObjectACL", "gcp:storage/objectAccessControl:ObjectAccessControl",
        "gcp:storage/hmacKey:HmacKey", "gcp:serviceaccount/key:Key", "gcp:projects/iAMPolicy:IAMPolicy",
        "gcp:projects/iAMBinding:IAMBinding", "gcp:cloudrun/service:Service", "gcp:vpcaccess/connector:Connector",
    ];

    // What the bootstrap makes, so that the pipelines need not be able to.
    private static readonly string[] AdministeredTypes =
    [
        "gcp:projects/iAMMember:IAMMember", "gcp:serviceaccount/account:Account", "gcp:serviceaccount/iAMMember:IAMMember",
    ];

    private static readonly (string Package, string Api)[] ApiOfPackage =
    [
        ("gcp:artifactregistry/", "artifactregistry"), ("gcp:cloudrunv2/", "run"), ("gcp:compute/", "compute"),
        ("gcp:dns/", "dns"), ("gcp:projects/iAM", "iam"), ("gcp:serviceaccount/", "iam"), ("gcp:storage/bucket:", "storage"),
    ];

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Types_ThatOpenWhatIsClosed_AreNotUsed(string stack)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        Assert.Empty(plan.Resources.Select(resource => resource.Type).Intersect(UnusedTypes));
        Assert.DoesNotContain(plan.Resources, r => r.Type.Contains("Binding", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Buckets_AreNeverPublicAndAlwaysRecoverable(string stack)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        Assert.All(plan.Some(Bucket), bucket =>
        {
            Assert.Equal("true", bucket.Text("uniformBucketLevelAccess"));
            Assert.Equal("enforced", bucket.Text("publicAccessPrevention"));
            Assert.Equal("true", bucket.Text("versioning.enabled"));
            Assert.True(bucket.Inputs.Find("softDeletePolicy.retentionDurationSeconds")!.Number >= 604_800);
            Assert.NotEqual(bucket.Text("name"), bucket.Text("logging.logBucket") ?? "");
            Assert.Equal(RegionOf(stack), bucket.Text("location"));
            Assert.Contains(bucket.Items("lifecycleRules"), rule =>
                rule.Map.Find("action.type")?.Text == "Delete" && rule.Map.Find("condition.numNewerVersions") is not null);
        });
    }

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Members_AreNamedAndNobodysPersonalAccount(string stack)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        var members = plan.Resources.Select(resource => resource.Text("member")).OfType<string>().ToList();
        Assert.NotEmpty(members);
        Assert.All(members, member => Assert.Matches("^(serviceAccount|group|domain|principal|principalSet):", member));
        Assert.DoesNotContain(plan.Resources, resource => resource.Inputs.Find("members") is not null);
    }

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Roles_AreNarrowAndOnResourcesWhereTheyCanBe(string stack)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        Assert.DoesNotContain(plan.Resources, resource => AdministeredTypes.Contains(resource.Type));
        Assert.All(
            plan.Resources.Where(resource => resource.Type == "gcp:storage/bucketIAMMember:BucketIAMMember"),
            grant => Assert.Equal("roles/storage.objectViewer", grant.Text("role")));
        Assert.All(
            plan.Some("gcp:cloudrunv2/serviceIamMember:ServiceIamMember"),
            grant => Assert.Equal("roles/run.servicesInvoker", grant.Text("role")));
    }

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Accounts_AreOfOneServiceEach(string stack)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        Assert.Equal(
            plan.Some(ServiceSecurityTests.Service).Select(service =>
                $"{service.Name}-identity@acme-inference-{stack}.iam.gserviceaccount.com"),
            plan.Some(ServiceSecurityTests.Service).Select(service => service.Text("template.serviceAccount")!).Distinct());
    }

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Repositories_KeepWhatRunsAndNeverMoveATag(string stack)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        Assert.All(plan.Some(Repository), repository =>
        {
            Assert.Equal("true", repository.Text("dockerConfig.immutableTags"));
            Assert.Equal("INHERITED", repository.Text("vulnerabilityScanningConfig.enablementConfig"));
            Assert.Equal(RegionOf(stack), repository.Text("location"));
            Assert.Equal(["KEEP", "DELETE"], repository.Items("cleanupPolicies").Select(policy => policy.Map["action"].Text));
        });
    }

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Apis_AreOnBeforeTheyAreUsedAndStayOn(string stack)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        var urnOfApi = plan.Some(Api).ToDictionary(api => api.Text("service")!, api => api.Urn);
        Assert.All(plan.Some(Api), api =>
            Assert.Equal(("false", "false"), (api.Text("disableOnDestroy"), api.Text("disableDependentServices"))));
        Assert.All(ApiOfPackage, pair => Assert.All(
            plan.Resources.Where(resource => resource.Type.StartsWith(pair.Package, StringComparison.Ordinal)),
            resource => Assert.Contains(urnOfApi[$"{pair.Api}.googleapis.com"], plan.Before(resource))));
        Assert.Contains("servicedirectory.googleapis.com", urnOfApi.Keys);
    }

    [Fact]
    public async Task Prod_WhatCannotBeMadeAgain_IsProtected()
    {
        var plan = await CommittedStacks.PlanAsync("prod");

        Assert.All([.. plan.Some(Bucket), .. plan.Some(Repository), .. plan.Some(Zone)], resource => Assert.True(resource.Protect));
        Assert.All([.. plan.Some(Bucket), .. plan.Some(Zone)], resource => Assert.Equal("PREVENT", resource.Text("deletionPolicy")));
        Assert.All(plan.Some(Bucket), bucket => Assert.Equal("false", bucket.Text("forceDestroy")));
        Assert.All(plan.Some(ServiceSecurityTests.Service), service => Assert.Equal("true", service.Text("deletionProtection")));
    }

    [Fact]
    public async Task Dev_IsEasyToThrowAway()
    {
        var plan = await CommittedStacks.PlanAsync("dev");

        Assert.DoesNotContain(plan.Resources, resource => resource.Protect);
        Assert.All(plan.Some(ServiceSecurityTests.Service), service => Assert.Equal("false", service.Text("deletionProtection")));
    }

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public void StackFile_NoResourceCanFallToADefaultProvider(string stack) =>
        Assert.Equal("[\"gcp\"]", CommittedStacks.Read(stack).ConfigTexts["pulumi:disable-default-providers"]);

    [Fact]
    public void Files_ProdSecretsAreEncryptedByKmsAndThePulumiVersionIsNamed()
    {
        Assert.Contains(
            "\nsecretsprovider: gcpkms://", File.ReadAllText(Path.Combine(CommittedStacks.Root, "Pulumi.prod.yaml")), StringComparison.Ordinal);
        Assert.Contains(
            "\nrequiredPulumiVersion: ", File.ReadAllText(Path.Combine(CommittedStacks.Root, "Pulumi.yaml")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public void Names_LeaveRoomForWhatIsMadeOfThem(string stack) =>
        Assert.True(stack.Length <= 20 && ProjectFile.Read(Path.Combine(CommittedStacks.Root, "Pulumi.yaml")).Name.Length <= 30);

    private static string RegionOf(string stack) => CommittedStacks.Read(stack).ConfigTexts["gcp:region"];
}
