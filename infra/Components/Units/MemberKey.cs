using System.Security.Cryptography;
using System.Text;

namespace GpuInfra;

// Names the resource that grants a role to a member, whichever other members there are.
internal static class MemberKey
{
    private const int ReadableLength = 30;
    private const int DigestLength = 8;

    internal static string Of(string member)
    {
        var local = member.Split('@')[0].Split('/', ':')[^1];
        var readable = string.Concat(local.Take(ReadableLength).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(member)));
        return $"{readable}-{digest[..DigestLength]}";
    }
}
