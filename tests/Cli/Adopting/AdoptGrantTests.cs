using static GpuInfra.Cli.Tests.AdoptedText;

namespace GpuInfra.Cli.Tests;

/// <summary>Nobody is granted what the source does not grant for certain and for ever.</summary>
public sealed class AdoptGrantTests
{
    private const string Conditional = "a stack grants without conditions, so that this grant is not taken over: leave it beside the stack, or name its members in the stack file if they shall "
        + "have the role always";

    // A count, a workspace or a condition that nobody knows opens nothing.
    [Theory]
    [InlineData("var.public ? 1 : 0", "var.public ? 1 : 0: var.public has no default")]
    [InlineData("terraform.workspace == \"prod\" ? 1 : 0", "terraform.workspace == \"…\" ? 1 : 0: the workspace is known only where Terraform runs")]
    public async Task Adopt_AGrantThatPerhapsIsMade_GrantsNothingAndAsks(string count, string reason)
    {
        using var folder = new Folder();
        var service = Service().Replace("# of the service", "ingress = var.public ? \"INGRESS_TRAFFIC_ALL\" : \"INGRESS_TRAFFIC_INTERNAL_ONLY\"", StringComparison.Ordinal);

        var adopted = await AdoptAsync(folder, $"{service}\nvariable \"public\" {{}}\n{Invoker($"count = {count}\n  member = \"allUsers\"")}");

        var file = folder.Read("Pulumi.prod.yaml");
        Assert.Equal((0, ""), (adopted.ExitCode, adopted.Error));
        Assert.Contains(
            $"      # ASK: invokers: who may call it: whether google_cloud_run_v2_service_iam_member.i is made is not known ({reason}) (nobody by that until somebody says so)\n",
            file, StringComparison.Ordinal);
        Assert.DoesNotContain("allUsers", file, StringComparison.Ordinal);
        Assert.Contains("      # ASK: ingress: var.public ? ", file, StringComparison.Ordinal);
        Assert.DoesNotContain("      ingress: ", file, StringComparison.Ordinal);
        Assert.DoesNotContain("rule: IAM001", file, StringComparison.Ordinal);
        Assert.DoesNotContain("rule: RUN042", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AGrantUnderACondition_IsNotTakenOver()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service() + Invoker("member = \"user:guest@acme.example\"\n  condition {\n    title = \"t\"\n    expression = \"request.time < timestamp('2027-01-01T00:00:00Z')\"\n  }"));

        Assert.Contains($"main.tf:*: google_cloud_run_v2_service_iam_member.i.condition: {Conditional}", Lines(adopted.Output));
        Assert.DoesNotContain("guest@", folder.Read("Pulumi.prod.yaml") + folder.Read("prod.import.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AMemberThatIsGrantedTwice_IsNamedOnce()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(
            folder, Service() + "resource \"google_cloud_run_v2_service_iam_binding\" \"i\" {\n  name = google_cloud_run_v2_service.chat.name\n  location = \"us-central1\"\n  role = \"roles/run.invoker\"\n  members = [\"group:a@acme.example\", \"group:a@acme.example\"]\n}\n");

        Assert.Equal((0, ""), (adopted.ExitCode, adopted.Error));
        Assert.Contains("      invokers:\n        - group:a@acme.example\n      ", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("        - group:a@acme.example\n        - ", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_ABindingUnderACondition_IsNotTakenOver()
    {
        using var folder = new Folder();
        folder.Write("deploy.sh", """
            gcloud run deploy chat --image us-central1-docker.pkg.dev/acme-llm/repo/server:1 --region us-central1 --project acme-llm --gpu 1 --gpu-type nvidia-l4 --no-allow-unauthenticated
            gcloud run services add-iam-policy-binding chat --region us-central1 --member=user:guest@acme.example --role=roles/run.invoker --condition='expression=request.time<timestamp("2027-01-01T00:00:00Z"),title=t'
            gcloud storage buckets create gs://acme-models --location=us-central1 --soft-delete-duration=0 --retention-period=10d
            """);

        var adopted = await AdoptFilesAsync(folder, ["deploy.sh"]);

        Assert.Contains($"deploy.sh:*: gcloud run services add-iam-policy-binding chat --condition: {Conditional}", Lines(adopted.Output));
        Assert.Contains("deploy.sh:*: gcloud storage buckets create --retention-period: no key: the first deployment takes it away where the stack takes the thing over", Lines(adopted.Output));
        Assert.DoesNotContain("guest@", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
    }

    private static string Invoker(string rest) =>
        $"resource \"google_cloud_run_v2_service_iam_member\" \"i\" {{\n  name = google_cloud_run_v2_service.chat.name\n  location = \"us-central1\"\n  role = \"roles/run.invoker\"\n  {rest}\n}}\n";
}
