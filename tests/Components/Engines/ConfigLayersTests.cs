namespace GpuInfra.Components.Tests;

/// <summary>
/// Which layers look at everything, by a config.json. Six layers of 1, 2, 4, 8, 16 and 32 heads of one number: the sum of the heads
/// says which they are.
/// </summary>
public sealed class ConfigLayersTests
{
    // A layer of this state takes 10 bytes.
    private const string State = """ "lru_width": 1 """;

    private const string Window = """ "sliding_window": 100 """;

    public static TheoryData<string, long, long, long> Kinds => new()
    {
        { """ "model_type": "llama" """, 63, 0, 0 },
        { $$""" "layer_types": ["mamba", "full_attention", "conv", "linear_attention", "recurrent", "mamba2"], {{State}} """, 2, 0, 50 },
        { $$""" "layer_types": ["mlp", "moe", "full_attention", "attention", "mlp", "moe", "full_attention"], {{State}} """, 12, 0, 0 },
        { $$""" "layer_types": [1, null, "mamba", "mamba", "mamba", "mamba"], {{State}} """, 3, 0, 40 },
        { $$""" "layer_types": ["sliding_attention", "chunked_attention", "full_attention"], {{Window}} """, 4, 3, 0 },
        { """ "layer_types": ["sliding_attention", "chunked_attention", "full_attention"] """, 7, 0, 0 },
        { $$""" "layers_block_type": ["attention", "mamba", "mamba"], {{State}} """, 1, 0, 20 },
        { $$""" "layer_types": ["mamba", "attention"], "layers_block_type": ["attention", "mamba", "mamba"], {{State}} """, 2, 0, 10 },
        { $$""" "layer_types": [], {{Window}} """, 0, 63, 0 },
        { $$""" "block_types": ["recurrent", "recurrent", "attention"], "attention_window_size": 100, {{State}} """, 0, 36, 40 },
        { $$""" "hybrid_override_pattern": "M-*M-*-M*M", {{State}} """, 36, 0, 20 },
        { $$""" "attn_layer_indices": [1, 4], {{State}} """, 18, 0, 40 },
        { $$""" "attn_layer_indices": [1], "full_attn_idxs": [2, 3], {{State}} """, 2, 0, 50 },
        { $$""" "full_attn_idxs": [2, 3], {{State}} """, 12, 0, 40 },
        { """ "full_attn_idxs": [2, 3], "linear_attn_config": {"full_attn_layers": [1], "num_heads": 1, "head_dim": 1} """, 12, 0, 88 },
        { """ "linear_attn_config": {"full_attn_layers": [1, 6], "num_heads": 1, "head_dim": 1} """, 33, 0, 88 },
        { """ "attn_layer_indices": [1.5] """, 63, 0, 0 },
        { """ "attn_layer_indices": [1, "2"] """, 63, 0, 0 },
        { """ "attn_layer_indices": ["2"] """, 63, 0, 0 },
        { """ "attn_layer_indices": [] """, 63, 0, 0 },
        { """ "attn_type_list": [1, 0, 0, 2], "head_dim": 1 """, 49, 0, 12 },
        { $$""" "attn_layer_period": 3, "attn_layer_offset": 1, {{State}} """, 18, 0, 40 },
        { $$""" "attn_layer_period": 3, {{State}} """, 9, 0, 40 },
        { $$""" "full_attention_interval": 3, {{State}} """, 36, 0, 40 },
        { """ "full_attention_interval": 0 """, 63, 0, 0 },
        { Window, 0, 63, 0 },
        { """ "sliding_window": 0 """, 63, 0, 0 },
        { $$""" "sliding_window_pattern": 3, {{Window}} """, 36, 27, 0 },
        { $$""" "_sliding_window_pattern": 2, {{Window}} """, 42, 21, 0 },
        { $$""" "sliding_window_pattern": "LG", {{Window}} """, 42, 21, 0 },
        { $$""" "sliding_window_pattern": "", {{Window}} """, 0, 63, 0 },
        { $$""" "use_sliding_window": false, {{Window}} """, 63, 0, 0 },
        { $$""" "use_sliding_window": "no", {{Window}} """, 0, 63, 0 },
        { $$""" "use_sliding_window": true, "max_window_layers": 2, {{Window}} """, 3, 60, 0 },
        { $$""" "use_sliding_window": true, {{Window}} """, 0, 63, 0 },
        { $$""" "max_window_layers": 2, {{Window}} """, 0, 63, 0 },
        { $$""" "no_rope_layers": [1, 0, 1, 0], {{Window}} """, 10, 53, 0 },
        { $$""" "no_rope_layers": [1, 0, 1, 0], "sliding_window_pattern": 3, {{Window}} """, 10, 53, 0 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void OfConfig_Layers_LookAtWhatIsSaid(string said, long full, long windowed, long state)
    {
        var cache = ModelDescription.OfConfig(
            $$"""{"num_hidden_layers": 6, "num_attention_heads": 1, "hidden_size": 1, "num_kv_heads": [1, 2, 4, 8, 16, 32], {{said}}}""").Cache!;

        Assert.Equal((4 * full, 4 * windowed, state), (cache.BytesPerToken, cache.WindowBytesPerToken, cache.StateBytes));
        Assert.Equal(windowed > 0 ? 100 : 0, cache.WindowTokens);
    }

    // The first layer of four looks back at a window, and the others at everything.
    [Theory]
    [InlineData(""" "global_head_dim": 3 """, 36, 4)]
    [InlineData(""" "num_global_key_value_heads": 5 """, 60, 4)]
    [InlineData(""" "global_head_dim": 3, "num_global_key_value_heads": 5 """, 180, 4)]
    [InlineData(""" "use_sliding_window": false, "global_head_dim": 3, "num_global_key_value_heads": 5 """, 16, 0)]
    public void OfConfig_HeadsOfThoseThatLookAtEverything_MayBeTheirOwn(string said, long full, long windowed)
    {
        var cache = ModelDescription.OfConfig($$"""
            {
              "num_hidden_layers": 4, "num_attention_heads": 1, "hidden_size": 1, "sliding_window": 100,
              "layer_types": ["sliding_attention", "full_attention", "full_attention", "full_attention"], {{said}}
            }
            """).Cache!;

        Assert.Equal((full, windowed), (cache.BytesPerToken, cache.WindowBytesPerToken));
    }

    // A part names its family, or has that of the whole; what it leaves out stands for what its family's class says.
    [Theory]
    [InlineData(""" "model_type": "gemma3", "text_config": {"num_hidden_layers": 6} """, 4_096, 5 * 4_096, 4_096)]
    [InlineData(""" "model_type": "gemma2", "text_config": {"num_hidden_layers": 6} """, 3 * 4_096, 3 * 4_096, 4_096)]
    [InlineData(""" "model_type": "gemma3", "text_config": {"model_type": "gemma2", "num_hidden_layers": 6} """, 3 * 4_096, 3 * 4_096, 4_096)]
    [InlineData(""" "model_type": "gemma2", "thinker_config": {"model_type": "other", "text_config": {"model_type": "gemma3_text", "num_hidden_layers": 6}} """, 4_096, 5 * 4_096, 4_096)]
    [InlineData(""" "model_type": "llama4", "text_config": {"num_hidden_layers": 8, "num_attention_heads": 1, "head_dim": 1} """, 8, 24, 8_192)]
    [InlineData(""" "model_type": "cohere2", "llm_config": {"num_hidden_layers": 8, "num_attention_heads": 1, "head_dim": 1} """, 8, 24, 4_096)]
    [InlineData(""" "model_type": "other", "language_config": {"num_hidden_layers": 8, "num_attention_heads": 1, "head_dim": 1} """, 32, 0, 0)]
    [InlineData(""" "text_config": null, "num_hidden_layers": 8, "num_attention_heads": 1, "head_dim": 1 """, 32, 0, 0)]
    public void OfConfig_PartOfAFamily_HasWhatItsClassSays(string said, long full, long windowed, int tokens)
    {
        var cache = ModelDescription.OfConfig($"{{{said}}}").Cache!;

        Assert.Equal((full, windowed, tokens), (cache.BytesPerToken, cache.WindowBytesPerToken, cache.WindowTokens));
    }
}
