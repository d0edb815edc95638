namespace GpuInfra;

// What a config.json says that a model keeps for its requests.
internal sealed class ConfigReader(ConfigFields fields)
{
    private const int MostLayers = 4096;
    private const int BytesPerNumber = 2;
    private const int KeyAndValue = 2;

    // The keys of an indexer that picks what is looked at: a byte a number, and a scale.
    private const int BytesPerScale = 4;

    private static readonly string[] Encoders =
    [
        "bert", "roberta", "xlm-roberta", "camembert", "distilbert", "albert", "electra", "mpnet", "deberta", "deberta-v2", "nomic_bert", "new",
        "modernbert", "eurobert", "neobert", "gte", "jina_bert", "xlm-roberta-flash", "clip", "siglip", "vit",
    ];

    private static readonly string[] EncoderHeads = ["ForMaskedLM", "ForSequenceClassification", "ForTokenClassification", "EncoderModel"];

    private static readonly string[] LayerNames = ["num_hidden_layers", "n_layer", "n_layers", "num_layers", "num_transformer_layers"];
    private static readonly string[] HeadNames = ["num_attention_heads", "n_head", "n_heads", "num_heads"];
    private static readonly string[] WidthNames = ["hidden_size", "n_embd", "d_model", "n_embed", "dim"];
    private static readonly string[] ContextNames =
        ["max_position_embeddings", "n_positions", "max_seq_len", "max_sequence_length", "seq_length", "max_target_positions", "n_ctx", "model_max_length"];

    internal ModelDescription Read()
    {
        var layers = CountLayers(fields.Flag("is_encoder_decoder") == true ? ["decoder_layers", "num_decoder_layers", .. LayerNames] : LayerNames);
        return new(!IsDecoder() ? null : fields.Flag("is_encoder_decoder") == true ? OfEncoderDecoder(layers) : Cache(layers), Context()) { Experts = Experts() };
    }

    private int CountLayers(string[] names) => fields.Require(names) is > 0 and <= MostLayers and var count
        ? Math.Max(count - (fields.Number("num_kv_shared_layers") ?? 0), 1)
        : throw ConfigFields.Missing(names[0]);

    // A model that only reads keeps nothing.
    private bool IsDecoder() => !Encoders.Contains(fields.Family) && fields.Flag("use_bidirectional_attention") != true && fields.Flag("is_causal") != false
        && fields.List("architectures")?.Any(name => EncoderHeads.Any(head => $"{name}".EndsWith(head, StringComparison.Ordinal))) != true;

    private ModelKvCache Cache(int layers)
    {
        var looking = new ConfigLayers(fields, layers);
        var kinds = looking.Kinds;
        var states = fields.Family == "falcon_h1" ? layers : kinds.Count(kind => kind == ConfigLayers.Kind.State);
        return Keys(layers, kinds, looking.Window ?? 0) with { StateBytes = states == 0 ? 0 : states * ConfigStates.BytesOf(fields) };
    }

    private ModelKvCache Keys(int layers, IReadOnlyList<ConfigLayers.Kind> kinds, int window)
    {
        var full = Enumerable.Range(0, kinds.Count).Where(layer => kinds[layer] == ConfigLayers.Kind.Full).ToList();
        if (fields.Number("kv_lora_rank") is { } rank)
        {
            var indexed = fields.Number("index_head_dim") is { } index ? index + BytesPerScale : 0;
            return new((long)full.Count * (((rank + (fields.Number("qk_rope_head_dim") ?? 0)) * BytesPerNumber) + indexed));
        }

        var windowed = Enumerable.Range(0, kinds.Count).Where(layer => kinds[layer] == ConfigLayers.Kind.Window).ToList();
        if (full.Count + windowed.Count == 0)
        {
            return new(0);
        }

        // Those that look at everything may have heads of their own.
        var (keys, size) = (KeyHeads(layers), HeadSize());
        var sizeOfFull = windowed.Count > 0 ? fields.Number("global_head_dim") ?? size : size;
        var keysOfFull = windowed.Count > 0 ? fields.Number("num_global_key_value_heads") : null;
        return ModelKvCache.Of(
        [
            .. full.Select(layer => new[] { 1, keysOfFull ?? keys[layer], sizeOfFull }),
            .. windowed.Select(layer => new[] { 1, keys[layer], size, window }),
        ]);
    }

    // What it reads is kept as long as what it writes, and in both every token takes the same.
    private ModelKvCache OfEncoderDecoder(int layers)
    {
        var heads = fields.Require(["decoder_attention_heads", .. HeadNames]);
        var size = fields.Number("d_kv") ?? fields.Require(WidthNames) / Math.Max(heads, 1);
        var bytes = (long)layers * heads * size * KeyAndValue * BytesPerNumber;
        return new(bytes) { StateBytes = bytes * (fields.Number("max_source_positions") ?? 0) };
    }

    // Of each layer.
    private IReadOnlyList<int> KeyHeads(int layers)
    {
        var heads = fields.Number(HeadNames);
        if (fields.Numbers("num_kv_heads") is { } listed && listed.Count >= layers)
        {
            return listed;
        }

        if (fields.List("block_configs") is { } blocks && blocks.Count >= layers && heads is { } all)
        {
            return [.. blocks.Select(block => new ConfigFields(block, "").Part("attention") is { } attention
                ? attention.Flag("no_op") == true ? 0 : all / Math.Max(attention.Number("n_heads_in_group") ?? 1, 1)
                : all)];
        }

        var keys = fields.Flag("multi_query") == true && fields.Flag("new_decoder_architecture") != true ? 1
            : fields.Flag("multi_query_attention") == true ? fields.Number("multi_query_group_num")
            : fields.Number("num_key_value_heads", "num_kv_heads", "n_head_kv") ?? fields.Part("attn_config")?.Number("kv_n_heads");
        return [.. Enumerable.Repeat(keys ?? heads ?? throw ConfigFields.Missing("num_key_value_heads"), layers)];
    }

    private int HeadSize() => fields.Number("head_dim", "attention_head_dim", "kv_channels")
        ?? (fields.Number(HeadNames) is > 0 and { } heads && fields.Number(WidthNames) is { } width ? width / heads : throw ConfigFields.Missing("head_dim"));

    // What is stretched was made for as much as it is stretched to.
    private int? Context()
    {
        var said = fields.Number(ContextNames);
        return fields.Part("rope_scaling") is { } scaling && (scaling.Text("rope_type") ?? scaling.Text("type")) == "yarn"
            && scaling.Number("factor") is { } factor && scaling.Number("original_max_position_embeddings") is { } original
            ? (int)Math.Max(said ?? 0, Math.Min((long)original * factor, int.MaxValue))
            : said is > 0 ? said : null;
    }

    private ModelExperts? Experts()
    {
        var all = fields.Number("num_local_experts", "n_routed_experts", "num_experts", "moe_num_experts") ?? fields.Part("ffn_config")?.Number("moe_num_experts");
        var used = fields.Number("num_experts_per_tok", "num_experts_per_token", "experts_per_token", "top_k_experts", "moe_topk", "moe_k", "moe_top_k")
            ?? fields.Part("ffn_config")?.Number("moe_top_k");
        return used is > 0 && all >= used ? new(used.Value, all.Value) : null;
    }
}
