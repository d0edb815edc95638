using System.Globalization;
using System.Text;
using GpuInfra.Planning;
using GpuInfra.Planning.Tests;
using static GpuInfra.StackFiles.Tests.GivenService;

namespace GpuInfra.StackFiles.Tests;

/// <summary>Every engine with every source of its model on every GPU: what is planned, or why it cannot be.</summary>
public sealed class SourceMatrixTests
{
    private const string Commit = "093f9f388b31de276ce2de164bdc2081324b9767";
    private const string Digest = "sha256:a2af6cc3eb7fa8be8504abaf9b04e88f17a119ec3f04a3addf55f92841195f5a";
    private const string Own = "europe-west4-docker.pkg.dev/acme-dev/own/own@sha256:1111111111111111111111111111111111111111111111111111111111111111";
    private const string Mirror = "europe-west4-docker.pkg.dev/acme-dev/inference-images-";

    private static readonly string Quota =
        $"quota: {{gpus: {{{string.Join(", ", Accelerators.All.Select(gpu => $"{gpu.Id}: 3"))}}}, cpu: 200, memory: 800Gi}}";

    private static readonly string[] Sources =
        [ServedModel.ImageSource, ServedModel.BucketSource, ServedModel.MemorySource, ServedModel.InternetSource];

    private static readonly string[] Gpus = [.. Accelerators.All.Select(gpu => gpu.Id), Accelerators.None];

    // What each engine is told of a model that it loads, with an image by digest where its makers' version has none that is known.
    private static readonly Dictionary<string, (string Model, string Image)> Given = new()
    {
        ["ollama"] = ($"model: 'gemma3:4b', revision: '{Digest}'", $"{Mirror}docker-hub/ollama/ollama@{Digest}"),
        ["vllm"] = ($"model: Qwen/Qwen3-4B, contextLength: 8192, revision: {Commit}", ""),
        ["llama.cpp"] = ($"model: acme/own/own-q4.gguf, weights: 3300Mi, contextLength: 8192, revision: {Commit}", ""),
        ["sglang"] = ($"model: Qwen/Qwen3-4B, contextLength: 8192, revision: {Commit}", $"{Mirror}docker-hub/lmsysorg/sglang@{Digest}"),
        ["text-embeddings-inference"] =
            ($"model: BAAI/bge-m3, revision: {Commit}", $"{Mirror}ghcr/huggingface/text-embeddings-inference@{Digest}"),
    };

    public static TheoryData<string> EngineIds => [.. Engines.All.Where(engine => engine.Server is not null).Select(engine => engine.Id)];

    [Theory]
    [MemberData(nameof(EngineIds))]
    public async Task Plan_AnEngine_IsWholeWithEachSourceOnEachGpu(string engine)
    {
        var text = new StringBuilder();
        foreach (var source in Sources)
        {
            foreach (var gpu in Gpus)
            {
                text.Append(CultureInfo.InvariantCulture, $"=== {engine}, {source}, {gpu}\n");
                await AppendAsync(text, Service(engine, source, gpu), $"protect: false, network: {{internet: {(source == ServedModel.InternetSource ? "true" : "false")}}}, {Quota}");
            }
        }

        await Snapshot.MatchesAsync($"{engine}.txt", text.ToString());
    }

    // Whatever is not planned clean has a reason that somebody can act on: no source of any engine is an error where it is whole.
    [Theory]
    [MemberData(nameof(EngineIds))]
    public void Check_AnEngineOnAGpu_HasNoErrorWithAnySource(string engine)
    {
        var told = from source in Sources
                   from gpu in Accelerators.All
                   let platform = $"network: {{internet: {(source == ServedModel.InternetSource ? "true" : "false")}}}, {Quota}"
                   from problem in Problems(Service(engine, source, gpu.Id), platform)

                       // Ollama itself pulls by a tag alone.
                   where !(engine == Engines.Ollama.Id && source == ServedModel.InternetSource)
                   where problem.StartsWith("Error", StringComparison.Ordinal) || source is ServedModel.MemorySource or ServedModel.ImageSource
                   select $"{source} {gpu.Id} {problem}";

        Assert.Equal([], told);
    }

    private static string Service(string engine, string source, string gpu)
    {
        var (model, image) = Given[engine];
        var of = source == ServedModel.ImageSource ? $"{Unpinned(model)}, image: '{Own}'" : image.Length > 0 ? $"{model}, image: '{image}'" : model;
        return $"engine: {engine}, {of}, modelSource: {source}, gpu: {gpu}";
    }

    private static string Unpinned(string model) => model[..model.IndexOf(", revision", StringComparison.Ordinal)];

    private static async Task AppendAsync(StringBuilder text, string service, string platform)
    {
        var problems = Problems(service, platform).ToList();
        text.AppendJoin("", problems.Select(problem => $"{problem}\n"));
        if (problems.Exists(problem => problem.StartsWith("Error", StringComparison.Ordinal)))
        {
            return;
        }

        var plan = await PlanAsync(service, platform);
        foreach (var resource in plan.Resources.Where(resource => resource.Type is Job or ServiceSecurityTests.Service).OrderBy(resource => resource.Type, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{resource.Type} {resource.Name}\n");
            Append(text, resource.Inputs["template"].Map, "  ");
        }
    }

    // One line for each value that is no map or list of maps; the program of an import stands in a file of its own.
    private static void Append(StringBuilder text, PropertyMap map, string indentation)
    {
        foreach (var (name, value) in map.Entries)
        {
            switch (value.Kind)
            {
                case PropertyKind.Map:
                    text.Append(CultureInfo.InvariantCulture, $"{indentation}{name}:\n");
                    Append(text, value.Map, $"{indentation}  ");
                    break;
                case PropertyKind.List when value.Items is [{ Kind: PropertyKind.Map }, ..]:
                    foreach (var item in value.Items)
                    {
                        text.Append(CultureInfo.InvariantCulture, $"{indentation}{name}:\n");
                        Append(text, item.Map, $"{indentation}  ");
                    }

                    break;
                default:
                    text.Append(CultureInfo.InvariantCulture, $"{indentation}{name}: {(value.ToString().Contains("import", StringComparison.Ordinal)
                        && value.ToString().Contains('\n', StringComparison.Ordinal) ? "(import.py)" : value)}\n");
                    break;
            }
        }
    }
}
