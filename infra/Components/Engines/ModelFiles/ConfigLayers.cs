using System.Text.Json;

namespace GpuInfra;

// What the layers of a model look back at, by its config.json.
internal sealed class ConfigLayers(ConfigFields fields, int count)
{
    private static readonly string[] StateFamilies = ["mamba", "mamba2", "falcon_mamba"];

    public enum Kind
    {
        // At everything.
        Full,

        // At the last tokens alone.
        Window,

        // At a state that does not grow.
        State,

        // At nothing: it keeps nothing.
        None,
    }

    public IReadOnlyList<Kind> Kinds => Named() ?? Patterned() ?? Listed() ?? Every() ?? Windowed();

    // How many tokens those look back at that do not look at everything; none where all do.
    public int? Window => fields.Flag("use_sliding_window") == false
        ? null
        : fields.Number("sliding_window", "attention_window_size", "attention_chunk_size") is > 0 and { } tokens ? tokens : null;

    // Each by its name.
    private List<Kind>? Named()
    {
        var names = fields.List("layer_types") ?? fields.List("layers_block_type");
        if (names is null && fields.List("block_types") is { } block)
        {
            names = [.. Enumerable.Range(0, count).Select(layer => block[layer % block.Count])];
        }

        return names is null ? null : [.. names.Take(count).Select(name => name.ValueKind != JsonValueKind.String ? Kind.Full : name.GetString() switch
        {
            "sliding_attention" or "chunked_attention" when Window is not null => Kind.Window,
            "attention" when fields.Has("attention_window_size") => Kind.Window,
            "linear_attention" or "mamba" or "mamba2" or "conv" or "recurrent" => Kind.State,
            "mlp" or "moe" => Kind.None,
            _ => Kind.Full,
        })];
    }

    // Each by its letter.
    private List<Kind>? Patterned() => fields.Text("hybrid_override_pattern") is not { } pattern ? null :
    [
        .. pattern.Take(count).Select(letter => letter switch
        {
            '*' => Kind.Full,
            'M' => Kind.State,
            _ => Kind.None,
        }),
    ];

    // Those that look at everything by their numbers, or all by a number for their kind.
    private List<Kind>? Listed()
    {
        var full = fields.Numbers("attn_layer_indices") ?? fields.Numbers("full_attn_idxs")
            ?? fields.Part("linear_attn_config")?.Numbers("full_attn_layers")?.Select(layer => layer - 1).ToList();
        return full is not null ? Each(full.Contains)
            : fields.Numbers("attn_type_list") is { } types ? Each(layer => layer >= types.Count || types[layer] == 1)
            : StateFamilies.Contains(fields.Family) ? Each(_ => false)
            : null;
    }

    // Those that look at everything by how often they come.
    private List<Kind>? Every() => fields.Number("attn_layer_period") is > 0 and { } period
            ? Each(layer => layer % period == (fields.Number("attn_layer_offset") ?? 0))
        : fields.Number("full_attention_interval") is > 0 and { } interval ? Each(layer => (layer + 1) % interval == 0)
        : null;

    private List<Kind> Each(Func<int, bool> isFull) => [.. Enumerable.Range(0, count).Select(layer => isFull(layer) ? Kind.Full : Kind.State)];

    private List<Kind> Windowed()
    {
        var every = fields.Number("sliding_window_pattern", "_sliding_window_pattern", "layer_switch");
        var ropes = fields.Numbers("no_rope_layers");
        var letters = fields.Text("sliding_window_pattern");
        var full = Window is null ? count : fields.Flag("use_sliding_window") == true ? fields.Number("max_window_layers") ?? 0 : 0;
        return
        [
            .. Enumerable.Range(0, count).Select(layer =>
                layer < full
                || (ropes is not null ? layer < ropes.Count && ropes[layer] == 0
                    : letters is { Length: > 0 } ? letters[layer % letters.Length] == 'G'
                    : every is > 0 and { } pattern && (layer + 1) % pattern == 0)
                ? Kind.Full
                : Kind.Window),
        ];
    }
}
