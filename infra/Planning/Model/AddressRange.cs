using System.Net;

namespace GpuInfra.Planning;

// A range of addresses in the form 10.8.0.0/24; a single address is a range of one.
internal sealed record AddressRange(IPNetwork Network)
{
    // How many addresses there are; of an IPv6 range more than anyone counts.
    public double Size => Math.Pow(2, Bits - Network.PrefixLength);

    private int Bits => Network.BaseAddress.GetAddressBytes().Length * 8;

    public static AddressRange? TryParse(PropertyValue? value) => TryParse(Read.Text(value));

    public static AddressRange? TryParse(string? text)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0)
        {
            return IPAddress.TryParse(text, out var single)
                ? new AddressRange(new IPNetwork(single, single.GetAddressBytes().Length * 8))
                : null;
        }

        return IPAddress.TryParse(text.AsSpan(0, slash), out var address)
            && byte.TryParse(text.AsSpan(slash + 1), out var length) && length <= address.GetAddressBytes().Length * 8
                ? new AddressRange(new IPNetwork(address, length))
                : null;
    }

    public bool Contains(AddressRange other) =>
        other.Network.PrefixLength >= Network.PrefixLength && other.Bits == Bits && Network.Contains(other.Network.BaseAddress);
}
