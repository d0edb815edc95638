namespace GpuInfra;

// What a layer remembers by that keeps no keys: a matrix, and the last inputs of its convolution.
internal static class ConfigStates
{
    private const int BytesPerNumber = 2;
    private const int BytesPerState = 4;
    private const int UsualKernel = 4;

    // Zero where nothing is said of such a layer.
    public static long BytesOf(ConfigFields fields) =>
        fields.Number("linear_num_value_heads") is not null ? OfDelta(fields)
        : fields.Part("linear_attn_config") is { } kimi ? OfKimi(kimi)
        : fields.Numbers("attn_type_list") is not null ? OfLightning(fields)
        : fields.Number("conv_L_cache") is { } kernel ? Inputs(fields.Require("hidden_size"), kernel)
        : fields.Number("lru_width") is { } width ? ((long)width * BytesPerState) + Inputs(width, fields.Number("conv1d_width") ?? UsualKernel)
        : OfMamba(fields);

    private static long OfDelta(ConfigFields fields)
    {
        var (values, keys) = (fields.Number("linear_num_value_heads") ?? 0, fields.Number("linear_num_key_heads") ?? 0);
        var (value, key) = (fields.Number("linear_value_head_dim") ?? 0, fields.Number("linear_key_head_dim") ?? 0);
        return ((long)values * value * key * BytesPerState)
            + Inputs((2L * keys * key) + ((long)values * value), fields.Number("linear_conv_kernel_dim") ?? 1);
    }

    private static long OfKimi(ConfigFields fields)
    {
        var (heads, size) = (fields.Require("num_heads"), fields.Require("head_dim"));
        return ((long)heads * size * size * BytesPerState) + Inputs(3L * heads * size, fields.Number("short_conv_kernel_size") ?? UsualKernel);
    }

    private static long OfLightning(ConfigFields fields)
    {
        var (heads, size) = (fields.Require("num_attention_heads"), fields.Require("head_dim"));
        return (long)heads * size * size * BytesPerState;
    }

    // The second kind has heads, and the first has none.
    private static long OfMamba(ConfigFields fields)
    {
        var isPlain = fields.Family is "mamba2" or "falcon_mamba" or "mamba";
        var heads = fields.Number("mamba_n_heads", "mamba_num_heads", "n_mamba_heads") ?? (isPlain ? fields.Number("num_heads") : null);
        var state = fields.Require("mamba_d_state", "ssm_state_size", "state_size");
        var kernel = fields.Number("mamba_d_conv", "conv_kernel") ?? UsualKernel;
        var hidden = fields.Require("hidden_size");
        var inner = fields.Number("mamba_d_ssm") ?? (isPlain ? fields.Number("intermediate_size") : null)
            ?? (fields.Number("mamba_expand", "expand") ?? 2) * hidden;
        if (heads is not > 0)
        {
            return ((long)inner * state * BytesPerState) + Inputs(inner, kernel);
        }

        var size = fields.Number("mamba_d_head", "mamba_head_dim", "mamba_headdim") ?? (isPlain ? fields.Number("head_dim") : null) ?? inner / heads.Value;
        var groups = fields.Number("mamba_n_groups", "mamba_ngroups", "n_groups") ?? 1;
        return ((long)heads * size * state * BytesPerState) + Inputs(((long)heads * size) + (2L * groups * state), kernel);
    }

    private static long Inputs(long width, int kernel) => width * Math.Max(kernel - 1, 0) * BytesPerNumber;
}
