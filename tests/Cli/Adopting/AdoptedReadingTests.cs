using static GpuInfra.Cli.Tests.AdoptedText;

namespace GpuInfra.Cli.Tests;

/// <summary>What a source says is read in every spelling that its own tools take, told of at its own place, and named where it is left.</summary>
public sealed class AdoptedReadingTests
{
    private const string Deploy = "gcloud run deploy chat --image=us-central1-docker.pkg.dev/acme-llm/repo/server:1 --project=acme-llm --region=us-central1 --gpu=1 --gpu-type=nvidia-l4";

    [Fact]
    public async Task Adopt_AGrantOfALaterLine_IsToldOfThere()
    {
        using var folder = new Folder();
        folder.Write("deploy.sh", $"{Deploy} --no-allow-unauthenticated\ngcloud run services add-iam-policy-binding chat --region=us-central1 --role=roles/run.invoker --member=allUsers\n");

        var adopted = await AdoptFilesAsync(folder, ["deploy.sh"]);

        Assert.Contains("  silenced IAM001: ~/deploy.sh:2:", adopted.Output, StringComparison.Ordinal);
        Assert.Contains("  ~/deploy.sh:2:104: grant of roles/run.invoker: ", adopted.Output, StringComparison.Ordinal);
        Assert.EndsWith("deploy.sh:2.'\n", SilenceOf(folder, "IAM001"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--key=projects/acme-llm/locations/us-central1/keyRings/r/cryptoKeys/k", "IAM010: ~/deploy.sh:1:157: ")]
    [InlineData("--revision-suffix=v1", "~/deploy.sh:1:151: template.revision: ")]
    public async Task Adopt_AFlag_IsToldOfAtItsPlace(string flag, string told)
    {
        using var folder = new Folder();
        folder.Write("deploy.sh", $"{Deploy} {flag}\n");

        Assert.Contains($" {told}", (await AdoptFilesAsync(folder, ["deploy.sh"])).Output, StringComparison.Ordinal);
    }

    // What a script takes away again is not there when it has run.
    [Theory]
    [InlineData("--allow-unauthenticated", "remove-iam-policy-binding chat --region=us-central1 --role=roles/run.invoker --member=allUsers", "allUsers", "# ASK: invokers: ")]
    [InlineData("--set-env-vars=A=1,B=2", "update chat --region=us-central1 --set-env-vars=C=3", "A: '1'", "      env:\n        C: '3'\n")]
    [InlineData("--set-env-vars=A=1,B=2", "update chat --region=us-central1 --remove-env-vars=A", "A: '1'", "      env:\n        B: '2'\n")]
    [InlineData("--set-env-vars=A=1", "update chat --region=us-central1 --clear-env-vars", "A: '1'", "")]
    [InlineData("--set-secrets=A=a:1,B=b:2", "update chat --region=us-central1 --set-secrets=C=c:3", "A: a:1", "      secrets:\n        C: c:3\n")]
    [InlineData("--set-secrets=A=a:1,B=b:2", "update chat --region=us-central1 --remove-secrets=A", "A: a:1", "      secrets:\n        B: b:2\n")]
    [InlineData("--labels=a=b,c=d", "update chat --region=us-central1 --remove-labels=a", "a: b", "      labels:\n        c: d\n")]
    [InlineData("--labels=a=b,c=d", "update chat --region=us-central1 --clear-labels --update-labels=e=f", "a: b", "      labels:\n        e: f\n")]
    [InlineData("--add-volume=name=v,type=cloud-storage,bucket=b-1 --add-volume-mount=volume=v,mount-path=/v", "update chat --region=us-central1 --remove-volume=v --remove-volume-mount=/v", "b-1", "")]
    [InlineData("--args=a,b", "update chat --region=us-central1 --args=c", "- a\n", "      args:\n        - c\n")]
    public async Task Adopt_WhatALaterLineTakesAway_IsNotWritten(string first, string second, string gone, string kept)
    {
        using var folder = new Folder();
        folder.Write("deploy.sh", $"{Deploy} {first}\ngcloud run services {second}\n");

        var adopted = await AdoptFilesAsync(folder, ["deploy.sh"]);

        Assert.Equal("", adopted.Error);
        Assert.Contains(kept, folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain(gone, folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("it takes away what runs today", adopted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_WhatRunsAndALineTakesAway_IsListed()
    {
        using var folder = new Folder();
        folder.Write("deploy.sh", $"{Deploy} --set-env-vars=B=2\ngcloud run services update chat --region=us-central1 --remove-env-vars=A\n");

        Assert.Contains("deploy.sh:*: --remove-env-vars: it takes away what runs today and states nothing", Lines((await AdoptFilesAsync(folder, ["deploy.sh"])).Output));
    }

    [Fact]
    public async Task Adopt_AVolumeThatSaysWhereItIsMounted_NeedsNoName()
    {
        using var folder = new Folder();
        folder.Write("deploy.sh", $"{Deploy} --no-cpu-throttling --add-volume=mount-path=/mnt/models,type=cloud-storage,bucket=acme-models\n");

        var adopted = await AdoptFilesAsync(folder, ["deploy.sh"]);

        Assert.Equal((0, ""), (adopted.ExitCode, adopted.Error));
        Assert.Contains("      volumes:\n        mnt-models:\n          bucket: acme-models\n          readOnly: false\n      mounts:\n        mnt-models: /mnt/models\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AScriptThatWritesItsService_SaysWhatToDo()
    {
        using var folder = new Folder();
        folder.Write("deploy.sh", "#!/bin/bash\ncat <<EOF > service.yaml\napiVersion: serving.knative.dev/v1\nkind: Service\nmetadata:\n  name: ${NAME}\nEOF\ngcloud run services replace service.yaml\n");

        var adopted = await AdoptFilesAsync(folder, ["deploy.sh"]);

        Assert.Equal(
            (2, "~/deploy.sh:8:1: gcloud run services replace: the service stands in service.yaml: adopt that file. Where the script writes it, run the script up to there, or adopt "
                + "what 'gcloud run services describe SERVICE --format export' prints.\n"),
            (adopted.ExitCode, adopted.Error));
    }

    [Fact]
    public async Task Adopt_OneNameInTwoRegions_SaysHowToAdoptTheOther()
    {
        using var folder = new Folder();
        folder.Write("deploy.sh", $"{Deploy}\n{Deploy.Replace("region=us-central1", "region=us-east4", StringComparison.Ordinal)}\n");

        var adopted = await AdoptFilesAsync(folder, ["deploy.sh"]);

        Assert.StartsWith("Read as gcloud run deploy: chat/us-central1, chat/us-east4\n", adopted.Output, StringComparison.Ordinal);
        Assert.Contains(
            "  ~/deploy.sh:2:1: services[chat/us-east4]: it is in another project or region than chat: adopt it into a stack of its own, by --region us-east4\n",
            adopted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_SettingsThatATerraformProviderGivesAll_AreCarried()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service() + """
            provider "google" {
              default_labels = { team = "ml" }
            }
            resource "google_artifact_registry_repository" "r" {
              repository_id = "repo"
              location      = "us-central1"
              format        = "DOCKER"
              docker_config { immutable_tags = true }
            }
            """);

        Assert.Contains("    labels:\n      team: ml\n    images:\n      name: repo\n      immutableTags: true\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("default_labels", adopted.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("dockerConfig", adopted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AVersionThatIsAsked_IsNotSaidToRunToday()
    {
        using var folder = new Folder();
        var secret = "      env {\n        name = \"KEY\"\n        value_source {\n          secret_key_ref {\n            secret = \"my-key\"\n            version = google_secret_manager_secret_version.k.version\n          }\n        }\n      }\n";

        _ = await AdoptAsync(folder, Service(secret) + "resource \"google_secret_manager_secret_version\" \"k\" {\n  secret = \"my-key\"\n}\n");

        Assert.Contains("        KEY: my-key:latest\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("rule: RUN032\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_WhatNothingNames_IsLeftAndListed()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service() + """
            resource "google_cloud_run_v2_service" "other" {
              name     = "other"
              location = "us-central1"
              project  = "acme-llm"
              template {
                service_account = "chat@acme-llm.iam.gserviceaccount.com"
                containers { image = "us-central1-docker.pkg.dev/acme-llm/repo/server:1" }
              }
            }
            resource "google_service_account" "a" { account_id = "chat" }
            resource "google_secret_manager_secret" "s" { secret_id = "hf-token" }
            """);

        Assert.Contains("main.tf:*: beside.serviceAccount[chat]: 2 services run as it, and a stack has an account for each service: it stays as it is", Lines(adopted.Output));
        Assert.Contains("main.tf:*: beside.secret[hf-token]: no service reads it: it stays as it is", Lines(adopted.Output));
    }

    [Theory]
    [InlineData("\"2\"", "      maxInstances: 2\n", null)]
    [InlineData("2.0", "      maxInstances: 2\n", null)]
    [InlineData("\"lots\"", null, "  error ADP003: ~/service.json:1:")]
    public async Task Adopt_AWholeNumberOfJson_IsOneInEachSpelling(string number, string? written, string? told)
    {
        using var folder = new Folder();
        folder.Write("service.json", Json(number));

        var adopted = await AdoptFilesAsync(folder, ["service.json"]);

        Assert.Equal(told is null ? 0 : 1, adopted.ExitCode);
        Assert.Contains(written ?? "", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.Contains(told ?? "", adopted.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("service.json", "[ONE]", "Read as JSON of a Cloud Run service (v2): chat\n")]
    [InlineData("service.yaml", "{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: chat}, spec: {template: {spec: {containers: [{image: i}]}}}}", "Read as YAML of a Cloud Run service: chat\n")]
    [InlineData("service.json", "{\"\\u0061piVersion\":\"serving\\u002eknative.dev\\/v1\",\"kind\":\"Service\",\"metadata\":{\"name\":\"chat\"},\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"image\":\"i\"}]}}}}", "Read as JSON of a Cloud Run service (v1): chat\n")]
    [InlineData("compose.yaml", "\"services\":\n  chat: {image: i, gpus: all}\n", "Read as Compose file: chat\n")]
    [InlineData("compose.json", "{\"services\":{\"chat\":{\"image\":\"i\",\"gpus\":\"all\"}}}", "Read as Compose file: chat\n")]
    public async Task Adopt_AnotherSpellingOfAForm_IsRecognised(string file, string text, string told)
    {
        using var folder = new Folder();
        folder.Write(file, text.Replace("ONE", Json("2"), StringComparison.Ordinal));

        Assert.StartsWith(told, (await AdoptFilesAsync(folder, [file], "--project", "acme-llm", "--region", "us-central1")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s.yaml", "apiVersion: run.googleapis.com/v1\nkind: Job\n", "~/s.yaml:2:7: Job: only services of Cloud Run are adopted.\n")]
    [InlineData("s.json", "{\"a\":", "~/s.json:1:6: This is not JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed.\n")]
    [InlineData("main.tf", "module \"core\" {\n  source = \"GoogleCloudPlatform/cloud-run/google//modules/v2\"\n}\n", "~/main.tf:1:1: module.core: the inside of GoogleCloudPlatform/cloud-run/google//modules/v2 is not given: name its files below .terraform/modules, too, or adopt what terraform show -json prints.\n")]
    [InlineData("compose.yaml", "services:\n  a: {extends: {file: base.yaml, service: b}}\n", "~/compose.yaml:2:16: extends base.yaml: what that file says of the service is not here. Name it beside this one.\n")]
    [InlineData("compose.yaml", "services:\n  a: {extends: b}\n  b: {extends: a}\n", "~/compose.yaml:3:16: extends goes round in a circle: a service cannot extend itself.\n")]
    [InlineData("compose.yaml", "services:\n  a: {image: [1], gpus: all, ports: 8000, environment: 5, command: {a: b}}\n", "~/compose.yaml:2:14: image of a must be a text.\n~/compose.yaml:2:37: ports of a must be a list.\n~/compose.yaml:2:56: environment of a must be a map, or a list of NAME=VALUE.\n~/compose.yaml:2:68: command of a must be a text or a list of texts.\n")]
    public async Task Adopt_WhatCannotBeRead_SaysWhatItIs(string file, string text, string told)
    {
        using var folder = new Folder();
        folder.Write(file, text);

        var adopted = await AdoptFilesAsync(folder, [file]);

        Assert.Equal((2, "", told), (adopted.ExitCode, adopted.Output, adopted.Error));
    }

    [Fact]
    public async Task Adopt_TwoFormsAtOnce_NamesThem()
    {
        using var folder = new Folder();
        folder.Write("deploy.sh", Deploy);
        folder.Write("main.tf", Service());

        var adopted = await AdoptFilesAsync(folder, ["deploy.sh", "main.tf"]);

        Assert.Equal(
            (2, "~/deploy.sh is gcloud run deploy, ~/main.tf is Terraform configuration: these are several forms of source. Adopt each by itself.\n"), (adopted.ExitCode, adopted.Error));
    }

    [Fact]
    public async Task Adopt_AFileThatOthersExtend_RunsNothingByItself()
    {
        using var folder = new Folder();
        folder.Write("compose.yaml", "services:\n  a: {extends: {file: base.yaml, service: gpu}, image: i}\n");
        folder.Write("base.yaml", "services:\n  gpu: {gpus: all}\n");

        Assert.StartsWith("Read as Compose file: a\n", (await AdoptFilesAsync(folder, ["compose.yaml", "base.yaml"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AServiceWhoseNameIsAsked_DeploysNoSecondOne()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service().Replace("\"chat\"\n", "terraform.workspace\n", StringComparison.Ordinal));

        Assert.Equal(1, adopted.ExitCode);
        Assert.Contains("  error CFG007: ~/main.tf:1:1: name: is not known, and a service called service would be made beside the one that runs. ", adopted.Output, StringComparison.Ordinal);
        Assert.Contains("\nNo file for 'pulumi import' is written, since nothing that the stack file makes is known to run already. ", adopted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_ImportOnlyWithoutAStackFile_SaysSo()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service(), "--import-only");

        Assert.Equal((2, "There is no ~/Pulumi.prod.yaml: adopt the source without --import-only first.\n"), (adopted.ExitCode, adopted.Error));
    }

    [Fact]
    public async Task Adopt_HeadersOfAReadinessProbe_AreNamedAndNotWritten()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(
            folder, Service("      readiness_probe {\n        http_get {\n          path = \"/h\"\n          http_headers {\n            name = \"X-Probe\"\n            value = \"yes\"\n          }\n        }\n      }\n"));

        Assert.Contains(
            "main.tf:*: template.containers[0].readinessProbe.httpGet.httpHeaders: no key: Pulumi's provider has no headers for this probe, so that the next deployment asks without them",
            Lines(adopted.Output));
        Assert.DoesNotContain("headers:", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("RUN021", adopted.Output, StringComparison.Ordinal);
    }

    // What is in another project cannot be made the stack's own: it would be made anew, empty.
    [Fact]
    public async Task Adopt_WhatIsInAnotherProject_IsUsedAsItIs()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service(template: """

                volumes {
                  name = "m"
                  gcs { bucket = "acme-models" }
                }
            """) + """
            resource "google_storage_bucket" "m" {
              name     = "acme-models"
              location = "us-central1"
              project  = "acme-data"
            }
            resource "google_artifact_registry_repository" "r" {
              repository_id = "repo"
              location      = "us-central1"
              format        = "DOCKER"
              project       = "acme-data"
            }
            """);

        Assert.Contains("main.tf:*: beside.bucket[acme-models]: it is in the project acme-data, which it cannot leave: the bucket is used as it is", Lines(adopted.Output));
        Assert.Contains("main.tf:*: beside.repository[repo]: it is in the project acme-data, which it cannot leave: it stays as it is", Lines(adopted.Output));
        Assert.Contains("    images:\n      existing: repo\n    models:\n      existing: acme-models\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("acme-models", folder.Read("prod.import.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AnExportThatProtects_IsProtectedAndToldOfWhatNeverEnded()
    {
        using var folder = new Folder();
        folder.Write("export.json", """
            {"version":3,"deployment":{"resources":[{"urn":"urn:pulumi:p::s::gcp:cloudrunv2/service:Service::chat","custom":true,"type":"gcp:cloudrunv2/service:Service","protect":true,
             "inputs":{"name":"chat","location":"us-central1","project":"acme-llm","template":{"containers":[{"image":"us-central1-docker.pkg.dev/acme-llm/repo/server:1"}]}}},
             {"urn":"urn:pulumi:p::s::gcp:cloudrunv2/serviceIamBinding:ServiceIamBinding::dev","custom":true,"type":"gcp:cloudrunv2/serviceIamBinding:ServiceIamBinding",
             "inputs":{"name":"chat","role":"roles/run.developer","members":["group:dev@acme.example"]}}],
             "pending_operations":[{"type":"creating","resource":{"urn":"urn:pulumi:p::s::a:b:C::x"}}]}}
            """);

        var adopted = await AdoptFilesAsync(folder, ["export.json"]);

        Assert.Contains("  gpuinfra:platform:\n    protect: true\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.Contains(
            "export.json:*: pending_operations: a deployment was cut short, so that this does not say all that is there: run 'gpuinfra recover --from' with this file first, and adopt a new export",
            Lines(adopted.Output));
        Assert.Contains(
            "export.json:*: gcp:cloudrunv2/serviceIamBinding:ServiceIamBinding dev: a stack grants callers of a service and who comes through its proxy, and no other role: it stays as it is",
            Lines(adopted.Output));
    }

    [Fact]
    public async Task Adopt_TheRoleThatAStackGrants_IsTakenOver()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service() + """
            resource "google_cloud_run_v2_service_iam_binding" "b" {
              name     = google_cloud_run_v2_service.chat.name
              location = "us-central1"
              role     = "roles/run.servicesInvoker"
              members  = ["group:x@acme.example"]
            }
            """);

        Assert.Contains("      invokers:\n        - group:x@acme.example\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.Contains("roles/run.servicesInvoker group:x@acme.example", folder.Read("prod.import.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("take the old grant away", adopted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AnOverrideFile_IsNotMerged()
    {
        using var folder = new Folder();
        folder.Write("main.tf", Service());
        folder.Write("prod_override.tf", Service());

        Assert.Equal(
            "~/prod_override.tf:1:1: An override file is merged by Terraform and not here: adopt what terraform show -json prints.\n",
            (await AdoptFilesAsync(folder, ["main.tf", "prod_override.tf"])).Error);
    }

    // The other side of a change may hold what this side keeps elsewhere.
    [Fact]
    public async Task Adopt_APlanThatTakesASecretAway_DoesNotShowIt()
    {
        using var folder = new Folder();
        folder.Write("plan.json", """
            {"format_version":"1.2","planned_values":{"root_module":{"resources":[{"address":"google_cloud_run_v2_service.s","mode":"managed","type":"google_cloud_run_v2_service","name":"s",
             "values":{"name":"s","location":"us-central1","project":"acme-llm","template":[{"containers":[{"image":"i"}]}]}}]}},
             "resource_changes":[{"address":"google_cloud_run_v2_service.s","change":{"actions":["update"],"before":{"name":"s","location":"us-central1","project":"acme-llm",
             "template":[{"containers":[{"image":"i","args":["--api-key","CANARY1"],"env":[{"name":"HF_TOKEN","value":"CANARY2"}]}]}]},"after_unknown":{}}}]}
            """);

        var adopted = await AdoptFilesAsync(folder, ["plan.json"]);

        Assert.Contains("which side: the plan changes the service (template.containers[0].args, template.containers[0].env[HF_TOKEN].value before)", adopted.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", adopted.Output, StringComparison.Ordinal);
    }

    private static string Json(string most) =>
        "{\"name\":\"projects/acme-llm/locations/us-central1/services/chat\",\"template\":{\"scaling\":{\"maxInstanceCount\":" + most + "},\"containers\":[{\"image\":\"us-central1-docker.pkg.dev/acme-llm/repo/server:1\"}]}}";

    private static string SilenceOf(Folder folder, string rule)
    {
        var text = folder.Read("Pulumi.prod.yaml");
        var start = text.IndexOf($"- rule: {rule}\n", StringComparison.Ordinal);
        Assert.True(start > 0, text);
        var end = text.IndexOf("- rule:", start + 1, StringComparison.Ordinal);
        return (end < 0 ? text[start..] : text[start..end]).TrimEnd(' ');
    }
}
