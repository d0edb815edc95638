namespace GpuInfra.Components.Tests;

/// <summary>What a layer takes that keeps a state, by a config.json: numbers of the matrix in 4 bytes, those of the convolution in 2.</summary>
public sealed class ConfigStatesTests
{
    [Theory]

    // No heads: a matrix of inner by 3, and kernel - 1 inputs of inner.
    [InlineData("jamba", "", (20 * 3 * 4) + (20 * 3 * 2))]
    [InlineData("jamba", """, "mamba_expand": 5 """, (50 * 3 * 4) + (50 * 3 * 2))]
    [InlineData("jamba", """, "mamba_d_conv": 2 """, (20 * 3 * 4) + (20 * 1 * 2))]
    [InlineData("jamba", """, "conv_kernel": 0 """, 20 * 3 * 4)]
    [InlineData("jamba", """, "mamba_d_ssm": 7 """, (7 * 3 * 4) + (7 * 3 * 2))]
    [InlineData("jamba", """, "mamba_d_ssm": 7, "intermediate_size": 11, "mamba_expand": 5 """, (7 * 3 * 4) + (7 * 3 * 2))]
    [InlineData("jamba", """, "intermediate_size": 11 """, (20 * 3 * 4) + (20 * 3 * 2))]
    [InlineData("mamba", """, "intermediate_size": 11 """, (11 * 3 * 4) + (11 * 3 * 2))]
    [InlineData("falcon_mamba", """, "intermediate_size": 11, "expand": 5 """, (11 * 3 * 4) + (11 * 3 * 2))]
    [InlineData("jamba", """, "mamba_n_heads": 0 """, (20 * 3 * 4) + (20 * 3 * 2))]
    [InlineData("jamba", """, "num_heads": 4 """, (20 * 3 * 4) + (20 * 3 * 2))]

    // Heads: a matrix of heads by their size by 3, and kernel - 1 inputs of heads by their size and 2 by groups by 3.
    [InlineData("jamba", """, "mamba_n_heads": 4 """, (4 * 5 * 3 * 4) + ((20 + 6) * 3 * 2))]
    [InlineData("jamba", """, "mamba_n_heads": 4, "mamba_d_head": 7 """, (4 * 7 * 3 * 4) + ((28 + 6) * 3 * 2))]
    [InlineData("jamba", """, "mamba_n_heads": 4, "mamba_n_groups": 2 """, (4 * 5 * 3 * 4) + ((20 + 12) * 3 * 2))]
    [InlineData("jamba", """, "mamba_n_heads": 4, "head_dim": 7 """, (4 * 5 * 3 * 4) + ((20 + 6) * 3 * 2))]
    [InlineData("mamba2", """, "num_heads": 4, "n_groups": 1 """, (4 * 5 * 3 * 4) + ((20 + 6) * 3 * 2))]
    [InlineData("mamba2", """, "num_heads": 4, "n_groups": 1, "head_dim": 7 """, (4 * 7 * 3 * 4) + ((28 + 6) * 3 * 2))]
    [InlineData("mamba2", """, "num_heads": 4, "n_groups": 1, "head_dim": 7, "mamba_d_head": 9 """, (4 * 9 * 3 * 4) + ((36 + 6) * 3 * 2))]
    [InlineData("mamba2", """, "num_heads": 4, "n_groups": 1, "mamba_num_heads": 2, "head_dim": 7 """, (2 * 7 * 3 * 4) + ((14 + 6) * 3 * 2))]
    [InlineData("mamba2", """, "num_heads": 4 """, (4 * 5 * 3 * 4) + ((20 + 48) * 3 * 2))]

    // A width alone.
    [InlineData("recurrent_gemma", """, "lru_width": 5 """, (5 * 4) + (5 * 3 * 2))]
    [InlineData("recurrent_gemma", """, "lru_width": 5, "conv1d_width": 2 """, (5 * 4) + (5 * 1 * 2))]

    // The convolution alone, over the width of the model.
    [InlineData("lfm2", """, "conv_L_cache": 3 """, 10 * 2 * 2)]
    public void OfConfig_LayerOfAState_TakesWhatIsSaid(string family, string said, long bytes) => Assert.Equal(
        bytes,
        ModelDescription.OfConfig($$"""
            {"model_type": "{{family}}", "num_hidden_layers": 1, "hidden_size": 10, "layer_types": ["mamba"], "state_size": 3 {{said}}}
            """).Cache!.StateBytes);

    // 2 heads of 3 by 3, and the inputs of 3 × 2 × 3.
    [Theory]
    [InlineData("", (2 * 9 * 4) + (18 * 3 * 2))]
    [InlineData(""", "short_conv_kernel_size": 2 """, (2 * 9 * 4) + (18 * 1 * 2))]
    public void OfConfig_LinearAttention_TakesItsHeads(string said, long bytes) => Assert.Equal(
        bytes,
        ModelDescription.OfConfig($$"""
            {"num_hidden_layers": 1, "layer_types": ["linear_attention"], "linear_attn_config": {"num_heads": 2, "head_dim": 3 {{said}} } }
            """).Cache!.StateBytes);

    [Fact]
    public void OfConfig_LightningAttention_TakesAMatrixOfEachHead() => Assert.Equal(
        2 * 9 * 4,
        ModelDescription.OfConfig("""{"num_hidden_layers": 1, "attn_type_list": [0], "num_attention_heads": 2, "head_dim": 3}""").Cache!.StateBytes);

    // 2 heads of 3 by 4 and the inputs of 2 × 5 × 4 + 2 × 3.
    [Theory]
    [InlineData("", 2 * 3 * 4 * 4)]
    [InlineData(""", "linear_conv_kernel_dim": 3 """, (2 * 3 * 4 * 4) + (46 * 2 * 2))]
    public void OfConfig_DeltaNet_TakesItsValuesByItsKeys(string said, long bytes) => Assert.Equal(
        bytes,
        ModelDescription.OfConfig($$"""
            {
              "num_hidden_layers": 1, "layer_types": ["linear_attention"], "linear_num_value_heads": 2, "linear_value_head_dim": 3,
              "linear_num_key_heads": 5, "linear_key_head_dim": 4 {{said}}
            }
            """).Cache!.StateBytes);

    [Fact]
    public void OfConfig_StateBesideKeys_IsOfEveryLayer()
    {
        var cache = ModelDescription.OfConfig("""
            {"model_type": "falcon_h1", "num_hidden_layers": 2, "num_attention_heads": 1, "hidden_size": 1, "lru_width": 1}
            """).Cache!;

        Assert.Equal((8, 20), (cache.BytesPerToken, cache.StateBytes));
    }
}
