namespace GpuInfra.Components.Tests;

/// <summary>What a config.json says beside its layers: heads, context, experts, and whether a model keeps anything.</summary>
public sealed class ConfigReaderTests
{
    [Theory]
    [InlineData("", 8L)]
    [InlineData(""", "is_causal": true """, 8L)]
    [InlineData(""", "is_causal": false """, null)]
    [InlineData(""", "use_bidirectional_attention": false """, 8L)]
    [InlineData(""", "use_bidirectional_attention": true """, null)]
    [InlineData(""", "architectures": ["LlamaForCausalLM"] """, 8L)]
    [InlineData(""", "architectures": ["OtherModel", "LlamaForSequenceClassification"] """, null)]
    [InlineData(""", "architectures": ["LlamaForMaskedLM"] """, null)]
    [InlineData(""", "architectures": [] """, 8L)]
    public void OfConfig_ModelThatOnlyReads_KeepsNothing(string said, long? bytes) => Assert.Equal(bytes, Read(said).Cache?.BytesPerToken);

    [Theory]
    [InlineData(""", "num_key_value_heads": 3 """, 24)]
    [InlineData(""", "num_key_value_heads": 0 """, 0)]
    [InlineData(""", "num_kv_heads": [3] """, 8)]
    [InlineData(""", "num_kv_heads": [3, 4] """, 28)]
    [InlineData(""", "num_key_value_heads": 3, "attn_config": {"kv_n_heads": 5} """, 24)]
    [InlineData(""", "attn_config": {"kv_n_heads": 5} """, 40)]
    [InlineData(""", "multi_query": true """, 8)]
    [InlineData(""", "multi_query_attention": true, "multi_query_group_num": 7 """, 56)]
    [InlineData(""", "num_kv_shared_layers": 1 """, 4)]
    [InlineData(""", "num_kv_shared_layers": 9 """, 4)]
    [InlineData(""", "kv_lora_rank": 8 """, 2 * 16)]
    [InlineData(""", "kv_lora_rank": 8, "qk_rope_head_dim": 2 """, 2 * 20)]
    [InlineData(""", "kv_lora_rank": 8, "qk_rope_head_dim": 2, "index_head_dim": 3 """, 2 * 27)]
    public void OfConfig_Heads_AreThoseForKeys(string said, long bytes) => Assert.Equal(bytes, Read(said).Cache!.BytesPerToken);

    [Theory]
    [InlineData(""", "max_position_embeddings": 0 """, null)]
    [InlineData(""", "max_position_embeddings": 1 """, 1)]
    [InlineData(""", "max_position_embeddings": 2147483647 """, int.MaxValue)]
    [InlineData(""", "max_position_embeddings": 100, "rope_scaling": {"rope_type": "yarn", "factor": 2, "original_max_position_embeddings": 10} """, 100)]
    [InlineData(""", "rope_scaling": {"rope_type": "yarn", "factor": 2, "original_max_position_embeddings": 10} """, 20)]
    [InlineData(""", "rope_scaling": {"rope_type": "yarn", "type": "linear", "factor": 2, "original_max_position_embeddings": 10} """, 20)]
    [InlineData(""", "rope_scaling": {"rope_type": "linear", "type": "yarn", "factor": 2, "original_max_position_embeddings": 10} """, null)]
    [InlineData(""", "rope_scaling": 2 """, null)]
    public void OfConfig_Context_IsTheSaidOrWhatItIsStretchedTo(string said, int? tokens) => Assert.Equal(tokens, Read(said).MaximumContext);

    [Theory]
    [InlineData("2", "8", 2, 8)]
    [InlineData("8", "8", 8, 8)]
    [InlineData("9", "8", null, null)]
    [InlineData("0", "8", null, null)]
    [InlineData("null", "8", null, null)]
    [InlineData("2", "null", null, null)]
    public void OfConfig_Experts_AreNoMoreThanThereAre(string used, string all, int? usedOf, int? allOf) => Assert.Equal(
        usedOf is { } some ? new ModelExperts(some, allOf!.Value) : null, Read($""", "num_experts_per_tok": {used}, "num_experts": {all} """).Experts);

    [Theory]
    [InlineData(""", "num_experts": 8, "num_experts_per_tok": 2, "ffn_config": {"moe_num_experts": 16, "moe_top_k": 4} """, 2, 8)]
    [InlineData(""", "ffn_config": {"moe_num_experts": 16, "moe_top_k": 4} """, 4, 16)]
    public void OfConfig_ExpertsOfAPart_AreThoseWhereNothingElseIsSaid(string said, int used, int all) => Assert.Equal(new(used, all), Read(said).Experts);

    [Theory]
    [InlineData("hidden_size", "1048576", null)]
    [InlineData("hidden_size", "1048577", "its hidden_size is no number that a model has")]
    [InlineData("max_position_embeddings", "2147483648", "its max_position_embeddings is no number that a model has")]
    [InlineData("sliding_window", "2147483647", null)]
    [InlineData("sliding_window", "2147483648", "its sliding_window is no number that a model has")]
    [InlineData("hidden_size", "-1", "it does not say head_dim")]
    [InlineData("hidden_size", "1.5", "it does not say head_dim")]
    [InlineData("num_hidden_layers", "4096", null)]
    [InlineData("num_hidden_layers", "4097", "it does not say num_hidden_layers")]
    [InlineData("num_hidden_layers", "0", "it does not say num_hidden_layers")]
    public void OfConfig_NumberThatNoModelHas_IsRefused(string key, string number, string? message)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal) { ["num_hidden_layers"] = "1", ["num_attention_heads"] = "1", ["hidden_size"] = "1", [key] = number };
        var config = $"{{{string.Join(", ", numbers.Select(one => $"\"{one.Key}\": {one.Value}"))}}}";

        Assert.Equal(message, (Record.Exception(() => ModelDescription.OfConfig(config)) as FormatException)?.Message);
    }

    // What it writes is kept of the layers that write, and once more for each position that it reads.
    [Theory]
    [InlineData(""" "is_encoder_decoder": true, "num_hidden_layers": 3, "decoder_layers": 2, "decoder_attention_heads": 5, "num_heads": 7, "d_kv": 11, "d_model": 70 """, 2 * 5 * 11 * 4, 0)]
    [InlineData(""" "is_encoder_decoder": true, "num_layers": 3, "num_heads": 7, "d_model": 70, "max_source_positions": 13 """, 3 * 7 * 10 * 4, 3 * 7 * 10 * 4 * 13)]
    [InlineData(""" "is_encoder_decoder": false, "num_hidden_layers": 3, "decoder_layers": 2, "num_heads": 7, "d_model": 70 """, 3 * 7 * 10 * 4, 0)]
    [InlineData(""" "num_hidden_layers": 3, "decoder_layers": 2, "num_heads": 7, "d_model": 70 """, 3 * 7 * 10 * 4, 0)]
    public void OfConfig_ModelThatReadsApart_KeepsBoth(string said, long perToken, long state)
    {
        var cache = ModelDescription.OfConfig($"{{{said}}}").Cache!;

        Assert.Equal((perToken, state), (cache.BytesPerToken, cache.StateBytes));
    }

    // Two layers of one head of one number.
    private static ModelDescription Read(string said) =>
        ModelDescription.OfConfig($$"""{"num_hidden_layers": 2, "num_attention_heads": 1, "hidden_size": 1 {{said}}}""");
}
