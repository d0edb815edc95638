using System.Text.Json;

namespace GpuInfra.Components.Tests;

/// <summary>What the files of public models say, reckoned by hand from their numbers.</summary>
public sealed class ModelDescriptionTests
{
    private static readonly IReadOnlyList<JsonElement> Configs =
        [.. File.ReadLines(StartFigure.Beside("configs.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    public static TheoryData<string> Models => [.. Configs.Select(config => config.GetProperty("model").GetString()!)];

    [Theory]
    [MemberData(nameof(Models))]
    public void OfConfig_PublicModel_KeepsWhatItsNumbersMake(string model)
    {
        var config = Configs.Single(one => one.GetProperty("model").GetString() == model);
        var read = ModelDescription.OfConfig(config.GetProperty("config").GetRawText());

        Assert.Equal(config.GetProperty("bytes").GetDecimal(), read.Cache?.BytesOf(config.GetProperty("context").GetInt32()) ?? 0);
        Assert.Equal(
            config.TryGetProperty("experts", out var experts) ? new ModelExperts(experts[0].GetInt32(), experts[1].GetInt32()) : null, read.Experts);
    }

    [Theory]
    [InlineData(""" "max_position_embeddings": 32768, "rope_scaling": {"type": "yarn", "factor": 4.0, "original_max_position_embeddings": 32768} """, 131_072)]
    [InlineData(""" "max_position_embeddings": 131072, "rope_scaling": {"rope_type": "llama3", "factor": 8.0, "original_max_position_embeddings": 8192} """, 131_072)]
    [InlineData(""" "max_seq_len": 2048 """, 2_048)]
    [InlineData(""" "model_type": "llama" """, null)]
    public void OfConfig_LongestContext_IsWhatItWasStretchedTo(string said, int? tokens) => Assert.Equal(
        tokens, ModelDescription.OfConfig($$"""{"num_hidden_layers": 2, "num_attention_heads": 2, "hidden_size": 64, {{said}}}""").MaximumContext);

    // 48 layers, 8 heads of 128 for keys and of 64 for values.
    [Fact]
    public void OfGguf_ValuesOfAnotherSize_AreReckonedByTheirs() => Assert.Equal(
        48L * 8 * (128 + 64) * 2,
        GgufFile.Read("llama", ("block_count", 48u), ("attention.head_count", 32u), ("attention.head_count_kv", 8u), ("attention.key_length", 128u), ("attention.value_length", 64u)).Cache!.BytesPerToken);

    // Every sixth of 12 layers looks at everything, which the file leaves to its architecture.
    [Fact]
    public void OfGguf_WindowWithoutAPattern_HasThatOfItsArchitecture()
    {
        var cache = GgufFile.Read("gemma3", ("block_count", 12u), ("attention.head_count", 8u), ("attention.head_count_kv", 4u), ("attention.key_length", 256u), ("attention.sliding_window", 1024u)).Cache!;

        Assert.Equal((2L * 4 * 256 * 4, 10L * 4 * 256 * 4, 1024), (cache.BytesPerToken, cache.WindowBytesPerToken, cache.WindowTokens));
    }

    // 3 of 4 layers have no heads, and keep a matrix of 1536 by 128 and 3 inputs of 1536 + 2 × 128, in 4 bytes.
    [Fact]
    public void OfGguf_LayersWithoutHeads_KeepAState()
    {
        var read = GgufFile.Read(
            "granitehybrid", ("block_count", 4u), ("attention.head_count", 12u), ("attention.head_count_kv", (uint[])[0, 0, 4, 0]), ("embedding_length", 1536u),
            ("ssm.inner_size", 1536u), ("ssm.state_size", 128u), ("ssm.conv_kernel", 4u), ("ssm.group_count", 1u), ("expert_count", 64u), ("expert_used_count", 6u));

        Assert.Equal((4L * 128 * 4, 3L * ((1536 * 128) + (3 * (1536 + 256))) * 4), (read.Cache!.BytesPerToken, read.Cache.StateBytes));
        Assert.Equal(new(6, 64), read.Experts);
    }

    [Theory]
    [InlineData("""{"metadata": {"total_size": 1}}""", 1L)]
    [InlineData("""{"metadata": {"total_size": 16060522496}, "weight_map": {}}""", 16_060_522_496L)]
    [InlineData("""{"metadata": {"total_size": 9223372036854775807}}""", long.MaxValue)]
    [InlineData("""{"metadata": {"total_size": 9223372036854775808}}""", null)]
    [InlineData("""{"metadata": {"total_size": 1e40}}""", null)]
    [InlineData("""{"metadata": {"total_size": 0}}""", null)]
    [InlineData("""{"metadata": {"total_size": -1}}""", null)]
    [InlineData("""{"metadata": {"total_size": "1"}}""", null)]
    [InlineData("""{"metadata": {}}""", null)]
    [InlineData("""{"metadata": []}""", null)]
    [InlineData("""{"total_size": 1}""", null)]
    [InlineData("[]", null)]
    public void WeightBytesOfIndex_TotalSize_IsReadWhereItIsASize(string json, long? bytes) => Assert.Equal(bytes, ModelDescription.WeightBytesOfIndex(json));

    [Theory]
    [InlineData("", "it holds no JSON")]
    [InlineData("{", "it holds no JSON")]
    [InlineData("[]", "it holds no object")]
    [InlineData("{}", "it does not say num_hidden_layers")]
    public void OfConfig_NoSuchFile_SaysWhy(string json, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => ModelDescription.OfConfig(json)).Message);

    [Fact]
    public void WeightBytesOfIndex_NoJson_SaysSo() =>
        Assert.Equal("it holds no JSON", Assert.Throws<FormatException>(() => ModelDescription.WeightBytesOfIndex("{")).Message);
}
