namespace GpuInfra;

/// <summary>The GPU memory that a model keeps for each request's tokens: their keys and values.</summary>
/// <param name="BytesPerToken">The layers that look at the whole context.</param>
/// <param name="WindowBytesPerToken">The layers that only look at the last tokens; zero where there are none.</param>
/// <param name="WindowTokens">How many tokens those look back at.</param>
public sealed record ModelKvCache(long BytesPerToken, long WindowBytesPerToken = 0, int WindowTokens = 0)
{
    private const int BytesPerNumber = 2;
    private const int KeyAndValue = 2;
    private const int WithWindow = 4;

    /// <summary>What a request takes however short it is: the state of layers that keep no keys. Zero where there are none.</summary>
    public long StateBytes { get; init; }

    // Groups of layers: how many, their heads for keys and values, the size of a head, and the tokens that they look back at, where
    // that is not the whole context.
    internal static ModelKvCache Of(IReadOnlyList<int[]> groups) => new(
        groups.Where(group => group.Length < WithWindow).Sum(Bytes),
        groups.Where(group => group.Length == WithWindow).Sum(Bytes),
        groups.Where(group => group.Length == WithWindow).Select(group => group[^1]).DefaultIfEmpty().Max());

    private static long Bytes(int[] group) => (long)group[0] * group[1] * group[2] * KeyAndValue * BytesPerNumber;

    /// <summary>What one request takes whose context is full; a decimal, as it may exceed every integer.</summary>
    public decimal BytesOf(int context) => BytesOf(context, 1);

    // The same where each number takes a part of two bytes; a state stays as it is.
    internal decimal BytesOf(int context, decimal part) =>
        ((((decimal)BytesPerToken * context) + ((decimal)WindowBytesPerToken * Math.Min(context, WindowTokens))) * part) + StateBytes;
}
