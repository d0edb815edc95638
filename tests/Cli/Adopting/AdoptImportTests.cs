using System.Text.Json;
using System.Text.Json.Nodes;
using GpuInfra.Adoption.Tests;

namespace GpuInfra.Cli.Tests;

/// <summary>What exists is imported and not made a second time.</summary>
public sealed class AdoptImportTests
{
    private const string Platform = """
        provider "google" {
          project = "acme-vllm"
          region  = "europe-west4"
        }
        resource "google_compute_network" "vpc" {
          name = "acme-vpc"
          auto_create_subnetworks = false
        }
        resource "google_compute_subnetwork" "run" {
          name = "acme-run"
          network = google_compute_network.vpc.id
          region = "europe-west4" # of the subnet
          ip_cidr_range = cidrsubnet("10.20.0.0/16", 8, 3)
          private_ip_google_access = true
        }
        resource "google_compute_router" "router" {
          name = "acme-router"
          network = google_compute_network.vpc.id
        }
        resource "google_compute_router_nat" "nat" {
          name = "acme-nat"
          router = google_compute_router.router.name
          nat_ip_allocate_option = "AUTO_ONLY"
          source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
        }
        resource "google_compute_firewall" "deny" {
          name = "acme-deny"
          network = google_compute_network.vpc.id
          direction = "EGRESS"
          destination_ranges = ["0.0.0.0/0"]
          deny { protocol = "all" }
        }
        resource "google_dns_managed_zone" "run" {
          name = "acme-run-app"
          dns_name = "run.app."
          visibility = "private"
        }
        resource "google_storage_bucket" "models" {
          name = "acme-vllm-models"
          location = "EU"
          uniform_bucket_level_access = true
          soft_delete_policy { retention_duration_seconds = 1209600 }
        }
        resource "google_service_account" "run" { account_id = "vllm-run" }
        resource "google_storage_bucket_iam_member" "reader" {
          bucket = google_storage_bucket.models.name
          role = "roles/storage.objectViewer"
          member = google_service_account.run.member
        }
        # beside
        resource "google_cloud_run_v2_service" "vllm" {
          name = "vllm"
          location = "europe-west4"
          ingress = "INGRESS_TRAFFIC_INTERNAL_ONLY"
          template {
            service_account = google_service_account.run.email
            gpu_zonal_redundancy_disabled = true
            max_instance_request_concurrency = 16
            node_selector { accelerator = "nvidia-l4" }
            scaling { max_instance_count = 1 }
            vpc_access {
              egress = "ALL_TRAFFIC"
              network_interfaces {
                network = google_compute_network.vpc.id
                subnetwork = google_compute_subnetwork.run.id
              }
            }
            containers {
              image = "europe-west4-docker.pkg.dev/acme-vllm/inference/vllm:v0.11.0"
              args = ["--model=/models/gemma-3-12b", "--port=8000"]
              ports { container_port = 8000 }
              # env
              resources {
                limits = { cpu = "8", memory = "32Gi", "nvidia.com/gpu" = "1" }
                cpu_idle = false
              }
              startup_probe {
                http_get { path = "/health" }
                failure_threshold = 60
              }
              volume_mounts {
                name = "models"
                mount_path = "/models"
              }
            }
            volumes {
              name = "models"
              gcs {
                bucket = google_storage_bucket.models.name
                read_only = true
              }
            }
          }
        }
        """;

    [Fact]
    public async Task Adopt_AState_WritesWhatToImport()
    {
        using var folder = new Folder();
        var one = AdoptionCase.Read("31-state-platform.answer.json");
        folder.Write("state.json", one.Files[0].Text);

        var adopted = await Outcome.OfAsync("adopt", Path.Combine(folder.Path, "state.json"), "--root", folder.Path, "--stack", "prod");

        Assert.Equal((0, ""), (adopted.ExitCode, adopted.Error));
        Assert.Contains("--stack prod --protect=false. ", adopted.Output, StringComparison.Ordinal);
        Assert.Equal(
            """
            inference: component, -, -
            inference-images: component, inference, -
            gcp: provider, -, -
            inference-imagesRepository: projects/acme-triage/locations/europe-west4/repositories/triage, inference-images, gcp
            inference-images-writer-triage-deployer-8eb7d3ac: projects/acme-triage/locations/europe-west4/repositories/triage roles/artifactregistry.writer serviceAccount:triage-deployer@acme-triage.iam.gserviceaccount.com, inference-images, gcp
            inference-models: component, inference, -
            inference-modelsBucket: acme-triage-models, inference-models, gcp
            inference-apis: component, inference, -
            inference-apis-artifactregistry: acme-triage/artifactregistry.googleapis.com, inference-apis, gcp
            inference-apis-iam: acme-triage/iam.googleapis.com, inference-apis, gcp
            inference-apis-run: acme-triage/run.googleapis.com, inference-apis, gcp
            inference-apis-storage: acme-triage/storage.googleapis.com, inference-apis, gcp
            triage-inference: component, -, -
            triage-inferenceGpuService: component, triage-inference, -
            triage-inferenceService: projects/acme-triage/locations/europe-west4/services/triage-inference, triage-inferenceGpuService, gcp
            triage-inference-identity: component, triage-inference, -
            triage-inference-identityAccount: projects/acme-triage/serviceAccounts/triage-inference@acme-triage.iam.gserviceaccount.com, triage-inference-identity, gcp
            """.ReplaceLineEndings("\n"),
            string.Join('\n', Entries(folder)));
        Assert.Contains("""
                    "defaultLabels": "{\"component\":\"gpuinfra\",\"environment\":\"prod\",\"managed-by\":\"pulumi\"}",
            """, folder.Read("prod.import.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AnExport_ImportsUnderTheIdsOfTheAnswer()
    {
        using var folder = new Folder();
        var one = AdoptionCase.Read("43-export-v2.answer.json");
        folder.Write("stack.json", one.Files[0].Text);

        _ = await Outcome.OfAsync("adopt", Path.Combine(folder.Path, "stack.json"), "--root", folder.Path, "--stack", "prod");

        var ids = JsonDocument.Parse(folder.Read("prod.import.json")).RootElement.GetProperty("resources").EnumerateArray()
            .Where(resource => resource.TryGetProperty("id", out _))
            .Select(resource => $"{resource.GetProperty("type").GetString()} {resource.GetProperty("id").GetString()}")
            .ToList();
        Assert.All(
            one.Answer.GetProperty("importIds").EnumerateObject(),
            id => Assert.Contains($"{id.Name} {id.Value.GetString()}", ids));
    }

    // A state that holds the imported inputs, spelled as the cloud spells them.
    [Fact]
    public async Task Adopt_ThenImport_ReplacesAndLosesNothing()
    {
        using var folder = new Folder();
        var one = AdoptionCase.Read("43-export-v2.answer.json");
        folder.Write("stack.json", one.Files[0].Text);
        _ = await Outcome.OfAsync("adopt", Path.Combine(folder.Path, "stack.json"), "--root", folder.Path, "--stack", "prod");
        var plan = await folder.RunAsync("plan", "prod", "--format", "json");
        folder.Write("imported.json", Imported(JsonNode.Parse(plan.Output)!, JsonNode.Parse(one.Files[0].Text)!, JsonNode.Parse(folder.Read("prod.import.json"))!));

        var diff = await folder.RunAsync("diff", "prod", "--from", Path.Combine(folder.Path, "imported.json"), "--format", "json");

        Assert.Equal((0, ""), (diff.ExitCode, diff.Error));
        var changes = JsonDocument.Parse(diff.Output).RootElement.GetProperty("stacks")[0].GetProperty("changes").EnumerateArray()
            .Select(change => (Kind: change.GetProperty("kind").GetString(), Type: change.GetProperty("type").GetString()))
            .ToList();
        Assert.DoesNotContain(changes, change => change.Kind is "replace" or "delete");
        Assert.Contains(("update", "gcp:cloudrunv2/service:Service"), changes);
        Assert.DoesNotContain(("create", "gcp:cloudrunv2/service:Service"), changes);
        Assert.DoesNotContain(("create", "gcp:artifactregistry/repository:Repository"), changes);
        Assert.DoesNotContain(("create", "gcp:storage/bucket:Bucket"), changes);
    }

    // Addresses that others may have let in are not given up, and every setting that the stack's own has otherwise is named.
    [Theory]
    [InlineData("\"MANUAL_ONLY\"\n  nat_ips = [\"a\", \"b\"]", "      existingNetwork: ", "beside.network[acme-vpc]: it is used as it is: its Cloud NAT has addresses of its own that a stack, which has one, would give up")]
    [InlineData("\"MANUAL_ONLY\"\n  nat_ips = var.addresses", "      existingNetwork: ", "beside.network[acme-vpc]: it is used as it is: its Cloud NAT has addresses of its own that a stack, which has one, would give up")]
    [InlineData("\"AUTO_ONLY\"\n  min_ports_per_vm = 128", "      subnetCidr: ", "beside.nat[acme-nat].minPortsPerVm: no key: the first deployment takes it away; name the network as network.existingNetwork and existingSubnetwork to leave it as it is")]
    [InlineData("\"AUTO_ONLY\"\n  enable_dynamic_port_allocation = false", "      subnetCidr: ", "beside.nat[acme-nat].enableDynamicPortAllocation: no key: the first deployment takes it away; name the network as network.existingNetwork and existingSubnetwork to leave it as it is")]
    public async Task Adopt_SettingsOfACloudNat_AreKeptOrNamed(string nat, string network, string told)
    {
        using var folder = new Folder();
        folder.Write("main.tf", Platform.Replace("\"AUTO_ONLY\"", nat, StringComparison.Ordinal));

        var adopted = await Outcome.OfAsync("adopt", Path.Combine(folder.Path, "main.tf"), "--root", folder.Path, "--stack", "prod", "--protect", "true");

        Assert.Equal((0, ""), (adopted.ExitCode, adopted.Error));
        Assert.Contains($": {told}\n", adopted.Output, StringComparison.Ordinal);
        Assert.Contains(network, folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
    }

    // What a source makes around its service is the stack's, under the names that it has.
    [Fact]
    public async Task Adopt_WhatMakesItsNetwork_TakesItOver()
    {
        using var folder = new Folder();
        folder.Write("main.tf", Platform);

        var adopted = await Outcome.OfAsync("adopt", Path.Combine(folder.Path, "main.tf"), "--root", folder.Path, "--stack", "prod", "--protect", "true");

        Assert.Equal((0, ""), (adopted.ExitCode, adopted.Error));
        Assert.Contains(
            """
                network:
                  subnetCidr: '10.20.3.0/24'
                  googleApis: private-google-access
                  internet: true
                  resourceNames:
                    network: acme-vpc
                    subnet: acme-run
                    run-app: acme-run-app
                    router: acme-router
                    nat: acme-nat
                    deny-egress: acme-deny
                images:
                  existing: inference
                models:
                  name: acme-vllm-models
                  location: EU
                  softDeleteDays: 14
                  readers:
                    - serviceAccount:vllm-run@acme-vllm.iam.gserviceaccount.com
            """.ReplaceLineEndings("\n") + "\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.Contains("\n      serviceAccountId: vllm-run\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.Equal(
            """
            acme-vllm-models
            b/acme-vllm-models roles/storage.objectViewer serviceAccount:vllm-run@acme-vllm.iam.gserviceaccount.com
            projects/acme-vllm/global/firewalls/acme-deny
            projects/acme-vllm/global/networks/acme-vpc
            projects/acme-vllm/locations/europe-west4/services/vllm
            projects/acme-vllm/managedZones/acme-run-app
            projects/acme-vllm/regions/europe-west4/routers/acme-router
            projects/acme-vllm/regions/europe-west4/routers/acme-router/acme-nat
            projects/acme-vllm/regions/europe-west4/subnetworks/acme-run
            projects/acme-vllm/serviceAccounts/vllm-run@acme-vllm.iam.gserviceaccount.com
            """.ReplaceLineEndings("\n"),
            string.Join('\n', Entries(folder).Select(entry => entry.Split(": ", 2)[1].Split(", ")[0]).Where(id => id.Contains("acme", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
    }

    // What is not the stack's alone, or could not be as it is, stays somebody else's.
    [Theory]
    [InlineData("auto_create_subnetworks = false", "auto_create_subnetworks = true", "it makes subnets by itself, in each region")]
    [InlineData("auto_create_subnetworks = false", "auto_create_subnetworks = false\n  mtu = 8896", "the stack's own has no mtu")]
    [InlineData("8, 3)", "12, 3)", "the range of its subnet is 10.20.0.48/28, but Direct VPC egress needs a /26 or larger")]
    [InlineData("cidrsubnet(\"10.20.0.0/16\", 8, 3)", "\"203.0.113.0/24\"", "the range of its subnet is 203.0.113.0/24, which Direct VPC egress does not support")]
    [InlineData("region = \"europe-west4\" # of the subnet", "region = \"us-east4\"", "its subnet is in another region")]
    [InlineData("# beside", "resource \"google_compute_instance\" \"box\" { name = \"box\" }", "google_compute_instance.box is there, too")]
    [InlineData("# beside", "resource \"google_compute_subnetwork\" \"other\" {\n  name = \"other\"\n  network = google_compute_network.vpc.id\n  ip_cidr_range = \"10.9.0.0/24\"\n}", "it has other subnets")]
    [InlineData("# env", "env {\n  name = \"REDIS\"\n  value = \"10.4.0.3:6379\"\n}", "template.containers[0].env[REDIS].value calls an address in it, which the stack's firewall would not let through")]
    public async Task Adopt_ANetworkThatIsNotTheStacks_IsUsedAsItIs(string before, string after, string reason)
    {
        using var folder = new Folder();
        Assert.Contains(before, Platform, StringComparison.Ordinal);
        folder.Write("main.tf", Platform.Replace(before, after, StringComparison.Ordinal));

        var adopted = await Outcome.OfAsync("adopt", Path.Combine(folder.Path, "main.tf"), "--root", folder.Path, "--stack", "prod");

        Assert.Contains($"beside.network[acme-vpc]: it is used as it is: {reason}\n", adopted.Output, StringComparison.Ordinal);
        Assert.Contains("    network:\n      existingNetwork: projects/acme-vllm/global/networks/acme-vpc\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("networks/acme-vpc", folder.Read("prod.import.json"), StringComparison.Ordinal);
    }

    // The range is wrong today, too, which is no reason to leave out what else exists.
    [Fact]
    public async Task Adopt_ARangeThatIsTooSmall_IsToldAndImportedRoundIt()
    {
        using var folder = new Folder();
        folder.Write("main.tf", Platform.Replace("8, 3)", "12, 3)", StringComparison.Ordinal));

        var adopted = await AdoptedText.AdoptFilesAsync(folder, ["main.tf"]);

        Assert.Equal(1, adopted.ExitCode);
        Assert.Contains(
            "error NET003: main.tf:*: beside.subnet[acme-run].ipCidrRange: is 10.20.0.48/28, but Direct VPC egress needs a /26 or larger. Use 10.20.0.0/26 or a larger range. "
                + "[https://cloud.google.com/run/docs/configuring/vpc-direct-vpc]",
            AdoptedText.Lines(adopted.Output));
        Assert.Contains("locations/europe-west4/services/vllm", folder.Read("prod.import.json"), StringComparison.Ordinal);
        Assert.Equal(0, (await Outcome.OfAsync("check", "prod", "--root", folder.Path)).ExitCode);
        Assert.Equal(0, (await Outcome.OfAsync("plan", "prod", "--root", folder.Path)).ExitCode);
    }

    private static string Imported(JsonNode plan, JsonNode source, JsonNode import)
    {
        var names = import["resources"]!.AsArray().Select(entry => ((string?)entry!["type"], (string?)(entry["logicalName"] ?? entry["name"]))).ToHashSet();
        var planned = plan["steps"]!.AsArray().Select(step => step!["newState"]!)
            .Where(state => (string?)state["type"] == "pulumi:pulumi:Stack" || names.Contains(((string?)state["type"], ((string?)state["urn"])!.Split("::")[^1])))
            .Select(state => state.DeepClone())
            .ToList();
        foreach (var state in planned)
        {
            state["id"] = "id";
            if (source["deployment"]!["resources"]!.AsArray().FirstOrDefault(other => (string?)other!["type"] == (string?)state["type"] && ((string?)state["type"])!.StartsWith("gcp:", StringComparison.Ordinal)) is { } own)
            {
                state["inputs"] = ReadBack(own);
                state["outputs"] = own["outputs"]!.DeepClone();
                state["id"] = own["id"]!.DeepClone();
            }
        }

        return new JsonObject
        {
            ["version"] = 3,
            ["deployment"] = new JsonObject { ["resources"] = new JsonArray([.. planned]) },
        }.ToJsonString();
    }

    // An import takes what the provider reads, whether or not a program said it.
    private static JsonObject ReadBack(JsonNode own)
    {
        var inputs = (JsonObject)own["inputs"]!.DeepClone();
        foreach (var output in own["outputs"]!.AsObject().Where(output => output.Key is not ("id" or "url" or "uri") && !inputs.ContainsKey(output.Key)))
        {
            inputs[output.Key] = output.Value?.DeepClone();
        }

        return inputs;
    }

    private static IReadOnlyList<string> Entries(Folder folder) =>
    [
        .. JsonDocument.Parse(folder.Read("prod.import.json")).RootElement.GetProperty("resources").EnumerateArray().Select(resource =>
            $"{Text(resource, "name")}: {(resource.TryGetProperty("component", out _) ? "component" : resource.TryGetProperty("inputs", out _) ? "provider" : Text(resource, "id"))}, "
                + $"{Text(resource, "parent")}, {Text(resource, "provider")}"),
    ];

    private static string Text(JsonElement resource, string name) => resource.TryGetProperty(name, out var value) ? value.GetString()! : "-";
}
