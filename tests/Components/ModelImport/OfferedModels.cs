using System.Security.Cryptography;
using System.Text;

namespace GpuInfra.Components.Tests;

/// <summary>Models that the servers on this machine have, as Ollama's registry and Hugging Face's hub offer them.</summary>
internal static class OfferedModels
{
    public const string Commit = "0123456789012345678901234567890123456789";

    // Three chunks, the last of them short.
    public static readonly byte[] Weights = [.. Enumerable.Range(0, (2 << 23) + 17).Select(number => (byte)(number % 251))];

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Sha(byte[] data) => Convert.ToHexStringLower(SHA256.HashData(data));

    /// <summary>Offers a configuration and the weights of own:1b.</summary>
    /// <returns>The digest of its manifest.</returns>
    public static string OfferOllama(FakeCloud cloud, string path = "library/own")
    {
        var manifest = Bytes(
            $$"""
            {"config": {"digest": "sha256:{{Sha(Bytes("{}"))}}", "size": 2},
             "layers": [{"digest": "sha256:{{Sha(Weights)}}", "size": {{Weights.Length}}}]}
            """);
        cloud.Files[$"/v2/{path}/manifests/1b"] = manifest;
        cloud.Files[$"/v2/{path}/blobs/sha256:{Sha(Bytes("{}"))}"] = Bytes("{}");
        cloud.Files[$"/v2/{path}/blobs/sha256:{Sha(Weights)}"] = Weights;
        return Sha(manifest);
    }

    /// <summary>Offers the files of acme/own at one commit.</summary>
    public static void OfferHub(FakeCloud cloud, params (string Path, byte[] Data, bool IsLarge)[] files)
    {
        var entries = files.Select(file => file.IsLarge
            ? $$$"""{"type": "file", "path": "{{{file.Path}}}", "size": {{{file.Data.Length}}}, "oid": "x", "lfs": {"oid": "{{{Sha(file.Data)}}}"}}"""
            : $$"""{"type": "file", "path": "{{file.Path}}", "size": {{file.Data.Length}}, "oid": "{{GitDigest(file.Data)}}"}""");
        cloud.Files[$"/api/models/acme/own/tree/{Commit}?recursive=true"] = Bytes($"[{string.Join(", ", entries)}]");
        foreach (var file in files)
        {
            cloud.Files[$"/acme/own/resolve/{Commit}/{file.Path}"] = file.Data;
        }
    }

    // Git itself names a file by this.
#pragma warning disable CA5350
    private static string GitDigest(byte[] data) =>
        Convert.ToHexStringLower(SHA1.HashData([.. Bytes($"blob {data.Length}\0"), .. data]));
#pragma warning restore CA5350
}
