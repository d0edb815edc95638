namespace GpuInfra.Components.Tests;

public sealed class ProjectApisTests
{
    [Fact]
    public async Task Constructor_TwoServices_EnablesThemForGood()
    {
        var run = await ComponentRun<ProjectApis>.OfAsync(() => new(
            "apis", new() { Project = "acme-dev", Services = ["run.googleapis.com", "dns.googleapis.com"] }, Before.Options()));

        Assert.Equal(
            """
            gcp:projects/service:Service apis-dns
              disableDependentServices: false
              disableOnDestroy: false
              project: "acme-dev"
              service: "dns.googleapis.com"
              after test:index:Before before
            gcp:projects/service:Service apis-run
              disableDependentServices: false
              disableOnDestroy: false
              project: "acme-dev"
              service: "run.googleapis.com"
              after test:index:Before before
            """,
            run.TextOf(""));
        Assert.Equal(["gpuinfra:index:ProjectApis apis"], run.Owners);
    }

    [Fact]
    public async Task Constructor_NothingSaid_EnablesWhatTheComponentsNeed()
    {
        var run = await ComponentRun<ProjectApis>.OfAsync(() => new("apis"));

        Assert.Equal(
            """
            artifactregistry.googleapis.com
            cloudresourcemanager.googleapis.com
            compute.googleapis.com
            containerscanning.googleapis.com
            dns.googleapis.com
            iam.googleapis.com
            logging.googleapis.com
            monitoring.googleapis.com
            run.googleapis.com
            secretmanager.googleapis.com
            servicedirectory.googleapis.com
            storage.googleapis.com
            """,
            string.Join('\n', run.Resources.Select(r => r.Inputs["service"])));
        Assert.All(run.Resources, service => Assert.Equal("", service.At("project")));
    }

    [Fact]
    public async Task Constructor_TwoMistakes_NamesBothAndRegistersNothing()
    {
        var refusal = await Refusal.OfAsync(
            () => new ProjectApis("apis", new() { Services = ["run", "dns.googleapis.com", "dns.googleapis.com"] }));

        Assert.Equal(
            """
            ProjectApis 'apis' has 2 problems:
              services[0]: is 'run', which is not the name of an API. Write its full name, such as run.googleapis.com. [https://cloud.google.com/service-usage/docs/enable-disable]
              services[2]: is dns.googleapis.com, which is listed before. Remove it. [https://cloud.google.com/service-usage/docs/enable-disable]
            """,
            refusal);
    }
}
