namespace GpuInfra.Components.Tests;

public sealed class DeployerReachTests
{
    [Fact]
    public async Task Constructor_EverythingListed_GrantsTheDeployerOnEach()
    {
        var run = await new GivenPipeline
        {
            Buckets = ["inference-models-", "acme-models"],
            Repositories = ["inference-images"],
            Secrets = ["token"],
        }.RunAsync();

        Assert.Equal(
            "resource.type == 'storage.googleapis.com/Bucket' && (resource.name.startsWith('projects/_/buckets/inference-models-') || "
                + "resource.name.startsWith('projects/_/buckets/acme-models')) && "
                + "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['roles/storage.objectViewer'])",
            run.Find("gcp:projects/iAMMember:IAMMember pulumi-bucket-keeper").At("condition.expression").Trim('"'));
        Assert.Equal(
            "[\"storage.buckets.delete\", \"storage.buckets.setIamPolicy\", \"storage.buckets.update\"]",
            run.Find("gcp:projects/iAMCustomRole:IAMCustomRole pulumi-bucket-keeper").At("permissions"));
        Assert.Equal(
            """
            gcp:artifactregistry/repositoryIamMember:RepositoryIamMember pulumi-repository-inference-images
              location: "europe-west4"
              member: "serviceAccount:pulumi-deployer@made.iam.gserviceaccount.com"
              project: "acme-inference-prod"
              repository: "inference-images"
              role: "projects/acme-inference-prod/roles/pulumi_repository_granter"
              after gcp:projects/service:Service pulumi-apis-iam
            """,
            run.TextOf("gcp:artifactregistry/"));
        Assert.Equal(
            """
            gcp:secretmanager/secretIamMember:SecretIamMember pulumi-secret-token
              member: "serviceAccount:pulumi-deployer@made.iam.gserviceaccount.com"
              project: "acme-inference-prod"
              role: "projects/acme-inference-prod/roles/pulumi_secret_granter"
              secretId: "token"
              after gcp:projects/service:Service pulumi-apis-iam
            """,
            run.TextOf("gcp:secretmanager/"));
    }

    [Fact]
    public async Task Constructor_Accounts_MayBeActedAsByTheDeployersAlone()
    {
        var run = await new GivenPipeline { Accounts = ["chat-identity"], Deployers = ["group:deployers@acme.example"] }.RunAsync();

        Assert.Equal(
            [
                "chat-identity-deployer-deployers-d2184b65 roles/iam.serviceAccountUser group:deployers@acme.example",
                "chat-identity-pulumi-deployer roles/iam.serviceAccountUser "
                    + "serviceAccount:pulumi-deployer@made.iam.gserviceaccount.com",
            ],
            run.Resources.Where(r => r.Name.StartsWith("chat-identity-", StringComparison.Ordinal) && r.Type.Contains("serviceaccount/iAM"))
                .Select(r => $"{r.Name} {r.Inputs["role"]} {r.Inputs["member"]}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["chat-identity-log-writer roles/logging.logWriter", "chat-identity-metric-writer roles/monitoring.metricWriter"],
            run.Resources.Where(r => r.Type == "gcp:projects/iAMMember:IAMMember" && r.Name.StartsWith("chat-", StringComparison.Ordinal))
                .Select(r => $"{r.Name} {r.Inputs["role"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Constructor_NothingListed_LeavesTheDeployerTheGrantsOfCallersAlone() => Assert.Equal(
        ["pulumi-caller-granter", "pulumi-deployer", "pulumi-previewer"],
        (await new GivenPipeline().RunAsync()).Resources
            .Where(r => r.Type == "gcp:projects/iAMCustomRole:IAMCustomRole").Select(r => r.Name).Order(StringComparer.Ordinal));
}
