using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.Components.Tests;

public sealed class ModelImportTests
{
    [Fact]
    public async Task Constructor_LeastArguments_RunsAJobThatMayWriteOneFolder()
    {
        var run = await ComponentRun<ModelImport>.OfAsync(() => new("chat-import", Of()));

        Assert.Equal(
            """
            gcp:cloudrunv2/job:Job chat-import
              deletionProtection: false
              location: "europe-west4"
              name: "chat-import"
              project: "acme-models"
              runExecutionToken: "6d18bf52"
              template: {template: {containers: [{args: ["SCRIPT"], commands: ["python3", "-c"], envs: [{name: "IMPORT_KIND", value: "huggingface"}, {name: "IMPORT_MODEL", value: "acme/own"}, {name: "IMPORT_REVISION", value: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}, {name: "IMPORT_BUCKET", value: "acme-models-bucket"}, {name: "IMPORT_FOLDER", value: "chat/own/"}], image: "IMAGE", name: "import", resources: {limits: {cpu: "1", memory: "1Gi"}}}], executionEnvironment: "EXECUTION_ENVIRONMENT_GEN2", maxRetries: 1, serviceAccount: "chat-import@made.iam.gserviceaccount.com", timeout: "7200s"}}
              after gcp:storage/managedFolderIamMember:ManagedFolderIamMember chat-import-writer
            gcp:serviceaccount/account:Account chat-import
              accountId: "chat-import"
              description: "Runtime identity of the import of a model"
              displayName: "chat-import"
              project: "acme-models"
            gcp:storage/managedFolder:ManagedFolder chat-import
              bucket: "acme-models-bucket"
              forceDestroy: true
              name: "chat/"
            gcp:storage/managedFolderIamMember:ManagedFolderIamMember chat-import-writer
              bucket: "acme-models-bucket"
              managedFolder: "chat/"
              member: "serviceAccount:chat-import@made.iam.gserviceaccount.com"
              role: "roles/storage.objectUser"
            """,
            TextOf(run, ""));
        Assert.Equal(["gpuinfra:index:ModelImport chat-import"], run.Owners);
        Assert.Equal("folder: chat/own/", run.Outputs);
        Assert.Equal("chat/own/", await OutputUtilities.GetValueAsync(run.Component.Folder));
    }

    [Fact]
    public async Task Constructor_TokenAndEgress_ReachTheJob()
    {
        var args = Of(new() { Token = "hf-token:3", AllowPickle = true });
        (args.Egress, args.Network, args.Subnetwork) = ("private-ranges-only", "net", "sub");

        var run = await ComponentRun<ModelImport>.OfAsync(() => new("chat-import", args));

        Assert.Equal(
            """
            gcp:secretmanager/secretIamMember:SecretIamMember chat-import-token
              member: "serviceAccount:chat-import@made.iam.gserviceaccount.com"
              project: "acme-models"
              role: "roles/secretmanager.secretAccessor"
              secretId: "hf-token"
            """,
            run.TextOf("gcp:secretmanager"));
        Assert.EndsWith(
            """
              after gcp:secretmanager/secretIamMember:SecretIamMember chat-import-token
              after gcp:storage/managedFolderIamMember:ManagedFolderIamMember chat-import-writer
            """,
            TextOf(run, "gcp:cloudrunv2/job"), StringComparison.Ordinal);
        Assert.Contains(
            """{name: "IMPORT_PICKLE", value: "1"}, {name: "HF_TOKEN", valueSource: {secretKeyRef: {secret: "hf-token", version: "3"}}}""",
            TextOf(run, "gcp:cloudrunv2/job"), StringComparison.Ordinal);
        Assert.Contains(
            """vpcAccess: {egress: "PRIVATE_RANGES_ONLY", networkInterfaces: [{network: "net", subnetwork: "sub", tags: ["model-import"]}]}""",
            TextOf(run, "gcp:cloudrunv2/job"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constructor_Deployers_MayActAsTheAccount()
    {
        var args = Of();
        args.Deployers = ["group:b@acme.example", "group:a@acme.example"];

        var run = await ComponentRun<ModelImport>.OfAsync(() => new("chat-import", args));

        Assert.Equal(
            ["\"group:a@acme.example\"", "\"group:b@acme.example\""],
            run.Resources.Where(one => one.Type == "gcp:serviceaccount/iAMMember:IAMMember").Select(one => one.At("member")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(null, 1, "chat-import@made.iam.gserviceaccount.com")]
    [InlineData(false, 1, "chat-import@made.iam.gserviceaccount.com")]
    [InlineData(true, 0, "chat-import@acme-models.iam.gserviceaccount.com")]
    public async Task Constructor_PreparedAccount_IsNotMade(bool? prepared, int accounts, string email)
    {
        var args = Of();
        args.Prepared = prepared;

        var run = await ComponentRun<ModelImport>.OfAsync(() => new("chat-import", args));

        Assert.Equal(accounts, run.Resources.Count(one => one.Type == "gcp:serviceaccount/account:Account"));
        Assert.Equal($"\"{email}\"", run.Find("gcp:cloudrunv2/job:Job chat-import").At("template.template.serviceAccount"));
    }

    // Both tries of the job, and ten minutes.
    [Theory]
    [InlineData(null, 7_200, 250)]
    [InlineData("1Mi", 1_800, 70)]
    [InlineData("17166Mi", 1_800, 70)]
    [InlineData("17168Mi", 1_800, 70)]
    [InlineData("100Gi", 10_736, 367)]
    [InlineData("100000Gi", 604_800, 20_170)]
    public async Task Constructor_Weights_SetHowLongARunMayTake(string? weights, int seconds, int minutes)
    {
        var args = Of();
        args.Weights = weights;

        var run = await ComponentRun<ModelImport>.OfAsync(() => new("chat-import", args));

        var job = run.Find("gcp:cloudrunv2/job:Job chat-import");
        Assert.Equal($"\"{seconds}s\"", job.At("template.template.timeout"));
        Assert.Equal(minutes, (int)job.Options.CustomTimeouts!.Create!.Value.TotalMinutes);
        Assert.Equal(job.Options.CustomTimeouts.Create, job.Options.CustomTimeouts.Update);
    }

    private static string TextOf(ComponentRun<ModelImport> run, string type) => run.TextOf(type)
        .Replace(ModelImport.Script, "SCRIPT", StringComparison.Ordinal)
        .Replace("us-docker.pkg.dev/google.com/cloudsdktool/gcr.io/google-cloud-cli:556.0.0-slim", "IMAGE", StringComparison.Ordinal);

    private static ModelImportArgs Of(ModelImportArgs? args = null)
    {
        args ??= new();
        (args.Origin, args.Model, args.Revision) = (ModelOrigin.HuggingFace, "acme/own", new('a', 40));
        (args.Folder, args.Bucket, args.Project, args.Location) = ("chat/own/", "acme-models-bucket", "acme-models", "europe-west4");
        return args;
    }
}
