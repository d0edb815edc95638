namespace GpuInfra.Planning.Tests;

public sealed class SharedCostTests
{
    private const string Small = "\"cpu\": \"4\", \"memory\": \"16Gi\"";
    private const string UsageOfPlatform =
        """
        {"region": "europe-west4", "usage": {"models": "100Gi", "images": "40Gi", "internetSent": "50Gi",
         "internetReceived": "10Gi", "bucketReads": 100000, "bucketWrites": 2000}}
        """;

    [Theory]
    [InlineData("all-apis", 1)]
    [InlineData("vpc-sc", 1)]
    [InlineData("projects/p/regions/r/serviceAttachments/a", 0)]
    public void Of_EndpointForGoogleApis_IsRentedAllMonth(string target, int lines)
    {
        var report = Of(GivenPlan.Resource(
            "gcp:compute/globalForwardingRule:GlobalForwardingRule", "psc", $$"""{"target": "{{target}}"}"""));

        Assert.Equal(
            Enumerable.Repeat("network endpoint psc 7.3 7.3: 730 h at $0.01 per endpoint-hour", lines), Lines(report));
    }

    // Up to 32 instances are paid for one by one, and more of them together.
    [Theory]
    [InlineData(0, 3, "0", "3.066")]
    [InlineData(1, 32, "1.022", "32.704")]
    [InlineData(33, 40, "32.12", "32.12")]
    public void Of_CloudNat_CountsInstancesAndAddresses(int min, int max, string floor, string ceiling)
    {
        var report = Of(Nat("\"natIpAllocateOption\": \"AUTO_ONLY\""), Service(min, max));

        var (gateway, addresses) = (report.Lines[3], report.Lines[4]);
        Assert.Equal(("gateway nat", "addresses of nat"), (gateway.Item, addresses.Item));
        Assert.Equal((Number(floor), Number(ceiling)), (gateway.Monthly.Floor, gateway.Monthly.Ceiling));
        Assert.Equal(max > 32 ? "nat.gateway" : "nat.instance", gateway.Price!.Id);
        Assert.Equal(new MonthlyCost(3.65m, 3.65m, null), addresses.Monthly);
        Assert.Null(gateway.Monthly.Usage);
        Assert.Contains(
            "What passes through nat is not said, and is left out: say internetSent of the platform's usage.", report.Notes);
    }

    [Fact]
    public void Of_CloudNatOfServicesWithUsage_CountsTheHoursThatTheyRun()
    {
        var model = GivenPlan.Resource(GivenPlan.ModelService, "chat", """{"usage": {"hoursPerDay": 24} }""");

        var report = Of(Nat("\"minPortsPerVm\": 64"), model, Service(0, 2).Within(model), GivenPlan.Gpu("quiet", Small, "\"minInstanceCount\": 1, \"maxInstanceCount\": 1"));

        var gateway = report.Lines.Single(line => line.Item == "gateway nat");
        Assert.Equal(new MonthlyCost(1.022m, 3.066m, 2.044m), gateway.Monthly);
        Assert.Equal("730 to 2190 instance-hours at $0.0014 per instance-hour", gateway.Basis);
    }

    [Fact]
    public void Of_CloudNatOfManyInstances_TellsThePriceOfTheGateway() => Assert.Equal(
        "730 to 24090 instance-hours at $0.044 per gateway-hour", Of(Nat("\"minPortsPerVm\": 64"), Service(1, 33)).Lines[3].Basis);

    [Fact]
    public void Of_CloudNatWithReservedAddresses_CountsEach() => Assert.Equal(
        7.3m, Of(Nat("\"natIpAllocateOption\": \"MANUAL_ONLY\", \"natIps\": [\"a\", \"b\"]")).Lines[1].Monthly.Ceiling);

    [Fact]
    public void Of_CloudNatElsewhere_HasNoInstances() => Assert.Equal(
        0, Of(GivenPlan.Resource(GivenPlan.Nat, "nat", """{"region": "us-east4"}"""), Service(1, 3)).Lines[3].Monthly.Ceiling);

    [Fact]
    public void Of_UsageOfPlatform_CountsTrafficAndStorage()
    {
        var platform = GivenPlan.Resource(GivenPlan.Platform, "inference", UsageOfPlatform);
        var bucket = GivenPlan.Resource("gpuinfra:index:ModelBucket", "models", "{}", platform);
        var repository = GivenPlan.Resource("gpuinfra:index:ImageRepository", "images", "{}", platform);

        var report = Of(
            platform, bucket, repository, Nat("\"minPortsPerVm\": 64").Within(platform),
            GivenPlan.Resource("gcp:storage/bucket:Bucket", "models", """{"location": "EUROPE-WEST4"}""", bucket),
            GivenPlan.Resource("gcp:artifactregistry/repository:Repository", "images", """{"location": "europe-west4"}""", repository));

        Assert.Equal(
            [
                "network gateway nat 0 0: 0 to 0 instance-hours at $0.0014 per instance-hour",
                "network addresses of nat 3.65 3.65: 1 for 730 h at $0.005 per address-hour",
                "network traffic through Cloud NAT 0 2.7: 60 GiB at $0.045 per GiB",
                "network traffic to the internet 0 6: 50 GiB at $0.12 per GiB",
                "models models 2 2: 100 GiB, as the usage says, at $0.02 per GiB-month",
                "models reads from models 0 0.04: 100000 operations at $0.0000004 per operation",
                "models writes to models 0 0.01: 2000 operations at $0.000005 per operation",
                "images images 4 4: 40 GiB, as the usage says, at $0.1 per GiB-month",
            ],
            Lines(report));
        Assert.Equal((9.65m, 18.4m, 18.4m), (report.Total.Floor, report.Total.Ceiling, report.Total.Usage));
    }

    [Fact]
    public void Of_StoresWithoutUsage_HoldTheWeightsThatAreKnown()
    {
        var platform = GivenPlan.Resource(GivenPlan.Platform, "inference", "{}");
        var bucket = GivenPlan.Resource("gpuinfra:index:ModelBucket", "models", "{}", platform);
        var repository = GivenPlan.Resource("gpuinfra:index:ImageRepository", "images", "{}", platform);

        var report = Of(
            platform, bucket, repository,
            Model("a", "vllm", "gemma-3-4b-it", "\"modelSource\": \"bucket\","),
            Model("b", "vllm", "gemma-3-4b-it", "\"modelSource\": \"bucket\","),
            Model("c", "vllm", "mine", "\"modelSource\": \"bucket\", \"weights\": \"10Gi\","),
            Model("d", "vllm", "theirs", "\"modelSource\": \"bucket\","),
            Model("e", "ollama", "gemma3:4b", ""),
            GivenPlan.Resource("gcp:storage/bucket:Bucket", "models", """{"location": "europe-west4"}""", bucket),
            GivenPlan.Resource("gcp:artifactregistry/repository:Repository", "images", """{"location": "europe-west4"}""", repository));

        Assert.Equal(
            [
                "18 GiB, the weights that are known, at $0.02 per GiB-month",
                "3.1 GiB, the weights that are known, without the servers around them, at $0.1 per GiB-month",
            ],
            report.Lines.Select(line => line.Basis));
        Assert.Equal((10 + (8_600_158_944m / (1L << 30))) * 0.02m, report.Lines[0].Monthly.Floor);
        Assert.Contains("The size of the weights of d is not known, and is left out.", report.Notes);
    }

    [Fact]
    public void Of_StoresOfOtherPrograms_SayThatTheyAreNotKnown()
    {
        var report = Of(
            GivenPlan.Resource("gcp:storage/bucket:Bucket", "data", """{"location": "europe-west4"}"""),
            GivenPlan.Resource("gcp:artifactregistry/repository:Repository", "own", """{"location": "europe-west4"}"""),
            GivenPlan.Resource(
                "gcp:artifactregistry/repository:Repository", "hub", """{"location": "europe-west4", "mode": "REMOTE_REPOSITORY"}"""));

        Assert.Empty(report.Lines);
        Assert.Equal(
            [
                "What the bucket data holds is not known, and is left out.",
                "What the repository own holds is not known, and is left out.",
                "What the repository hub mirrors is not known, and is left out.",
            ],
            report.Notes.Take(3));
    }

    [Fact]
    public void Of_BucketOfAnotherClass_HasNoPrice()
    {
        var report = Of(GivenPlan.Resource(
            "gcp:storage/bucket:Bucket", "data", """{"location": "europe-west4", "storageClass": "NEARLINE"}"""));

        Assert.Contains("No price is known of storage.nearline in europe-west4: it counts as nothing.", report.Notes);
    }

    [Fact]
    public void Of_StackWithUsage_CountsWhatIsRentedAsUsedToo() => Assert.Equal(
        new(7.3m, 7.3m, 7.3m),
        Of(
            GivenPlan.Resource(GivenPlan.Platform, "inference", UsageOfPlatform),
            GivenPlan.Resource("gcp:compute/globalForwardingRule:GlobalForwardingRule", "psc", """{"target": "all-apis"}""")).Lines[0].Monthly);

    [Theory]
    [InlineData("""{"region": "europe-west4"}""", true)]
    [InlineData("""{"region": "europe-west4", "usage": {"models": "1Gi"}}""", true)]
    [InlineData(UsageOfPlatform, false)]
    public void Of_TrafficThatIsNotSaid_IsNoted(string platform, bool isNoted)
    {
        var inference = GivenPlan.Resource(GivenPlan.Platform, "inference", platform);

        Assert.Equal(
            isNoted,
            Of(inference, Nat("\"minPortsPerVm\": 64").Within(inference)).Notes.Contains(
                "What passes through nat is not said, and is left out: say internetSent of the platform's usage."));
    }

    // Another gateway of the stack is not the platform's.
    [Theory]
    [InlineData(true, "network traffic through Cloud NAT 0 180: 60 GiB at $3 per GiB")]
    [InlineData(false, null)]
    public void Of_TrafficOfAPlatform_PassesItsOwnGateway(bool hasNat, string? line)
    {
        var platform = GivenPlan.Resource(GivenPlan.Platform, "inference", UsageOfPlatform);
        var other = Nat("\"minPortsPerVm\": 64") with { Urn = "urn:other", Name = "other" };
        var report = CostReport.Of(
            GivenPlan.Of([platform, other, .. hasNat ? [Nat("\"minPortsPerVm\": 64").Within(platform)] : Array.Empty<PlannedResource>()]),
            PriceBook.List.With([new("nat.data", "europe-west4", 3, "prices.yaml")]));

        Assert.Equal(line, Lines(report).SingleOrDefault(said => said.Contains("through Cloud NAT", StringComparison.Ordinal)));
        Assert.DoesNotContain(Lines(Of(platform)), said => said.Contains("through Cloud NAT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"modelSource\": \"bucket\",", true)]
    [InlineData("\"modelSource\": \"internet\",", false)]
    public void Of_OwnBucketThatNoKnownWeightsAreIn_IsNotedIfAModelIs(string source, bool isNoted)
    {
        var bucket = GivenPlan.Resource("gpuinfra:index:ModelBucket", "models", "{}");

        Assert.Equal(
            isNoted,
            Of(
                bucket, Model("a", "vllm", "theirs", source),
                GivenPlan.Resource("gcp:storage/bucket:Bucket", "models", """{"location": "europe-west4"}""", bucket)).Notes
                .Contains("What the bucket models holds is not known, and is left out."));
    }

    [Fact]
    public void Of_BucketOfAnotherProgramInAPlatform_IsNotWhatItsUsageSays()
    {
        var platform = GivenPlan.Resource(GivenPlan.Platform, "inference", UsageOfPlatform);

        var report = Of(platform, GivenPlan.Resource("gcp:storage/bucket:Bucket", "data", """{"location": "europe-west4"}""", platform));

        Assert.Equal(["network traffic to the internet 0 6: 50 GiB at $0.12 per GiB"], Lines(report));
        Assert.Contains("What the bucket data holds is not known, and is left out.", report.Notes);
    }

    private static PlannedResource Model(string name, string engine, string model, string more) => GivenPlan.Resource(
        GivenPlan.ModelService, name, $$"""{{{more}} "location": "europe-west4", "engine": "{{engine}}", "model": "{{model}}"}""");

    private static PlannedResource Nat(string more) =>
        GivenPlan.Resource(GivenPlan.Nat, "nat", $$"""{"region": "europe-west4", {{more}} }""");

    private static PlannedResource Service(int min, int max) =>
        GivenPlan.Gpu("chat", Small, $"\"minInstanceCount\": {min}, \"maxInstanceCount\": {max}");

    private static CostReport Of(params PlannedResource[] resources) => CostReport.Of(GivenPlan.Of(resources), PriceBook.List);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Lines(CostReport report) => report.Lines.Select(line =>
        FormattableString.Invariant($"{line.Subject} {line.Item} {line.Monthly.Floor:0.###} {line.Monthly.Ceiling:0.###}: {line.Basis}"));
}
