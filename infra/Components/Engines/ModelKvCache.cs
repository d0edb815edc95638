namespace GpuInfra;

/// <summary>The GPU memory that a model keeps for each request's tokens: their keys and values.</summary>
/// <param name="BytesPerToken">The layers that look at the whole context.</param>
/// <param name="WindowBytesPerToken">The layers that only look at the last tokens; zero where there are none.</param>
/// <param name="WindowTokens">How many tokens those look back at.</param>
public sealed record ModelKvCache(long BytesPerToken, long WindowBytesPerToken = 0, int WindowTokens = 0)
{
    private const int BytesPerNumber = 2;
    private const int KeyAndValue = 2;

    internal static ModelKvCache OfLayers(int layers, int heads, int headSize) =>
        new((long)layers * heads * headSize * KeyAndValue * BytesPerNumber);

    // The same with more layers of the same kind, which only look at the last tokens.
    internal ModelKvCache WithWindow(int layers, int ofWhole, int tokens) =>
        this with { WindowBytesPerToken = BytesPerToken / ofWhole * layers, WindowTokens = tokens };

    /// <summary>What one request takes whose context is full; a decimal, as it may exceed every integer.</summary>
    public decimal BytesOf(int context) =>
        ((decimal)BytesPerToken * context) + ((decimal)WindowBytesPerToken * Math.Min(context, WindowTokens));
}
