namespace GpuInfra.Components.Tests;

public sealed class UsageRulesTests
{
    private const string Source = "[https://cloud.google.com/run/pricing]";

    [Theory]
    [InlineData(0)]
    [InlineData(24)]
    public void Check_HoursOfADay_AreFine(int hours) => Assert.Empty(Violations(new() { HoursPerDay = hours }));

    [Theory]
    [InlineData(-1, "Use 0 or more.")]
    [InlineData(25, "Use 24 or less.")]
    public void Check_HoursOfNoDay_Refuses(int hours, string fix) => Assert.Equal(
        [$"Error UsageIsPossible usage.hoursPerDay: is {hours}, but must be between 0 and 24. {fix} {Source}"],
        Violations(new() { HoursPerDay = hours }));

    [Fact]
    public void Check_CountsBelowZero_RefusesAllAtOnce() => Assert.Equal(
        ((string[])["burstsPerDay", "instances", "requestsPerDay", "tokensPerRequest"]).Select(key =>
            $"Error UsageIsPossible usage.{key}: is -1, but must be at least 0. Use 0 or more. {Source}"),
        Violations(new() { HoursPerDay = 1, BurstsPerDay = -1, Instances = -1, RequestsPerDay = -1, TokensPerRequest = -1 }));

    [Fact]
    public void Check_CountsOfZero_AreFine() => Assert.Empty(
        Violations(new() { HoursPerDay = 0, BurstsPerDay = 0, Instances = 0, RequestsPerDay = 0, TokensPerRequest = 0 }));

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    public void Check_MoreInstancesThanThereMayBe_Warns(int instances, int violations)
    {
        var lines = Violations(new() { HoursPerDay = 1, Instances = instances });

        Assert.Equal(
            Enumerable.Repeat(
                "Warning UsageFitsService usage.instances: is 4, but maxInstances is 3: no more are counted. "
                    + $"Use 3 or less, or raise maxInstances. {Source}",
                violations),
            lines);
    }

    [Fact]
    public void Check_TokensWithoutRequests_Warns() => Assert.Equal(
        [$"Warning UsageFitsService usage.tokensPerRequest: says nothing without requestsPerDay. Say requestsPerDay, too. {Source}"],
        Violations(new() { HoursPerDay = 1, TokensPerRequest = 700 }));

    [Fact]
    public void Check_UsageOfPlatform_IsReadLikeEverythingElse()
    {
        var result = InferencePlatformSpec.Check("inference", new()
        {
            Project = "acme-dev",
            Region = "europe-west4",
            Usage = new()
            {
                Models = "90GB",
                Images = "40Gi",
                InternetSent = "0Gi",
                InternetReceived = "512Mi",
                BucketReads = -1,
                BucketWrites = -1,
            },
        });

        Assert.Equal(
            [
                "Error MemoryIsReadable usage.models",
                "Error MemoryIsReadable usage.internetSent",
                "Error UsageIsPossible usage.bucketReads",
                "Error UsageIsPossible usage.bucketWrites",
            ],
            result.Violations.Select(violation => $"{violation.Severity} {violation.Rule} {violation.Path}"));
    }

    private static IReadOnlyList<string> Violations(UsageArgs usage) => GivenModel.Violations(new()
    {
        Engine = "ollama",
        Model = "gemma3:4b",
        Image = Given.Image,
        MaxInstances = 3,
        Usage = usage,
    });
}
