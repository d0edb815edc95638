using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;

namespace GpuInfra.Adoption;

/// <summary>Functions of ranges of addresses.</summary>
internal static class NetworkFunctions
{
    public static readonly Dictionary<string, HclFunction> All = new(StringComparer.Ordinal)
    {
        ["cidrhost"] = (arguments, place) => new HclText(Host(Range(arguments.Text(0)), (BigInteger)arguments.Number(1)), place),
        ["cidrnetmask"] = (arguments, place) => new HclText(Mask(Range(arguments.Text(0))), place),
        ["cidrsubnet"] = (arguments, place) => new HclText(
            Subnet(Range(arguments.Text(0)), (int)arguments.Number(1), (BigInteger)arguments.Number(2)).ToString(), place),
        ["cidrsubnets"] = (arguments, place) => new HclList(
            [.. Subnets(Range(arguments.Text(0)), [.. arguments.Skip(1).Select(argument => (int)HclArguments.Number(argument))]).Select(range => new HclText(range.ToString(), place))], place),
    };

    /// <summary>Terraform takes any address of a range for its first.</summary>
    private static IPNetwork Range(string text) =>
        text.Split('/') is [var address, var prefix] && IPAddress.TryParse(address, out var first)
            && int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= BitsOf(first)
            ? new IPNetwork(Address((Number(first) >> (BitsOf(first) - length)) << (BitsOf(first) - length), first), length)
            : throw new HclArgumentException("wants a range of addresses");

    private static string Host(IPNetwork range, BigInteger number)
    {
        var size = BigInteger.One << (BitsOf(range.BaseAddress) - range.PrefixLength);
        var place = number.Sign < 0 ? size + number : number;
        return place.Sign < 0 || place >= size
            ? throw new HclArgumentException("finds no such address in the range")
            : Address(Number(range.BaseAddress) + place, range.BaseAddress).ToString();
    }

    private static string Mask(IPNetwork range) => range.BaseAddress.AddressFamily == AddressFamily.InterNetwork
        ? Address(((BigInteger.One << range.PrefixLength) - 1) << (BitsOf(range.BaseAddress) - range.PrefixLength), range.BaseAddress).ToString()
        : throw new HclArgumentException("wants a range of IPv4");

    private static IPNetwork Subnet(IPNetwork range, int bits, BigInteger number)
    {
        var length = range.PrefixLength + bits;
        return bits < 0 || length > BitsOf(range.BaseAddress) || number.Sign < 0 || number >= BigInteger.One << bits
            ? throw new HclArgumentException("finds no such part of the range")
            : new IPNetwork(Address(Number(range.BaseAddress) + (number << (BitsOf(range.BaseAddress) - length)), range.BaseAddress), length);
    }

    /// <summary>One after another, each at the next place where one of its size may begin.</summary>
    private static IEnumerable<IPNetwork> Subnets(IPNetwork range, int[] bits)
    {
        var next = Number(range.BaseAddress);
        var end = next + (BigInteger.One << (BitsOf(range.BaseAddress) - range.PrefixLength));
        foreach (var more in bits)
        {
            var length = range.PrefixLength + more;
            if (more < 0 || length > BitsOf(range.BaseAddress))
            {
                throw new HclArgumentException("finds no such part of the range");
            }

            var size = BigInteger.One << (BitsOf(range.BaseAddress) - length);
            next = (next + size - 1) / size * size;
            if (next + size > end)
            {
                throw new HclArgumentException("finds no room in the range");
            }

            yield return new IPNetwork(Address(next, range.BaseAddress), length);
            next += size;
        }
    }

    private static int BitsOf(IPAddress address) => address.GetAddressBytes().Length * 8;

    private static BigInteger Number(IPAddress address) => new(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true);

    private static IPAddress Address(BigInteger number, IPAddress like)
    {
        var bytes = new byte[like.GetAddressBytes().Length];
        var given = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        given.CopyTo(bytes, bytes.Length - given.Length);
        return new IPAddress(bytes);
    }
}
