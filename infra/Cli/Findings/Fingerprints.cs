using System.Security.Cryptography;

namespace GpuInfra.Cli;

// Tells findings of one run from those of another: a finding is the same while its rule, its file and its path are, whatever
// line it has moved to and whatever its value has become.
internal sealed class Fingerprints
{
    private const int Length = 16;

    private readonly Dictionary<string, int> _seen = [];

    public string Of(Finding finding)
    {
        var what = $"{finding.Rule.Id}\n{finding.File}\n{finding.Problem.Path}";
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..Length];
        _seen[digest] = _seen.GetValueOrDefault(digest) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{digest}:{_seen[digest]}");
    }
}
