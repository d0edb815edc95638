using System.Text;
using System.Text.Json;

namespace GpuInfra;

/// <summary>What a model's own files say of what it keeps for each request.</summary>
/// <param name="Cache">What each request takes; none where the model keeps nothing.</param>
/// <param name="MaximumContext">The most tokens that the model was made for; none where nothing is said.</param>
public sealed record ModelDescription(ModelKvCache? Cache, int? MaximumContext)
{
    /// <summary>The experts that the model is a mixture of; none where it is none.</summary>
    public ModelExperts? Experts { get; init; }

    /// <summary>Reads a <c>config.json</c> of Hugging Face.</summary>
    /// <param name="json">The text of the file.</param>
    /// <exception cref="FormatException">The text is no such file; the message says what is missing.</exception>
    public static ModelDescription OfConfig(string json)
    {
        using var document = Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("it holds no object");
        }

        return new ConfigReader(ConfigFields.Of(root)).Read();
    }

    /// <summary>The size of the weights by a <c>model.safetensors.index.json</c>; none where it does not say it.</summary>
    /// <param name="json">The text of the file.</param>
    /// <exception cref="FormatException">The text is no JSON.</exception>
    public static long? WeightBytesOfIndex(string json)
    {
        using var document = Parse(json);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("metadata", out var metadata)
            && metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("total_size", out var size)
            && size.ValueKind == JsonValueKind.Number && size.TryGetDecimal(out var bytes) && bytes is > 0 and <= long.MaxValue
            ? (long)bytes
            : null;
    }

    /// <summary>Reads the header of a GGUF file.</summary>
    /// <param name="file">The file, at its beginning.</param>
    /// <exception cref="FormatException">It is no such file; the message says what is missing.</exception>
    public static ModelDescription OfGguf(Stream file)
    {
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        return new GgufReader(reader).Read();
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            throw new FormatException("it holds no JSON");
        }
    }
}
