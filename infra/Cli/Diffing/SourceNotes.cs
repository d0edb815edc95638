using System.Globalization;

namespace GpuInfra.Cli;

/// <summary>The addresses that a text points to, each told once, at its end, and whole.</summary>
internal sealed class SourceNotes
{
    private readonly List<string> _addresses = [];

    /// <summary>What stands for an address in the text, such as <c>[1]</c>.</summary>
    public string Of(string address)
    {
        if (!_addresses.Contains(address))
        {
            _addresses.Add(address);
        }

        return Mark(_addresses.IndexOf(address));
    }

    /// <summary>The addresses in the order in which they came, each behind what stands for it.</summary>
    public IEnumerable<string> Lines => _addresses.Select((address, index) => $"{Mark(index)} {VisibleText.Of(address)}");

    private static string Mark(int index) => string.Create(CultureInfo.InvariantCulture, $"[{index + 1}]");
}
