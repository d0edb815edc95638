namespace GpuInfra.Components.Tests;

public sealed class ServiceIdentityTests
{
    [Fact]
    public async Task Constructor_Defaults_MakesAnAccountThatWritesLogsAndMetrics()
    {
        var run = await ComponentRun<ServiceIdentity>.OfAsync(() => new("chat-identity", new() { Project = "acme-dev" }));

        Assert.Equal(
            """
            gcp:projects/iAMMember:IAMMember chat-identity-log-writer
              member: "serviceAccount:chat-identity@made.iam.gserviceaccount.com"
              project: "acme-dev"
              role: "roles/logging.logWriter"
            gcp:projects/iAMMember:IAMMember chat-identity-metric-writer
              member: "serviceAccount:chat-identity@made.iam.gserviceaccount.com"
              project: "acme-dev"
              role: "roles/monitoring.metricWriter"
            gcp:serviceaccount/account:Account chat-identity
              accountId: "chat-identity"
              description: "Runtime identity of a Cloud Run service"
              displayName: "chat-identity"
              project: "acme-dev"
            """,
            run.TextOf(""));
        Assert.Equal(["gpuinfra:index:ServiceIdentity chat-identity"], run.Owners);
        Assert.Equal(
            """
            email: chat-identity@made.iam.gserviceaccount.com
            member: serviceAccount:chat-identity@made.iam.gserviceaccount.com
            """,
            run.Outputs);
    }

    // The role has no smaller home than the project, so that a condition keeps it to the one instance.
    [Fact]
    public async Task Constructor_CloudSqlInstance_IsConnectedToAlone()
    {
        var run = await ComponentRun<ServiceIdentity>.OfAsync(() => new(
            "chat-identity", new() { Project = "acme.example:dev", CloudSqlInstances = ["acme.example:dev:europe-west4:prompts"] }));

        Assert.Contains(
            """
            gcp:projects/iAMMember:IAMMember chat-identity-sql-prompts
              condition: {description: "Connects to this instance alone", expression: "resource.name == 'projects/acme.example:dev/instances/prompts' && resource.type == 'sqladmin.googleapis.com/Instance'", title: "Instance prompts"}
              member: "serviceAccount:chat-identity@made.iam.gserviceaccount.com"
              project: "acme.example:dev"
              role: "roles/cloudsql.client"
            """,
            run.TextOf("gcp:projects/iAMMember"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constructor_EverythingSaid_GrantsEachOnItsOwnResource()
    {
        var run = await ComponentRun<ServiceIdentity>.OfAsync(() => new(
            "chat",
            new()
            {
                Project = "acme-dev",
                Bucket = "models-1",
                Repository = "images",
                RepositoryLocation = "europe-west4",
                Secrets = ["token"],
                Deployers = ["group:deployers@acme.example"],
            },
            Before.Options()));

        Assert.Equal(
            """
            gcp:artifactregistry/repositoryIamMember:RepositoryIamMember chat-image-reader
              location: "europe-west4"
              member: "serviceAccount:chat-31e06f7d@made.iam.gserviceaccount.com"
              project: "acme-dev"
              repository: "images"
              role: "roles/artifactregistry.reader"
              after test:index:Before before
            gcp:projects/iAMMember:IAMMember chat-log-writer
              member: "serviceAccount:chat-31e06f7d@made.iam.gserviceaccount.com"
              project: "acme-dev"
              role: "roles/logging.logWriter"
              after test:index:Before before
            gcp:projects/iAMMember:IAMMember chat-metric-writer
              member: "serviceAccount:chat-31e06f7d@made.iam.gserviceaccount.com"
              project: "acme-dev"
              role: "roles/monitoring.metricWriter"
              after test:index:Before before
            gcp:secretmanager/secretIamMember:SecretIamMember chat-secret-token
              member: "serviceAccount:chat-31e06f7d@made.iam.gserviceaccount.com"
              project: "acme-dev"
              role: "roles/secretmanager.secretAccessor"
              secretId: "token"
              after test:index:Before before
            gcp:serviceaccount/account:Account chat
              accountId: "chat-31e06f7d"
              description: "Runtime identity of a Cloud Run service"
              displayName: "chat"
              project: "acme-dev"
              after test:index:Before before
            gcp:serviceaccount/iAMMember:IAMMember chat-deployer-deployers-d2184b65
              member: "group:deployers@acme.example"
              role: "roles/iam.serviceAccountUser"
              serviceAccountId: "projects/acme-dev/serviceAccounts/chat-31e06f7d@made.iam.gserviceaccount.com"
              after test:index:Before before
            gcp:storage/bucketIAMMember:BucketIAMMember chat-bucket-reader
              bucket: "models-1"
              member: "serviceAccount:chat-31e06f7d@made.iam.gserviceaccount.com"
              role: "roles/storage.objectViewer"
              after test:index:Before before
            """,
            run.TextOf(""));
        Assert.Equal(["gpuinfra:index:ServiceIdentity chat"], run.Owners);
    }

    [Theory]
    [InlineData("chat-identity", "acme-dev", "chat-identity@acme-dev.iam.gserviceaccount.com")]
    [InlineData("chat", "acme-dev", "chat-31e06f7d@acme-dev.iam.gserviceaccount.com")]
    [InlineData("chat-identity", "acme.example:dev", "chat-identity@dev.acme.example.iam.gserviceaccount.com")]
    public async Task Constructor_PreparedAccount_GrantsOnItsResourcesAlone(string name, string project, string email)
    {
        var run = await ComponentRun<ServiceIdentity>.OfAsync(() => new(name, new()
        {
            Project = project,
            Prepared = true,
            Bucket = "models-1",
            Secrets = ["token"],
            Deployers = ["group:deployers@acme.example"],
        }));

        Assert.Equal(
            [
                $"gcp:secretmanager/secretIamMember:SecretIamMember {name}-secret-token serviceAccount:{email}",
                $"gcp:storage/bucketIAMMember:BucketIAMMember {name}-bucket-reader serviceAccount:{email}",
            ],
            run.Resources.Select(r => $"{r.Key} {r.Inputs["member"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Constructor_ExistingAccount_GrantsAlone()
    {
        var run = await ComponentRun<ServiceIdentity>.OfAsync(() => new("chat", new()
        {
            Project = "acme-dev",
            Existing = "runner@acme-shared.iam.gserviceaccount.com",
            Deployers = ["group:deployers@acme.example"],
        }));

        Assert.Equal(
            """
            gcp:projects/iAMMember:IAMMember chat-log-writer
              member: "serviceAccount:runner@acme-shared.iam.gserviceaccount.com"
              project: "acme-dev"
              role: "roles/logging.logWriter"
            gcp:projects/iAMMember:IAMMember chat-metric-writer
              member: "serviceAccount:runner@acme-shared.iam.gserviceaccount.com"
              project: "acme-dev"
              role: "roles/monitoring.metricWriter"
            gcp:serviceaccount/iAMMember:IAMMember chat-deployer-deployers-d2184b65
              member: "group:deployers@acme.example"
              role: "roles/iam.serviceAccountUser"
              serviceAccountId: "projects/acme-shared/serviceAccounts/runner@acme-shared.iam.gserviceaccount.com"
            """,
            run.TextOf(""));
        Assert.Equal(
            """
            email: runner@acme-shared.iam.gserviceaccount.com
            member: serviceAccount:runner@acme-shared.iam.gserviceaccount.com
            """,
            run.Outputs);
    }

    [Fact]
    public async Task Constructor_ExistingAccountOfADomainsProject_NamesTheProjectAsGoogleDoes()
    {
        var run = await ComponentRun<ServiceIdentity>.OfAsync(() => new("chat", new()
        {
            Project = "acme-dev",
            Existing = "runner@shared.acme.example.iam.gserviceaccount.com",
            Deployers = ["group:deployers@acme.example"],
        }));

        var grant = run.Find("gcp:serviceaccount/iAMMember:IAMMember chat-deployer-deployers-d2184b65");

        Assert.Equal(
            "projects/acme.example:shared/serviceAccounts/runner@shared.acme.example.iam.gserviceaccount.com",
            grant.Inputs["serviceAccountId"]);
    }

    [Fact]
    public async Task Constructor_TwoMistakes_NamesBothAndRegistersNothing()
    {
        var refusal = await Refusal.OfAsync(() => new ServiceIdentity("chat", new() { Secrets = ["a b"] }));

        Assert.Equal(
            """
            ServiceIdentity 'chat' has 2 problems:
              project: is missing, but roles are granted on it. Name the project's id. [https://cloud.google.com/run/docs/securing/service-identity]
              secrets[0]: is 'a b', which is not the id of a secret. Use 1 to 255 letters, digits, hyphens and underscores. [https://cloud.google.com/secret-manager/docs/creating-and-accessing-secrets]
            """,
            refusal);
    }
}
