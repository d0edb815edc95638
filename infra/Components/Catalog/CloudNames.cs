using System.Security.Cryptography;
using System.Text;

namespace GpuInfra;

// Names of Google Cloud resources, derived from names of components: the same name in, the same name out.
internal static class CloudNames
{
    private const int HashLength = 8;

    public static string PrivateServiceConnect(string name)
    {
        var (letters, most) = (name.Replace("-", "", StringComparison.Ordinal), NameLimits.PrivateServiceConnect.Most);
        return letters == name && name.Length <= most ? name : letters[..Math.Min(letters.Length, most - HashLength)] + Hash(name);
    }

    public static string ServiceAccountId(string name) =>
        NameLimits.ServiceAccountId.Contains(name.Length) ? name : Shortened(name, NameLimits.ServiceAccountId.Most);

    public static string Within(string name, int most) => name.Length <= most ? name : Shortened(name, most);

    public static string Compute(string name) =>
        Within(name, NameLimits.Compute.Most);

    public static bool IsBucket(string text) =>
        NameLimits.DottedBucket.Contains(text.Length)
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.')
        && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])
        && text.Split('.').All(part => part.Length > 0);

    public static bool IsKey(string text, out string location)
    {
        var parts = text.Split('/');
        location = parts.ElementAtOrDefault(3) ?? "";
        return parts is ["projects", not "", "locations", _, "keyRings", not "", "cryptoKeys", not ""];
    }

    private static string Shortened(string name, int maximum) =>
        $"{name[..Math.Min(name.Length, maximum - HashLength - 1)].TrimEnd('-')}-{Hash(name)}";

    private static string Hash(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength];
}
