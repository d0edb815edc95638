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

    // The role that a stack grants itself exists already, and the wider one is told.
    [Fact]
    public async Task Adopt_TheRolesThatAStackGrants_AreTakenOver()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service() + """
            resource "google_cloud_run_v2_service_iam_binding" "v" {
              name     = google_cloud_run_v2_service.chat.name
              location = "us-central1"
              role     = "roles/run.servicesInvoker"
              members  = ["group:a@acme.example"]
            }
            resource "google_cloud_run_v2_service_iam_member" "d" {
              name   = google_cloud_run_v2_service.chat.name
              role   = "roles/run.developer"
              member = "group:dev@acme.example"
            }
            resource "google_iap_web_cloud_run_service_iam_member" "i" {
              cloud_run_service_name = google_cloud_run_v2_service.chat.name
              role                   = "roles/iap.httpsResourceAccessor"
              member                 = "group:p@acme.example"
            }
            resource "google_storage_bucket_iam_member" "b" {
              bucket = "elsewhere"
              role   = "roles/storage.objectViewer"
              member = "group:a@acme.example"
            }
            """);

        Assert.Equal((0, ""), (adopted.ExitCode, adopted.Error));
        Assert.Contains("      invokers:\n        - group:a@acme.example\n      iapAccessors:\n        - group:p@acme.example\n      ", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        var import = folder.Read("prod.import.json");
        Assert.Contains("\"id\": \"projects/acme-llm/locations/us-central1/services/chat roles/run.servicesInvoker group:a@acme.example\"", import, StringComparison.Ordinal);
        Assert.Contains("\"id\": \"projects/acme-llm/iap_web/cloud_run-us-central1/services/chat roles/iap.httpsResourceAccessor group:p@acme.example\"", import, StringComparison.Ordinal);
        var lines = Lines(adopted.Output).ToList();
        Assert.Contains(
            "main.tf:*: google_cloud_run_v2_service_iam_member.d: a stack grants callers of a service and who comes through its proxy, and no other role: it stays as it is", lines);
        Assert.Contains(
            "main.tf:*: google_storage_bucket_iam_member.b: what it grants on is not in the files: name them as well if a stack is to have it; otherwise it stays as it is", lines);
        Assert.DoesNotContain(lines, line => line.Contains("grant of roles/run.invoker", StringComparison.Ordinal));
    }

    // Of a script, as its command lines leave it, in either role and through the proxy.
    [Fact]
    public async Task Adopt_GrantsOfAScript_AreThoseThatItLeaves()
    {
        using var folder = new Folder();
        const string Binding = "gcloud {0}-iam-policy-binding {1} --region us-central1 --member={2} --role={3}\n";
        folder.Write(
            "deploy.sh",
            "gcloud run deploy chat --image us-central1-docker.pkg.dev/acme-llm/repo/server:1 --region us-central1 --project acme-llm --gpu 1 --gpu-type nvidia-l4 --allow-unauthenticated --iap --cpu 4 --memory 16Gi --no-cpu-throttling --cpu-boost --max-instances 1\n"
            + string.Format(null, Binding, "run services remove", "chat", "allUsers", "roles/run.invoker")
            + string.Format(null, Binding, "run services add", "chat", "group:a@acme.example", "roles/run.servicesInvoker")
            + string.Format(null, Binding, "run services add", "chat", "group:gone@acme.example", "roles/run.servicesInvoker")
            + string.Format(null, Binding, "run services remove", "chat", "group:gone@acme.example", "roles/run.servicesInvoker")
            + string.Format(null, Binding, "beta iap web add", "--resource-type=cloud-run --service=chat", "group:p@acme.example", "roles/iap.httpsResourceAccessor"));

        var adopted = await AdoptFilesAsync(folder, ["deploy.sh"]);

        Assert.Equal((0, ""), (adopted.ExitCode, adopted.Error));
        var file = folder.Read("Pulumi.prod.yaml");
        Assert.Contains("      invokers:\n        - group:a@acme.example\n      iapAccessors:\n        - group:p@acme.example\n      ", file, StringComparison.Ordinal);
        Assert.DoesNotContain("allUsers", file, StringComparison.Ordinal);
        Assert.DoesNotContain("iam-policy-binding", adopted.Output, StringComparison.Ordinal);
        Assert.Contains(
            "\"id\": \"projects/acme-llm/locations/us-central1/services/chat roles/run.servicesInvoker group:a@acme.example\"", folder.Read("prod.import.json"), StringComparison.Ordinal);
    }

    // What a state of Pulumi holds of it.
    [Fact]
    public async Task Adopt_GrantsOfAnExport_AreTakenOver()
    {
        using var folder = new Folder();
        folder.Write("stack.json", """
            {"version": 3, "deployment": {"resources": [
              {"urn": "urn:pulumi:prod::p::gcp:cloudrunv2/service:Service::chat", "type": "gcp:cloudrunv2/service:Service", "custom": true, "id": "x",
               "inputs": {"name": "chat", "location": "us-central1", "project": "acme-llm", "template": {"nodeSelector": {"accelerator": "nvidia-l4"},
                 "serviceAccount": "chat@acme-llm.iam.gserviceaccount.com",
                 "containers": [{"image": "us-central1-docker.pkg.dev/acme-llm/repo/server:1", "resources": {"limits": {"cpu": "4", "memory": "16Gi", "nvidia.com/gpu": "1"}}}]}}},
              {"urn": "urn:pulumi:prod::p::gcp:cloudrunv2/serviceIamMember:ServiceIamMember::c", "type": "gcp:cloudrunv2/serviceIamMember:ServiceIamMember", "custom": true, "id": "y",
               "inputs": {"name": "chat", "location": "us-central1", "project": "acme-llm", "role": "roles/run.servicesInvoker", "member": "group:a@acme.example"}},
              {"urn": "urn:pulumi:prod::p::gcp:iap/webCloudRunServiceIamMember:WebCloudRunServiceIamMember::i", "type": "gcp:iap/webCloudRunServiceIamMember:WebCloudRunServiceIamMember", "custom": true, "id": "z",
               "inputs": {"cloudRunServiceName": "chat", "location": "us-central1", "project": "acme-llm", "role": "roles/iap.httpsResourceAccessor", "member": "group:p@acme.example"}}
            ]}}
            """);

        var adopted = await AdoptFilesAsync(folder, ["stack.json"]);

        Assert.Equal((0, ""), (adopted.ExitCode, adopted.Error));
        Assert.Contains("      invokers:\n        - group:a@acme.example\n      iapAccessors:\n        - group:p@acme.example\n      ", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.Contains(
            "\"id\": \"projects/acme-llm/iap_web/cloud_run-us-central1/services/chat roles/iap.httpsResourceAccessor group:p@acme.example\"", folder.Read("prod.import.json"), StringComparison.Ordinal);
    }

    private static string Invoker(string rest) =>
        $"resource \"google_cloud_run_v2_service_iam_member\" \"i\" {{\n  name = google_cloud_run_v2_service.chat.name\n  location = \"us-central1\"\n  role = \"roles/run.invoker\"\n  {rest}\n}}\n";

    // The stack grants it by itself, and one grant in two resources is lost to both with either.
    [Fact]
    public async Task Adopt_AReaderThatAServiceRunsAs_IsImportedOnce()
    {
        using var folder = new Folder();

        _ = await AdoptAsync(folder, Service() + """
            resource "google_artifact_registry_repository" "r" {
              repository_id = "repo"
              location      = "us-central1"
              project       = "acme-llm"
              format        = "DOCKER"
            }
            resource "google_artifact_registry_repository_iam_member" "own" {
              repository = google_artifact_registry_repository.r.name
              location   = "us-central1"
              role       = "roles/artifactregistry.reader"
              member     = "serviceAccount:chat@acme-llm.iam.gserviceaccount.com"
            }
            resource "google_artifact_registry_repository_iam_member" "other" {
              repository = google_artifact_registry_repository.r.name
              location   = "us-central1"
              role       = "roles/artifactregistry.reader"
              member     = "group:ml@acme.example"
            }
            """);

        Assert.Contains("      readers:\n        - group:ml@acme.example\n  gpuinfra:services:", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.Equal(
            ["group:ml@acme.example", "serviceAccount:chat@acme-llm.iam.gserviceaccount.com"],
            folder.Read("prod.import.json").Split('"').Where(text => text.Contains("roles/artifactregistry.reader ", StringComparison.Ordinal))
                .Select(text => text.Split(' ')[^1]).Order(StringComparer.Ordinal));
    }
}
