using System.Text;
using System.Text.Json.Nodes;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>Models that nobody knows, by what their own files say.</summary>
public sealed class SizeOfFilesTests
{
    private const string Gemma = """
        {"text_config": {"num_hidden_layers": 34, "num_attention_heads": 8, "num_key_value_heads": 4, "head_dim": 256, "hidden_size": 2560,
        "sliding_window": 1024, "sliding_window_pattern": 6, "max_position_embeddings": 131072}}
        """;

    private const string Llama = """
        {"num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8, "hidden_size": 4096, "max_position_embeddings": 8192}
        """;

    // 29 layers with a window and 5 without, as the catalog has it of that model: 8192 × 20480 B + 1024 × 118784 B, four times.
    [Fact]
    public async Task Size_Config_HasTheCacheOfTheCatalog()
    {
        using var folder = new Folder();
        folder.Write("acme/config.json", Gemma);
        folder.Write("acme/model.safetensors.index.json", """{"metadata": {"total_size": 8600158944}}""");

        var own = await JsonAsync("--model", "acme/own", "--config", PathOf(folder, "acme/config.json"), "--engine", "vllm");
        var known = await JsonAsync("--model", "google/gemma-3-4b-it", "--engine", "vllm");

        Assert.Equal(8_600_420_352, (long)own["weightBytes"]!);
        Assert.Equal((long)known["cacheBytes"]!, (long)own["cacheBytes"]!);
        Assert.Contains("      kvCacheBytesPerToken: 35328\n", (string)own["stackFile"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Size_ConfigWithWeights_NeedsNoIndex()
    {
        using var folder = new Folder();
        folder.Write("config.json", Llama);

        var own = await JsonAsync("--model", "acme/own", "--config", PathOf(folder, "config.json"), "--weights", "15Gi", "--engine", "vllm", "--users", "2");

        Assert.Equal(2L * 8192 * 131_072, (long)own["cacheBytes"]!);
    }

    [Theory]
    [InlineData("{", "it holds no JSON")]
    [InlineData("[]", "it holds no object")]
    [InlineData("{}", "it does not say num_hidden_layers")]
    [InlineData("""{"num_hidden_layers": 2}""", "it does not say num_key_value_heads")]
    [InlineData("""{"num_hidden_layers": 2, "num_key_value_heads": 2}""", "it does not say head_dim")]
    public async Task Size_ConfigThatSaysTooLittle_IsNamed(string text, string problem)
    {
        using var folder = new Folder();
        folder.Write("config.json", text);
        var path = PathOf(folder, "config.json");

        (await Outcome.OfAsync("size", "--model", "own", "--config", path)).AssertFails(
            ExitCode.BadUsage, $"'{path}' is no config.json that can be read: {problem}. Name the config.json of the model, or say --weights alone.");
    }

    [Fact]
    public async Task Size_ConfigWithoutWeights_SaysWhatIsMissing()
    {
        using var folder = new Folder();
        folder.Write("config.json", Llama);
        var path = PathOf(folder, "config.json");

        (await Outcome.OfAsync("size", "--model", "own", "--config", path)).AssertFails(
            ExitCode.BadUsage,
            $"Nothing says how large the weights are: there is no model.safetensors.index.json with a total_size beside '{path}'. Put it there, or say --weights, such as 16Gi.");
    }

    [Fact]
    public async Task Size_FolderOfAModel_StandsForItsConfig()
    {
        using var folder = new Folder();
        folder.Write("acme/config.json", Llama);
        folder.Write("acme/model-00001-of-00002.safetensors", new string('x', 1 << 20));
        folder.Write("acme/model-00002-of-00002.safetensors", new string('x', 2 << 20));

        var own = await JsonAsync("--config", PathOf(folder, "acme"), "--engine", "vllm");

        Assert.Equal(("acme", 3 << 20), ((string)own["model"]!, (int)own["weightBytes"]!));
    }

    [Theory]
    [InlineData("{", "it holds no JSON")]
    public async Task Size_BrokenIndex_IsNamed(string text, string problem)
    {
        using var folder = new Folder();
        folder.Write("config.json", Llama);
        folder.Write("model.safetensors.index.json", text);

        (await Outcome.OfAsync("size", "--model", "own", "--config", PathOf(folder, "config.json"))).AssertFails(
            ExitCode.BadUsage,
            $"'{PathOf(folder, "model.safetensors.index.json")}' is no index of weights that can be read: {problem}. Bring it anew, or say --weights, such as 16Gi.");
    }

    [Fact]
    public async Task Size_ModelThatOnlyReads_KeepsNothing()
    {
        using var folder = new Folder();
        folder.Write("own/config.json", """{"model_type": "bert", "num_hidden_layers": 12, "num_attention_heads": 12, "hidden_size": 768, "max_position_embeddings": 512}""");

        var outcome = await Outcome.OfAsync("size", "--config", PathOf(folder, "own"), "--weights", "1Gi", "--format", "json");

        Assert.DoesNotContain("Nothing says what a token keeps", outcome.Error, StringComparison.Ordinal);
        var own = JsonNode.Parse(outcome.Output)!["choice"]!;
        Assert.Equal((0, "text-embeddings-inference"), ((long)own["cacheBytes"]!, (string)own["engine"]!));
        Assert.Contains("    embed:\n", (string)own["stackFile"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Size_GgufInParts_IsAllOfThem()
    {
        using var folder = new Folder();
        await File.WriteAllBytesAsync(PathOf(folder, "own-00001-of-00002.gguf"), Gguf());
        await File.WriteAllBytesAsync(PathOf(folder, "own-00002-of-00002.gguf"), new byte[1 << 20]);

        var own = await JsonAsync("--gguf", PathOf(folder, "own-00002-of-00002.gguf"), "--model", "own.gguf");

        Assert.Equal(2 << 20, (int)own["weightBytes"]!);
    }

    [Fact]
    public async Task Size_GgufWithoutItsOtherParts_IsNamed()
    {
        using var folder = new Folder();
        var path = PathOf(folder, "own-00001-of-00002.gguf");
        await File.WriteAllBytesAsync(path, Gguf());

        (await Outcome.OfAsync("size", "--gguf", path)).AssertFails(
            ExitCode.BadUsage, $"'{path}' is no GGUF file that can be read: it is one of several parts, and 'own-00002-of-00002.gguf' is not beside it. Name a file that llama.cpp loads, or say --weights.");
    }

    [Fact]
    public async Task Size_Gguf_HasTheCacheOfItsHeader()
    {
        using var folder = new Folder();
        var path = PathOf(folder, "own.gguf");
        await File.WriteAllBytesAsync(path, Gguf());

        var own = await JsonAsync("--gguf", path, "--users", "1", "--weights", "4Gi");

        Assert.Equal(("llama.cpp", "own.gguf"), ((string)own["engine"]!, (string)own["model"]!));
        Assert.Equal(4096L * 32 * 2 * 8 * 128 * 2, (long)own["cacheBytes"]!);
        Assert.Contains("      import:\n        skip: true\n", (string)own["stackFile"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "it ends within its header")]
    [InlineData(40, "it ends within its header")]
    public async Task Size_GgufThatIsCut_IsNamed(int bytes, string problem)
    {
        using var folder = new Folder();
        var path = PathOf(folder, "own.gguf");
        await File.WriteAllBytesAsync(path, Gguf()[..bytes]);

        (await Outcome.OfAsync("size", "--gguf", path)).AssertFails(
            ExitCode.BadUsage, $"'{path}' is no GGUF file that can be read: {problem}. Name a file that llama.cpp loads, or say --weights.");
    }

    [Fact]
    public async Task Size_NoGguf_IsNamed()
    {
        using var folder = new Folder();
        folder.Write("own.gguf", "PK and more");
        var path = PathOf(folder, "own.gguf");

        (await Outcome.OfAsync("size", "--gguf", path)).AssertFails(
            ExitCode.BadUsage, $"'{path}' is no GGUF file that can be read: it does not begin with GGUF. Name a file that llama.cpp loads, or say --weights.");
    }

    private static async Task<JsonNode> JsonAsync(params string[] args) =>
        JsonNode.Parse((await Outcome.OfAsync(["size", .. args, "--format", "json"])).Output)!["choice"]!;

    private static string PathOf(Folder folder, string file) => Path.Combine(folder.Path, file);

    // A header with the shape of a Llama of 8B parameters, and a list that is to be passed over.
    private static byte[] Gguf()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(0x46554747u);
        writer.Write(3u);
        writer.Write(0UL);
        writer.Write(7UL);
        Text("general.architecture");
        writer.Write(8u);
        Text("llama");
        Text("tokenizer.ggml.tokens");
        writer.Write(9u);
        writer.Write(8u);
        writer.Write(2UL);
        Text("a");
        Text("b");
        Number("llama.block_count", 32);
        Number("llama.context_length", 4096);
        Number("llama.embedding_length", 4096);
        Number("llama.attention.head_count", 32);
        Number("llama.attention.head_count_kv", 8);
        writer.Flush();
        return stream.ToArray();

        void Text(string text)
        {
            writer.Write((ulong)Encoding.UTF8.GetByteCount(text));
            writer.Write(Encoding.UTF8.GetBytes(text));
        }

        void Number(string key, uint number)
        {
            Text(key);
            writer.Write(4u);
            writer.Write(number);
        }
    }
}
