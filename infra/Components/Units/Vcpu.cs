namespace GpuInfra;

/// <summary>An amount of virtual CPU, in whole thousandths, in the spelling of Cloud Run: <c>8</c>, <c>500m</c>.</summary>
public readonly record struct Vcpu : IComparable<Vcpu>
{
    private const int MillisPerCpu = 1000;

    private Vcpu(int millis) => Millis = millis;

    /// <summary>The amount in thousandths of a vCPU.</summary>
    public int Millis { get; }

    /// <summary>A whole number of vCPUs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or too large to count in thousandths.</exception>
    public static Vcpu Cpus(int count) =>
        count is >= 0 and <= int.MaxValue / MillisPerCpu
            ? new Vcpu(count * MillisPerCpu)
            : throw new ArgumentOutOfRangeException(nameof(count), count, "A number of vCPUs is between 0 and 2147483.");

    /// <summary>A whole number of thousandths of a vCPU.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static Vcpu Milli(int count) =>
        count >= 0
            ? new Vcpu(count)
            : throw new ArgumentOutOfRangeException(nameof(count), count, "A number of thousandths of a vCPU is at least 0.");

    /// <summary>Reads <c>8</c> or <c>500m</c>, and nothing else.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static Vcpu Parse(string text) =>
        TryParse(text, out var vcpu) ? vcpu : throw new FormatException($"'{text}' is not an amount of vCPU such as 8 or 500m.");

    /// <summary>Reads <c>8</c> or <c>500m</c>, and nothing else.</summary>
    public static bool TryParse(string? text, out Vcpu vcpu)
    {
        vcpu = default;
        var isMillis = text is { Length: > 1 } && text[^1] == 'm';
        var digits = isMillis ? text![..^1] : text;
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || (!isMillis && count > int.MaxValue / MillisPerCpu))
        {
            return false;
        }

        vcpu = new Vcpu(isMillis ? count : count * MillisPerCpu);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Vcpu other) => Millis.CompareTo(other.Millis);

    /// <summary>The shortest spelling that Cloud Run accepts.</summary>
    public override string ToString() =>
        Millis % MillisPerCpu == 0
            ? (Millis / MillisPerCpu).ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Millis}m");

    /// <summary>The sum of two amounts, or the greatest amount that can be counted: what is too much stays too much.</summary>
    public static Vcpu operator +(Vcpu left, Vcpu right) =>
        new((int)Math.Min((long)left.Millis + right.Millis, int.MaxValue));

    /// <summary>The sum of two amounts.</summary>
    public static Vcpu Add(Vcpu left, Vcpu right) => left + right;

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(Vcpu left, Vcpu right) => left.Millis < right.Millis;

    /// <summary>Whether the left amount is greater.</summary>
    public static bool operator >(Vcpu left, Vcpu right) => left.Millis > right.Millis;

    /// <summary>Whether the left amount is smaller or equal.</summary>
    public static bool operator <=(Vcpu left, Vcpu right) => left.Millis <= right.Millis;

    /// <summary>Whether the left amount is greater or equal.</summary>
    public static bool operator >=(Vcpu left, Vcpu right) => left.Millis >= right.Millis;
}
