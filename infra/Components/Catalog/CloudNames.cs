using System.Security.Cryptography;
using System.Text;

namespace GpuInfra;

// Names of Google Cloud resources, derived from names of components: the same name in, the same name out.
internal static class CloudNames
{
    public const int ServiceAccountIdMinimum = 6;
    public const int ServiceAccountIdMaximum = 30;
    public const int PrivateServiceConnectMaximum = 20;
    public const int BucketMinimum = 3;
    public const int BucketMaximum = 63;
    public const int DottedBucketMaximum = 222;
    public const int ComputeMaximum = 63;

    public const int ProjectMinimum = 6;
    public const int ProjectMaximum = 30;

    private const int HashLength = 8;

    public static string PrivateServiceConnect(string name)
    {
        var letters = name.Replace("-", "", StringComparison.Ordinal);
        return letters == name && name.Length <= PrivateServiceConnectMaximum
            ? name
            : letters[..Math.Min(letters.Length, PrivateServiceConnectMaximum - HashLength)] + Hash(name);
    }

    public static string ServiceAccountId(string name) =>
        name.Length is >= ServiceAccountIdMinimum and <= ServiceAccountIdMaximum
            ? name
            : Shortened(name, ServiceAccountIdMaximum);

    public static string Compute(string name) => name.Length <= ComputeMaximum ? name : Shortened(name, ComputeMaximum);

    public static bool IsBucket(string text) =>
        text.Length is >= BucketMinimum and <= DottedBucketMaximum
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
