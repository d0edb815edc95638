using GpuInfra.Planning;
using static GpuInfra.StackFiles.Tests.GivenService;

namespace GpuInfra.StackFiles.Tests;

/// <summary>What a model's name is enough for: a job that brings it, and a service that waits for the job and reads what it brought.</summary>
public sealed class ModelImportPlanTests
{
    private const string Commit = "093f9f388b31de276ce2de164bdc2081324b9767";
    private const string Digest = "sha256:a2af6cc3eb7fa8be8504abaf9b04e88f17a119ec3f04a3addf55f92841195f5a";

    [Theory]
    [InlineData("engine: ollama, model: 'gemma3:4b'", "ollama gemma3:4b - chat/gemma3-4b@moving/", "OLLAMA_MODELS=/models/chat/gemma3-4b@moving")]
    [InlineData(
        $"engine: ollama, model: 'gemma3:4b', revision: '{Digest}'", $"ollama gemma3:4b {Digest} chat/gemma3-4b@a2af6cc3eb7f/",
        "OLLAMA_MODELS=/models/chat/gemma3-4b@a2af6cc3eb7f")]
    [InlineData(
        $"engine: ollama, model: 'hf.co/acme/own-GGUF:Q4_K_M', revision: '{Digest}'",
        $"ollama hf.co/acme/own-GGUF:Q4_K_M {Digest} chat/hf.co-acme-own-GGUF-Q4_K_M@a2af6cc3eb7f/",
        "OLLAMA_MODELS=/models/chat/hf.co-acme-own-GGUF-Q4_K_M@a2af6cc3eb7f")]
    [InlineData(
        $"engine: vllm, model: google/gemma-3-4b-it, revision: {Commit}",
        $"huggingface google/gemma-3-4b-it {Commit} chat/google-gemma-3-4b-it@093f9f388b31/", "gs://inference-models-${inference-models-suffix.hex}/chat/google-gemma-3-4b-it@093f9f388b31")]
    [InlineData(
        $"engine: sglang, model: Qwen/Qwen3-8B, revision: {Commit}",
        $"huggingface Qwen/Qwen3-8B {Commit} chat/Qwen-Qwen3-8B@093f9f388b31/", "/models/chat/Qwen-Qwen3-8B@093f9f388b31")]
    [InlineData(
        $"engine: text-embeddings-inference, model: BAAI/bge-m3, revision: {Commit}",
        $"huggingface BAAI/bge-m3 {Commit} chat/BAAI-bge-m3@093f9f388b31/", "MODEL_ID=/models/chat/BAAI-bge-m3@093f9f388b31")]
    [InlineData(
        $"engine: llama.cpp, model: acme/own/own-q4.gguf, revision: {Commit}",
        $"huggingface acme/own/own-q4.gguf {Commit} chat/acme-own-own-q4.gguf@093f9f388b31/",
        "LLAMA_ARG_MODEL=/models/chat/acme-own-own-q4.gguf@093f9f388b31/own-q4.gguf")]
    [InlineData(
        $"engine: llama.cpp, model: 'https://example.com/a/own.gguf', revision: '{Digest}'",
        $"url https://example.com/a/own.gguf {Digest} chat/own.gguf@a2af6cc3eb7f/", "LLAMA_ARG_MODEL=/models/chat/own.gguf@a2af6cc3eb7f/own.gguf")]
    public async Task Build_ModelByName_IsBroughtAndRead(string service, string import, string read)
    {
        var plan = await PlanAsync(service);

        var job = JobOf(plan);
        Assert.Equal(import, string.Join(' ', Enumerable.Range(0, 5).Where(index => index != 3).Select(index =>
            job.Text($"template.template.containers[0].envs[{index}].value") is { Length: > 0 } value ? value : "-")));
        var serving = plan.Resources.Single(resource => resource.Type == ServiceSecurityTests.Service);
        Assert.Contains(read, Words(serving));
        Assert.Contains(job.Urn, serving.Dependencies);
    }

    [Fact]
    public async Task Build_Import_RunsOutsideOfTheNetworkUnderAnAccountOfItsFolderAlone()
    {
        var plan = await PlanAsync("engine: ollama, model: 'gemma3:4b'");

        var job = JobOf(plan);
        Assert.Equal(
            ("chat-import", "1800s", "1", "false", null),
            (job.Text("name"), job.Text("template.template.timeout"), job.Text("template.template.maxRetries"), job.Text("deletionProtection"),
                job.Text("template.template.vpcAccess")));
        Assert.Equal("chat-import@acme-dev.iam.gserviceaccount.com", job.Text("template.template.serviceAccount"));
        var account = "serviceAccount:chat-import@acme-dev.iam.gserviceaccount.com";
        Assert.Equal(
            ["gcp:storage/managedFolderIamMember:ManagedFolderIamMember roles/storage.objectUser chat/"],
            plan.Resources.Where(resource => resource.Text("member") == account)
                .Select(resource => $"{resource.Type} {resource.Text("role")} {resource.Text("managedFolder")}"));
    }

    [Theory]
    [InlineData("all-traffic", "ALL_TRAFFIC")]
    [InlineData("private-ranges-only", "PRIVATE_RANGES_ONLY")]
    public async Task Build_ImportEgress_LeavesThroughThePlatformsNetwork(string egress, string sent)
    {
        var plan = await PlanAsync("engine: ollama, model: 'gemma3:4b'", $"protect: false, importEgress: {egress}");

        var (job, service) = (JobOf(plan), plan.Resources.Single(resource => resource.Type == ServiceSecurityTests.Service));
        const string access = "vpcAccess";
        Assert.Equal(
            (sent, "model-import"),
            (job.Text($"template.template.{access}.egress"), job.Text($"template.template.{access}.networkInterfaces[0].tags[0]")));
        foreach (var key in new[] { "network", "subnetwork" })
        {
            var name = job.Text($"template.template.{access}.networkInterfaces[0].{key}");
            Assert.NotNull(name);
            Assert.Equal(service.Text($"template.{access}.networkInterfaces[0].{key}"), name);
        }
    }

    // The way out is for these jobs alone, and is there before they run.
    [Fact]
    public async Task Build_ImportOfAllTraffic_HasNatAndARuleForItsTagAlone()
    {
        var plan = await PlanAsync("engine: ollama, model: 'gemma3:4b'", "protect: false, importEgress: all-traffic");

        var rule = plan.Resources.Single(resource => resource.Text("name") == "inference-network-allow-imports");
        Assert.Equal(
            ("EGRESS", "tcp", "443", "0.0.0.0/0", "model-import", null),
            (rule.Text("direction"), rule.Text("allows[0].protocol"), rule.Text("allows[0].ports[0]"), rule.Text("destinationRanges[0]"),
                rule.Text("targetTags[0]"), rule.Text("targetTags[1]")));
        var nat = plan.Resources.Single(resource => resource.Type == "gcp:compute/routerNat:RouterNat");
        Assert.Equal([true, true], new[] { rule.Urn, nat.Urn }.Select(JobOf(plan).Dependencies.Contains));
        Assert.DoesNotContain(plan.Resources, resource => resource.Text("name") == "inference-network-allow-internet");
    }

    [Theory]
    [InlineData("importEgress: private-ranges-only")]
    [InlineData("protect: false")]
    public async Task Build_ImportThatLeavesDirectly_NeedsNoNat(string platform) => Assert.DoesNotContain(
        (await PlanAsync("engine: ollama, model: 'gemma3:4b'", $"protect: false{(platform == "protect: false" ? "" : $", {platform}")}")).Resources,
        resource => resource.Type == "gcp:compute/routerNat:RouterNat" || resource.Text("targetTags[0]") is not null);

    [Fact]
    public void Check_ImportEgressWithoutImport_Warns() => Assert.Contains(
        "Warning STK023 importEgress is all-traffic, but no model is imported: Cloud NAT costs and serves nobody. Leave it out.",
        Problems("engine: ollama, model: 'gemma3:4b', import: {skip: true}", "protect: false, importEgress: all-traffic"));

    [Fact]
    public void Check_ImportEgressInUse_IsSilent() => Assert.DoesNotContain(
        Problems("engine: ollama, model: 'gemma3:4b'", "protect: false, importEgress: all-traffic"),
        problem => problem.Contains("STK", StringComparison.Ordinal) || problem.Contains("NET", StringComparison.Ordinal));

    [Fact]
    public void Check_ImportEgressOfNoKind_SaysTheWords() => Assert.Contains(
        "Error NET013 importEgress is 'vpc', but must be all-traffic or private-ranges-only. Use all-traffic, or leave it out.",
        Problems("engine: ollama, model: 'gemma3:4b'", "protect: false, importEgress: vpc"));

    // Nothing here can tell whether a network that is taken as it is has a way out.
    [Fact]
    public void Check_ImportThroughAnExistingNetwork_NamesWhatItCalls() => Assert.Contains(
        "Warning STK009 existingNetwork is used as it is, and nothing here can tell whether it leads chat to Cloud Storage and chat-import to "
            + "registry.ollama.ai. Look whether its subnet has Private Google Access or an endpoint with private DNS zones for Google's APIs, "
            + "and Cloud NAT and a firewall rule for the internet.",
        Problems(
            "engine: ollama, model: 'gemma3:4b'",
            "protect: false, importEgress: all-traffic, network: {existingNetwork: projects/p/global/networks/n, existingSubnetwork: "
                + "projects/p/regions/europe-west4/subnetworks/s}"));

    // Ollama brings a repository of Hugging Face from there.
    [Fact]
    public void Check_ImportFromTheHubThroughAnExistingNetwork_NamesTheHub() => Assert.Contains(
        Problems(
            "engine: ollama, model: 'hf.co/acme/own-GGUF:Q4_K_M', weights: 3Gi",
            "protect: false, importEgress: all-traffic, network: {existingNetwork: projects/p/global/networks/n, existingSubnetwork: "
                + "projects/p/regions/europe-west4/subnetworks/s}"),
        problem => problem.Contains("STK009", StringComparison.Ordinal) && problem.Contains("chat-import to huggingface.co.", StringComparison.Ordinal));

    // A run is asked for anew by another model, another attempt or another way, and by nothing else.
    [Fact]
    public async Task Build_RunToken_ChangesWithTheModelAndTheAttemptAlone()
    {
        const string first = $"engine: vllm, model: acme/own, revision: {Commit}";

        var token = await TokenAsync(first);

        Assert.Matches("^[0-9a-f]{8}$", token);
        Assert.Equal(token, await TokenAsync($"{first}, maxInstances: 2, concurrency: 8, import: {{attempt: 1}}"));
        Assert.NotEqual(token, await TokenAsync($"{first}, import: {{attempt: 2}}"));
        Assert.NotEqual(token, await TokenAsync($"{first}, import: {{allowPickle: true}}"));
        Assert.NotEqual(token, await TokenAsync(first.Replace("093f", "193f", StringComparison.Ordinal)));
    }

    // So a new revision deletes and replaces nothing.
    [Fact]
    public async Task Build_OtherRevision_ChangesTheJobAndTheServiceAlone()
    {
        var (one, other) = (await PlanAsync($"engine: vllm, model: acme/own, revision: {Commit}"),
            await PlanAsync($"engine: vllm, model: acme/own, revision: {Commit.Replace('0', '1')}"));

        Assert.Equal(
            ["gcp:cloudrunv2/job:Job", "gcp:cloudrunv2/service:Service"],
            one.Resources.Zip(other.Resources).Where(pair => pair.First.IsCustom && !pair.First.Inputs.Equals(pair.Second.Inputs))
                .Select(pair => pair.First.Type).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Build_LongestName_LeavesRoomForTheToken()
    {
        var plan = await PlanAsync("engine: ollama, model: own", name: new string('a', 49));

        Assert.InRange($"{JobOf(plan).Text("name")}-{JobOf(plan).Text("runExecutionToken")}".Length, 1, 62);
    }

    [Fact]
    public async Task Build_TokenOfAGatedRepository_IsReadByTheJobAlone()
    {
        var plan = await PlanAsync($"engine: vllm, model: acme/own, revision: {Commit}, import: {{token: 'hf-token:3'}}");

        Assert.Equal(
            ("hf-token", "3"),
            (JobOf(plan).Text("template.template.containers[0].envs[5].valueSource.secretKeyRef.secret"),
                JobOf(plan).Text("template.template.containers[0].envs[5].valueSource.secretKeyRef.version")));
        Assert.Equal(
            ["serviceAccount:chat-import@acme-dev.iam.gserviceaccount.com"],
            plan.Resources.Where(resource => resource.Text("secretId") == "hf-token").Select(resource => resource.Text("member")));
    }

    [Fact]
    public async Task Build_ModelThatSomebodyElseBrings_IsReadWhereItIsSaidToBe()
    {
        var plan = await PlanAsync("engine: vllm, model: own, import: {skip: true}");

        Assert.DoesNotContain(plan.Resources, resource => resource.Type == "gcp:cloudrunv2/job:Job");
        Assert.Contains("gs://inference-models-${inference-models-suffix.hex}/own", Words(plan.Resources.Single(resource => resource.Type == ServiceSecurityTests.Service)));
    }

    [Fact]
    public async Task Build_OwnImageThatAsksForIt_ReadsWhatIsImported()
    {
        var plan = await PlanAsync(
            $"engine: vllm, model: acme/own, revision: {Commit}, image: 'europe-west4-docker.pkg.dev/acme-dev/own/vllm:1', modelSource: bucket, "
                + "import: {attempt: 1}");

        Assert.Equal("chat/acme-own@093f9f388b31/", JobOf(plan).Text("template.template.containers[0].envs[4].value"));
    }

    [Theory]
    [InlineData(
        "engine: ollama, model: 'gemma3:4b'",
        "Warning MOD024 revision is missing, and gemma3:4b is a moving name: it can come to mean another model. Write 'revision: \"...\"', with "
            + "what this prints first: curl -fsS -H 'Accept: application/vnd.docker.distribution.manifest.v2+json' "
            + "https://registry.ollama.ai/v2/library/gemma3/manifests/4b | sha256sum.")]
    [InlineData(
        "engine: ollama, model: hf.co/acme/own-GGUF, weights: 3Gi",
        "Warning MOD024 revision is missing, and hf.co/acme/own-GGUF is a moving name: it can come to mean another model. Write 'revision: \"...\"', "
            + "with what this prints first: curl -fsS -H 'Accept: application/vnd.docker.distribution.manifest.v2+json' "
            + "https://huggingface.co/v2/acme/own-GGUF/manifests/latest | sha256sum.")]
    [InlineData(
        "engine: vllm, model: acme/own",
        "Warning MOD024 revision is missing, and acme/own is a moving name: it can come to mean another model. Write 'revision: \"...\"', with "
            + "what this prints first: git ls-remote https://huggingface.co/acme/own HEAD.")]
    [InlineData(
        "engine: vllm, model: acme/own, revision: main",
        "Error MOD025 revision is 'main', which is not the 40 digits of a commit. Write 'revision: \"...\"', with what this prints first: git "
            + "ls-remote https://huggingface.co/acme/own HEAD.")]
    [InlineData(
        "engine: vllm, model: own",
        "Error MOD023 model is 'own', and nothing tells where it can be imported from. Write it as owner/name, as Hugging Face names its "
            + "repositories, or say 'import: { skip: true }' and put it into the bucket yourself.")]
    [InlineData(
        $"engine: sglang, model: acme/own, revision: {Commit}, import: {{attempt: 0}}",
        "Error MOD026 attempt is 0, but must be at least 1. Use 1 or more.")]
    [InlineData(
        $"engine: sglang, model: acme/own, revision: {Commit}, import: {{token: latest}}",
        "Error MOD027 token is not a secret of the project and its version. Write it as secret-id:version, such as hf-token:3.")]
    [InlineData(
        $"engine: vllm, model: google/gemma-3-4b-it, revision: {Commit}, contextLength: 8192",
        "Warning MOD028 token is missing, but google/gemma-3-4b-it is gated. Accept the terms at https://huggingface.co/google/gemma-3-4b-it, "
            + "keep a token in Secret Manager, and write it as secret-id:version.")]
    public void Check_ImportThatCannotBeOrMoves_IsTold(string service, string problem) =>
        Assert.Equal([problem], Problems(service).Where(told => !told.Contains("MOD012", StringComparison.Ordinal)));

    [Theory]
    [InlineData("engine: vllm, model: 'gs://b/m'", "MOD023")]
    [InlineData("engine: llama.cpp, model: 'gemma3:4b'", "MOD023")]
    [InlineData($"engine: ollama, model: 'gema3:4b', revision: '{Digest}'", "MOD018")]
    [InlineData($"engine: ollama, model: 'gemma3:4b', image: 'europe-west4-docker.pkg.dev/acme-dev/own/ollama:1', revision: '{Digest}'", "MOD025")]
    [InlineData("engine: ollama, model: 'gemma3:4b', image: 'europe-west4-docker.pkg.dev/acme-dev/own/ollama:1', import: {attempt: 2}", "MOD025")]
    public void Check_OneMistake_IsToldOnce(string service, string rule) =>
        Assert.Equal([rule], Problems(service).Select(problem => problem.Split(' ')[1]).Where(id => id != "MOD012"));

    [Theory]
    [InlineData("modelSource: bucket")]
    [InlineData("modelSource: bucket, image: 'europe-west4-docker.pkg.dev/acme-dev/own/vllm:1'")]
    public async Task Build_RevisionInTheBucket_IsImported(string source) =>
        Assert.NotNull(JobOf(await PlanAsync($"engine: vllm, model: acme/own, revision: {Commit}, {source}")));

    [Fact]
    public void Check_MovingModelOfAProtectedStack_IsAnError() => Assert.Contains(
        Problems("engine: ollama, model: own", "protect: true"), problem => problem.StartsWith("Error MOD024", StringComparison.Ordinal));

    [Fact]
    public void Check_PinnedModelOnAnImageByDigest_GivesNoWarningEvenWhereProtected() =>
        Assert.Empty(Problems($"engine: vllm, model: acme/own, revision: {Commit}", "protect: true"));

    private static PlannedResource JobOf(Plan plan) => plan.Resources.Single(resource => resource.Type == GivenService.Job);

    private static async Task<string> TokenAsync(string service) => JobOf(await PlanAsync(service)).Text("runExecutionToken")!;

    private static IEnumerable<string> Words(PlannedResource service)
    {
        for (var index = 0; service.Text($"template.containers[0].args[{index}]") is { } word; index++)
        {
            yield return word;
        }

        for (var index = 0; service.Text($"template.containers[0].envs[{index}].name") is { } name; index++)
        {
            yield return $"{name}={service.Text($"template.containers[0].envs[{index}].value")}";
        }
    }
}
