namespace GpuInfra;

// Reads amounts of CPU and memory, and guesses what a wrong spelling was meant to be.
internal static partial class Quantity
{
    internal static readonly Rule CpuIsReadable = new(
        "GPU008", "An amount of CPU is a whole number, or thousandths with m.",
        "Cloud Run takes 8 and 500m, and no other spelling.")
    { Source = Sources.Cpu.Url, RefusedBy = Refuser.Program };

    internal static readonly Rule MemoryIsReadable = new(
        "GPU009", "An amount of memory is a whole number with Mi or Gi.",
        "Cloud Run also takes G and GB, which are smaller than they look; only the exact units are taken here.")
    { Source = Sources.MemoryLimits.Url, RefusedBy = Refuser.Program };

    private const decimal MostBytes = 1m * int.MaxValue * (1 << 20);

    internal static Memory? ReadMemory(string path, string text, ICollection<Violation> violations)
    {
        if (Memory.TryParse(text, out var memory) && memory > default(Memory))
        {
            return memory;
        }

        violations.Add(MemoryIsReadable.Against(
            Sources.MemoryLimits, path, $"is '{text}', but must be a whole number above zero with Mi or Gi",
            $"Use {GuessMemory(text) ?? "a spelling such as 512Mi or 32Gi"}."));
        return null;
    }

    internal static Vcpu? ReadCpu(string path, string text, ICollection<Violation> violations)
    {
        if (Vcpu.TryParse(text, out var cpu) && cpu > default(Vcpu))
        {
            return cpu;
        }

        violations.Add(CpuIsReadable.Against(
            Sources.Cpu, path, $"is '{text}', but must be a whole number of vCPUs above zero, or of thousandths with m",
            $"Use {GuessCpu(text) ?? "a spelling such as 8 or 500m"}."));
        return null;
    }

    private static string? GuessMemory(string text)
    {
        var match = NumberAndUnit.Match(text);
        var mebibytes = match.Groups["unit"].Value.ToUpperInvariant() switch
        {
            "" => FactorOfBareNumber(match),
            "G" or "GB" or "GI" or "GIB" or "GIG" or "GIGS" => 1024,
            "M" or "MB" or "MI" or "MIB" or "MEG" => 1,
            "T" or "TB" or "TI" or "TIB" => 1024 * 1024,
            _ => 0,
        };
        return InWhole(match, mebibytes) is { } whole ? Memory.Mebibytes(whole).ToString() : null;
    }

    // Nobody has 128 gibibytes or more for a container that he writes without a unit, and nobody a few mebibytes.
    private static decimal FactorOfBareNumber(Match match) => NumberOf(match) switch
    {
        < 128 => 1024,
        < 1 << 27 => 1,
        _ => 1m / (1 << 20),
    };

    private static string? GuessCpu(string text)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex)
            && hex is > 0 and <= int.MaxValue / 1000)
        {
            return hex.ToString(CultureInfo.InvariantCulture);
        }

        var match = NumberAndUnit.Match(text);
        var millis = match.Groups["unit"].Value.ToUpperInvariant() switch
        {
            "" or "CPU" or "CPUS" or "VCPU" or "VCPUS" or "CORE" or "CORES" => 1000,
            "M" => 1,
            _ => 0,
        };
        return InWhole(match, millis) is { } whole ? Vcpu.Milli(whole).ToString() : null;
    }

    private static int? InWhole(Match match, decimal factor)
    {
        if (NumberOf(match) is not { } number)
        {
            return null;
        }

        var whole = Math.Ceiling(Math.Min(number, MostBytes) * factor);
        return whole is > 0 and <= int.MaxValue ? (int)whole : null;
    }

    private static decimal? NumberOf(Match match) =>
        match.Success && decimal.TryParse(
            match.Groups["number"].Value.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    [GeneratedRegex(@"\A\s*(?<number>[0-9]+([.,][0-9]+)?)\s*(?<unit>[A-Za-z]*)\s*\z")]
    private static partial Regex NumberAndUnit { get; }
}
