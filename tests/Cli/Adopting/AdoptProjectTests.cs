using static GpuInfra.Cli.Tests.AdoptedText;

namespace GpuInfra.Cli.Tests;

/// <summary>What lies in another project than the services is used, and is nobody's to import or to delete.</summary>
public sealed class AdoptProjectTests
{
    private const string Network = """
            vpc_access {
              network_interfaces {
                network    = google_compute_network.n.id
                subnetwork = google_compute_subnetwork.s.id
              }
            }
            volumes {
              name = "m"
              gcs { bucket = "acme-weights" }
            }
        """;

    private const string Beside = """
        resource "google_storage_bucket" "b" {
          name     = "acme-weights"
          location = "us-central1"
          project  = PROJECT
        }
        resource "google_artifact_registry_repository" "r" {
          repository_id = "repo"
          location      = "us-central1"
          project       = PROJECT
          format        = "DOCKER"
        }
        resource "google_compute_network" "n" {
          name                    = "net"
          project                 = PROJECT
          auto_create_subnetworks = false
        }
        resource "google_compute_subnetwork" "s" {
          name          = "sub"
          project       = PROJECT
          region        = "us-central1"
          ip_cidr_range = "10.20.0.0/24"
          network       = google_compute_network.n.id
        }
        resource "google_project_service" "run" {
          project = PROJECT
          service = "run.googleapis.com"
        }
        variable "host" {}
        """;

    // One that is only known when Terraform runs is as foreign as one that is named.
    [Theory]
    [InlineData("\"acme-host\"", "acme-host", "projects/acme-host/global/networks/net")]
    [InlineData("var.host", "var.host", "net")]
    public async Task Adopt_WhatIsInAnotherProject_StaysAsItIs(string project, string told, string network)
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service(template: $"\n{Network}") + Beside.Replace("PROJECT", project, StringComparison.Ordinal));

        var (file, import) = (folder.Read("Pulumi.prod.yaml"), folder.Read("prod.import.json"));
        Assert.Equal("", adopted.Error);
        Assert.Contains($"main.tf:*: beside.bucket[acme-weights]: it is in the project {told}, which it cannot leave: the bucket is used as it is", Lines(adopted.Output));
        Assert.Contains("    models:\n      existing: acme-weights\n", file, StringComparison.Ordinal);
        Assert.Contains("    images:\n      existing: repo\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("resourceNames", file, StringComparison.Ordinal);
        Assert.Contains($"      existingNetwork: {network}\n", file, StringComparison.Ordinal);
        Assert.Equal(["projects/acme-llm/locations/us-central1/services/chat"], Ids(import));
    }

    [Fact]
    public async Task Adopt_WhatIsInTheServicesProject_IsTakenOver()
    {
        using var folder = new Folder();

        _ = await AdoptAsync(folder, Service(template: $"\n{Network}") + Beside.Replace("PROJECT", "\"acme-llm\"", StringComparison.Ordinal));

        Assert.Contains("projects/acme-llm/global/networks/net", Ids(folder.Read("prod.import.json")));
        Assert.Contains("    models:\n      name: acme-weights\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
    }

    // The same words that nobody knows are the same project.
    [Fact]
    public async Task Adopt_AProjectThatIsOnlySaidOnTheCommandLine_IsThatOfAll()
    {
        using var folder = new Folder();
        var service = Service(template: $"\n{Network}").Replace("\"acme-llm\"", "var.host", StringComparison.Ordinal).Replace("acme-llm", "acme-own", StringComparison.Ordinal);

        _ = await AdoptAsync(folder, service + Beside.Replace("PROJECT", "var.host", StringComparison.Ordinal), "--project", "acme-own");

        Assert.Contains("projects/acme-own/global/networks/net", Ids(folder.Read("prod.import.json")));
    }

    [Fact]
    public async Task Adopt_AScriptThatMakesABucketElsewhere_UsesItAsItIs()
    {
        using var folder = new Folder();
        folder.Write("d.sh", """
            gcloud storage buckets create gs://acme-weights --location=us-central1 --project=acme-host
            gcloud run deploy chat --image=us-central1-docker.pkg.dev/acme-llm/repo/server:1 --region=us-central1 --project=acme-llm --gpu=1 --add-volume=name=m,type=cloud-storage,bucket=acme-weights --add-volume-mount=volume=m,mount-path=/m
            """);

        var adopted = await AdoptFilesAsync(folder, ["d.sh"]);

        Assert.Contains("d.sh:*: beside.bucket[acme-weights]: it is in the project acme-host, which it cannot leave: the bucket is used as it is", Lines(adopted.Output));
        Assert.Contains("    models:\n      existing: acme-weights\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Ids(string import) =>
    [
        .. System.Text.Json.JsonDocument.Parse(import).RootElement.GetProperty("resources").EnumerateArray()
            .Select(resource => resource.TryGetProperty("id", out var id) ? id.GetString()! : "").Where(id => id.Length > 0),
    ];
}
