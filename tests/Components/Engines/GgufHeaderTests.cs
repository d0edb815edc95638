namespace GpuInfra.Components.Tests;

/// <summary>The edges of a GGUF file's header; every model here has two layers and keeps 4 bytes a token for each head's number.</summary>
public sealed class GgufHeaderTests
{
    private static readonly (string Name, object Value)[] TwoLayers = [("block_count", 2u), ("attention.head_count", 1u), ("attention.key_length", 1u)];

    public static TheoryData<object, int?> Numbers => new()
    {
        { (byte)200, 200 },
        { (sbyte)100, 100 },
        { (ushort)60_000, 60_000 },
        { (short)30_000, 30_000 },
        { 131_072u, 131_072 },
        { 131_072, 131_072 },
        { 131_072UL, 131_072 },
        { 131_072L, 131_072 },
        { 0u, 0 },
        { -1, null },
        { (long)int.MaxValue, int.MaxValue },
        { int.MaxValue + 1L, null },
        { ulong.MaxValue, null },
        { 4_096f, null },
        { 4_096d, null },
        { "4096", null },
        { true, null },
        { Array.Empty<uint>(), null },
    };

    public static TheoryData<object, (long, long, int)> Patterns => new()
    {
        { new[] { true, false, true, true }, (2, 13, 512) },
        { new[] { true, false, true, true, false }, (2, 13, 512) },
        { new[] { 1, 0, -1, 2 }, (6, 9, 512) },
        { new[] { true, false, true }, (15, 0, 0) },
        { 3u, (4, 11, 512) },
        { 1u, (15, 0, 0) },
        { 0u, (15, 0, 0) },
        { -2, (15, 0, 0) },
        { "LLLG", (15, 0, 0) },
    };

    public static TheoryData<object, long> KeyHeads => new()
    {
        { 3u, 6 },
        { 0u, 0 },
        { int.MaxValue, 2L * int.MaxValue },
        { (long)int.MaxValue + 1, 10 },
        { -1, 10 },
        { new[] { 2, 1 }, 3 },
        { new[] { 2, 1, 7 }, 3 },
        { new[] { 0L, int.MaxValue }, int.MaxValue },
        { new[] { 1 }, 10 },
        { new[] { 1, -1 }, 10 },
        { new[] { 1, 1L + int.MaxValue }, 10 },
        { new[] { true, true }, 10 },
        { "2", 10 },
    };

    public static TheoryData<object, ModelExperts?> ExpertCounts => new()
    {
        { new[] { 2, 8 }, new ModelExperts(2, 8) },
        { new[] { 8, 8 }, new ModelExperts(8, 8) },
        { new[] { 9, 8 }, null },
        { new[] { 0, 8 }, null },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Read_NumberOfAnyType_IsReadOrLeftOut(object value, int? tokens)
    {
        var read = GgufFile.Read("llama", [("context_length", value), .. TwoLayers]);

        Assert.Equal((tokens, 8L), (read.MaximumContext, read.Cache!.BytesPerToken));
    }

    // Four layers of 1, 2, 4 and 8 heads: the sum says which of them look at everything.
    [Theory]
    [MemberData(nameof(Patterns))]
    public void Read_WindowWithAPattern_IsThatOfItsLayers(object pattern, (long Full, long Windowed, int Tokens) expected)
    {
        var cache = GgufFile.Read(
            "llama", ("block_count", 4u), ("attention.head_count", new[] { 1, 2, 4, 8 }), ("attention.key_length", 1u),
            ("attention.sliding_window", 512u), ("attention.sliding_window_pattern", pattern)).Cache!;

        Assert.Equal((4 * expected.Full, 4 * expected.Windowed, expected.Tokens), (cache.BytesPerToken, cache.WindowBytesPerToken, cache.WindowTokens));
    }

    [Theory]
    [InlineData("gemma2", 10, 5, 4_096)]
    [InlineData("llama4", 8, 7, 8_192)]
    [InlineData("gemma3", 15, 0, 0)]
    [InlineData("llama", 15, 0, 0)]
    public void Read_NoWindow_IsThatOfTheArchitecture(string architecture, long full, long windowed, int tokens)
    {
        var cache = GgufFile.Read(architecture, ("block_count", 4u), ("attention.head_count", new[] { 1, 2, 4, 8 }), ("attention.key_length", 1u)).Cache!;

        Assert.Equal((4 * full, 4 * windowed, tokens), (cache.BytesPerToken, cache.WindowBytesPerToken, cache.WindowTokens));
    }

    [Theory]
    [InlineData(4u, 6u, 10)]
    [InlineData(4u, null, 7)]
    [InlineData(null, 6u, 8)]
    public void Read_HeadsOfAnotherSizeInAWindow_AreReckonedByTheirs(uint? keys, uint? values, long numbers)
    {
        var cache = GgufFile.Read(
            "gemma2",
            [
                ("block_count", 2u), ("attention.head_count", 1u), ("attention.key_length", 2u), ("attention.value_length", 3u),
                .. keys is { } key ? [("attention.key_length_swa", (object)key)] : Array.Empty<(string, object)>(),
                .. values is { } value ? [("attention.value_length_swa", (object)value)] : Array.Empty<(string, object)>(),
            ]).Cache!;

        Assert.Equal((10, 2 * numbers), (cache.BytesPerToken, cache.WindowBytesPerToken));
    }

    [Theory]
    [MemberData(nameof(KeyHeads))]
    public void Read_HeadsForKeys_AreTheSaidOrAllHeads(object keys, long heads) => Assert.Equal(
        4 * heads,
        GgufFile.Read("llama", ("block_count", 2u), ("attention.head_count", 5u), ("attention.key_length", 1u), ("attention.head_count_kv", keys)).Cache!.BytesPerToken);

    [Fact]
    public void Read_HeadsOfEachLayer_ShareTheWidthByTheMost() => Assert.Equal(
        (2 + 4) * 64 * 4, GgufFile.Read("llama", ("block_count", 2u), ("attention.head_count", new[] { 2, 4 }), ("embedding_length", 256u)).Cache!.BytesPerToken);

    [Theory]
    [InlineData(true, 8L)]
    [InlineData(false, null)]
    public void Read_ModelThatLooksBothWays_KeepsNothing(bool isCausal, long? bytes) =>
        Assert.Equal(bytes, GgufFile.Read("llama", [("attention.causal", isCausal), .. TwoLayers]).Cache?.BytesPerToken);

    // A matrix of 2 by 3, and one input of 2, in 4 bytes.
    [Theory]
    [InlineData("falcon-h1", 15, 4)]
    [InlineData("llama", 15, 0)]
    public void Read_LayersWithAState_AreThoseWithoutHeadsOrAll(string architecture, long full, long states)
    {
        var cache = GgufFile.Read(
            architecture, ("block_count", 4u), ("attention.head_count", new[] { 1, 2, 4, 8 }), ("attention.key_length", 1u),
            ("ssm.inner_size", 2u), ("ssm.state_size", 3u), ("ssm.conv_kernel", 2u)).Cache!;

        Assert.Equal((4 * full, states * 32), (cache.BytesPerToken, cache.StateBytes));
    }

    [Theory]
    [InlineData(2u, 10, 2)]
    [InlineData(4u, 8, 3)]
    [InlineData(0u, 15, 0)]
    public void Read_FullAttentionInterval_LeavesTheOthersAState(uint interval, long full, long states)
    {
        var cache = GgufFile.Read(
            "qwen3next", ("block_count", 4u), ("attention.head_count", new[] { 1, 2, 4, 8 }), ("attention.key_length", 1u), ("full_attention_interval", interval),
            ("ssm.inner_size", 2u), ("ssm.state_size", 3u)).Cache!;

        Assert.Equal((4 * full, states * 24), (cache.BytesPerToken, cache.StateBytes));
    }

    // 2 × 3 of the matrix, 3 × (2 + 2 × 5 × 3) inputs of its convolution, and 2 × 7 of the short one.
    [Fact]
    public void Read_StateWithBothConvolutions_HoldsTheInputsOfEach() => Assert.Equal(
        4 * (6 + 96 + 14),
        GgufFile.Read(
            "lfm2", ("block_count", 2u), ("attention.head_count", new[] { 0, 1 }), ("embedding_length", 7u), ("shortconv.l_cache", 3u),
            ("ssm.inner_size", 2u), ("ssm.state_size", 3u), ("ssm.conv_kernel", 4u), ("ssm.group_count", 5u)).Cache!.StateBytes);

    [Theory]
    [MemberData(nameof(ExpertCounts))]
    public void Read_Experts_AreNoMoreThanThereAre(object counts, ModelExperts? experts) => Assert.Equal(
        experts, GgufFile.Read("llama", [("expert_used_count", ((int[])counts)[0]), ("expert_count", ((int[])counts)[1]), .. TwoLayers]).Experts);

    [Theory]
    [InlineData(1u, 4)]
    [InlineData(4_096u, 16_384)]
    public void Read_LayersWithinTheMost_AreCounted(uint layers, long bytes) => Assert.Equal(
        bytes, GgufFile.Read("llama", ("block_count", layers), ("attention.head_count", 1u), ("attention.key_length", 1u)).Cache!.BytesPerToken);

    [Theory]
    [InlineData(0u)]
    [InlineData(4_097u)]
    public void Read_LayersThatNoModelHas_AreMissing(uint layers) => Assert.Equal(
        "it does not say llama.block_count",
        Assert.Throws<FormatException>(() => GgufFile.Read("llama", ("block_count", layers), ("attention.head_count", 1u))).Message);

    [Fact]
    public void Read_NoHeads_SaysWhatIsMissing() => Assert.Equal(
        "it does not say llama.attention.head_count", Assert.Throws<FormatException>(() => GgufFile.Read("llama", ("block_count", 2u))).Message);
}
