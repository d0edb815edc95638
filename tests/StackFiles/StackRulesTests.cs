namespace GpuInfra.StackFiles.Tests;

public sealed class StackRulesTests
{
    private const string Cpu =
        "ask for more at https://console.cloud.google.com/iam-admin/quotas?service=run.googleapis.com&project=acme-dev and declare "
        + "what is granted as platform.quota.cpu. [https://docs.cloud.google.com/run/docs/configuring/max-instances-limits]";

    [Fact]
    public void Of_ServicesThatBreakRulesTogether_AreToldWhereTheValuesAreWritten() => AssertProblems(
        """
        config:
          gcp:project: acme-dev
          gcp:region: europe-west4
          gpuinfra:platform:
            protect: false
            network:
              internet: true
            quota: {cpu: 12, memory: 100Gi}
          gpuinfra:services:
            chat:
              image: europe-west4-docker.pkg.dev/acme-dev/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111
              maxInstances: 2
            code:
              image: europe-west4-docker.pkg.dev/acme-dev/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111
              cpu: 4
              memory: 16Gi
              deletionProtection: true
        """,
        "Warning Pulumi.dev.yaml:7:17: gpuinfra:platform.network.internet: is true, but nothing in the services' settings calls the internet: Cloud NAT costs, and data could leave by it. Leave it out, unless a server calls the internet by itself. [https://docs.cloud.google.com/run/docs/configuring/networking-best-practices]",
        $"Error Pulumi.dev.yaml:12:21: gpuinfra:services.chat.maxInstances: is 2, which takes 16 vCPU, but platform.quota.cpu is 12 (CpuAllocPerProjectRegion: requested 16000, allowed 12000). Use 1 or less, or {Cpu}",
        "Warning Pulumi.dev.yaml:17:27: gpuinfra:services.code.deletionProtection: is true, but platform.protect is false: a destroy stops at this service. Leave it out, or say false and apply that before destroying. [https://www.pulumi.com/registry/packages/gcp/api-docs/cloudrunv2/service/]");

    [Fact]
    public void Of_DefaultThatBreaksARule_IsToldAtTheService() => AssertProblems(
        """
        config:
          gcp:project: acme-dev
          gcp:region: europe-west4
          gpuinfra:platform: {quota: {cpu: 6, memory: 100Gi}}
          gpuinfra:services:
            chat: {image: europe-west4-docker.pkg.dev/acme-dev/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111}
        """,
        $"Error Pulumi.dev.yaml:6:5: gpuinfra:services.chat.cpu: is 8, so that one instance takes 8 vCPU, but platform.quota.cpu is 6 (CpuAllocPerProjectRegion: requested 8000, allowed 6000). Ask{Cpu[3..]}");

    [Fact]
    public void Of_QuotaThatCannotBeRead_IsNotCountedAgainst() => AssertProblems(
        """
        config:
          gcp:project: acme-dev
          gcp:region: europe-west4
          gpuinfra:platform: {quota: {cpu: [200], memory: 800Gi}}
          gpuinfra:services:
            chat: {image: europe-west4-docker.pkg.dev/acme-dev/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111, maxInstances: 3}
        """,
        "Error Pulumi.dev.yaml:4:31: gpuinfra:platform.quota.cpu: is a list, but must be a text. Write for example 'cpu: \"...\"'.");

    [Fact]
    public void Of_ServiceThatCannotBeRead_IsNotCounted() => AssertProblems(
        """
        config:
          gcp:project: acme-dev
          gcp:region: europe-west4
          gpuinfra:platform: {quota: {cpu: 8}}
          gpuinfra:services:
            chat: {image: europe-west4-docker.pkg.dev/acme-dev/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111}
            code: {image: europe-west4-docker.pkg.dev/acme-dev/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111, maxInstances: many}
        """,
        "Error Pulumi.dev.yaml:7:157: gpuinfra:services.code.maxInstances: is the text 'many', but must be a whole number. Write for example 'maxInstances: 1'.");

    [Fact]
    public void Of_SilencesOfAService_HoldForTheStacksRules()
    {
        var check = StackCheck.Of(StackFile.Parse(
            """
            config:
              gcp:project: acme-dev
              gcp:region: europe-west4
              gpuinfra:platform:
                network: {internet: true}
                silence: [{rule: STK010, path: network.internet, reason: The server calls a partner.}]
              gpuinfra:services:
                chat:
                  image: europe-west4-docker.pkg.dev/acme-dev/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111
                  maxInstances: 2
                  silence:
                    - {rule: MemoryFitsQuota, path: maxInstances, reason: The quota was raised.}
                    - {rule: STK001, path: maxInstances, reason: Nobody knows.}
            """,
            "Pulumi.dev.yaml"));

        Assert.Equal(
            [
                (5, "InternetIsCalled", "The server calls a partner."),
                (10, "MemoryFitsQuota", "The quota was raised."),
                (13, "SilenceIsUsed", null),
            ],
            check.Problems.Select(problem => (problem.Place.Line, problem.Rule.Name, problem.Silenced)));
    }

    private static void AssertProblems(string yaml, params string[] expected) => Assert.Equal(
        string.Join('\n', expected),
        string.Join('\n', StackCheck.Of(StackFile.Parse(yaml, "Pulumi.dev.yaml")).Problems.Select(p => $"{p.Severity} {p}")));
}
