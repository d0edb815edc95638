using System.Net;

namespace GpuInfra.Planning;

// IP addresses, alone or with the length of a mask.
internal static class AddressEquality
{
    // The provider may be told of a reserved address, and reads the address itself.
    public static bool AreSameOrReferred(string deployed, string planned)
    {
        var (old, @new) = (Parts(deployed), Parts(planned));
        return Parse(old[0]) is { } address
            && (Parse(@new[0]) is not { } other || address.Equals(other))
            && (old.Length != 2 || @new.Length != 2 || old[1] == @new[1]);
    }

    public static bool AreSamePrefixes(string deployed, string planned) =>
        Parts(deployed) is [var oldAddress, var oldLength] && Parts(planned) is [var newAddress, var newLength]
        && oldLength == newLength && Parse(oldAddress) is { } address && address.Equals(Parse(newAddress));

    // .NET also takes a mere number for an address.
    public static IPAddress? Parse(string text) =>
        (text.Contains(':', StringComparison.Ordinal) || text.Count(static letter => letter == '.') == 3) && IPAddress.TryParse(text, out var address)
            ? address
            : null;

    private static string[] Parts(string text) => text.Split('/');
}
