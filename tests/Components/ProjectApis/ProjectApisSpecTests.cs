namespace GpuInfra.Components.Tests;

public sealed class ProjectApisSpecTests
{
    private const string Source = "[https://cloud.google.com/service-usage/docs/enable-disable]";

    [Fact]
    public void Check_NothingSaid_NeedsEveryApiOfTheComponents()
    {
        var result = ProjectApisSpec.Check(new());

        Assert.Equal("", Refusal.Of(result));
        Assert.Equal(ProjectApisSpec.Needed, result.Spec.Services);
    }

    [Fact]
    public void Check_NoServices_EnablesNone() => Assert.Empty(ProjectApisSpec.Require("apis", new() { Services = [] }).Services);

    [Theory]
    [InlineData("a.googleapis.com")]
    [InlineData("run.googleapis.com")]
    [InlineData("cloud-build2.googleapis.com")]
    public void Check_FullName_Accepts(string service) =>
        Assert.Equal([service], ProjectApisSpec.Require("apis", new() { Services = [service] }).Services);

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData(".googleapis.com")]
    [InlineData("run.googleapis.com/")]
    [InlineData("Run.googleapis.com")]
    [InlineData("run .googleapis.com")]
    public void Check_OtherName_Refuses(string service) =>
        Assert.Equal(
            $"Error services[0]: is '{service}', which is not the name of an API. "
                + $"Write its full name, such as run.googleapis.com. {Source}",
            Refusal.Of(ProjectApisSpec.Check(new() { Services = [service] })));

    [Fact]
    public void Check_ServiceListedTwice_RefusesTheSecond() =>
        Assert.Equal(
            $"Error services[2]: is run.googleapis.com, which is listed before. Remove it. {Source}",
            Refusal.Of(ProjectApisSpec.Check(
                new() { Services = ["run.googleapis.com", "dns.googleapis.com", "run.googleapis.com"] })));
}
