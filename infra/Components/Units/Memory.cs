namespace GpuInfra;

/// <summary>An amount of memory, in whole bytes, in the spelling of Cloud Run: <c>512Mi</c>, <c>32Gi</c>.</summary>
public readonly record struct Memory : IComparable<Memory>
{
    private const long BytesPerMebibyte = 1L << 20;
    private const long BytesPerGibibyte = 1L << 30;

    private Memory(long bytes) => Bytes = bytes;

    /// <summary>The amount in bytes.</summary>
    public long Bytes { get; }

    /// <summary>A whole number of mebibytes (2^20 bytes).</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or more than 2^63 bytes.</exception>
    public static Memory Mebibytes(long count) => Of(count, BytesPerMebibyte);

    /// <summary>A whole number of gibibytes (2^30 bytes).</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or more than 2^63 bytes.</exception>
    public static Memory Gibibytes(long count) => Of(count, BytesPerGibibyte);

    /// <summary>Reads <c>512Mi</c> or <c>32Gi</c>, and nothing else.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static Memory Parse(string text) =>
        TryParse(text, out var memory)
            ? memory
            : throw new FormatException($"'{text}' is not an amount of memory such as 512Mi or 32Gi.");

    /// <summary>Reads <c>512Mi</c> or <c>32Gi</c>, and nothing else.</summary>
    public static bool TryParse(string? text, out Memory memory)
    {
        memory = default;
        var unit = text is { Length: > 2 } ? text[^2..] : "";
        var size = unit switch { "Mi" => BytesPerMebibyte, "Gi" => BytesPerGibibyte, _ => 0 };
        if (size == 0 || !long.TryParse(text![..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count > long.MaxValue / size)
        {
            return false;
        }

        memory = new Memory(count * size);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Memory other) => Bytes.CompareTo(other.Bytes);

    /// <summary>The shortest spelling that Cloud Run accepts.</summary>
    public override string ToString() =>
        Bytes % BytesPerGibibyte == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{Bytes / BytesPerGibibyte}Gi")
            : string.Create(CultureInfo.InvariantCulture, $"{Bytes / BytesPerMebibyte}Mi");

    /// <summary>The sum of two amounts, or the greatest amount that can be counted: what is too much stays too much.</summary>
    public static Memory operator +(Memory left, Memory right) =>
        new(left.Bytes > long.MaxValue - right.Bytes ? long.MaxValue : left.Bytes + right.Bytes);

    /// <summary>The sum of two amounts.</summary>
    public static Memory Add(Memory left, Memory right) => left + right;

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(Memory left, Memory right) => left.Bytes < right.Bytes;

    /// <summary>Whether the left amount is greater.</summary>
    public static bool operator >(Memory left, Memory right) => left.Bytes > right.Bytes;

    /// <summary>Whether the left amount is smaller or equal.</summary>
    public static bool operator <=(Memory left, Memory right) => left.Bytes <= right.Bytes;

    /// <summary>Whether the left amount is greater or equal.</summary>
    public static bool operator >=(Memory left, Memory right) => left.Bytes >= right.Bytes;

    private static Memory Of(long count, long size) =>
        count >= 0 && count <= long.MaxValue / size
            ? new Memory(count * size)
            : throw new ArgumentOutOfRangeException(nameof(count), count, "An amount of memory is between 0 and 2^63 bytes.");
}
