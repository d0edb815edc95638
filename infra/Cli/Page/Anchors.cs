using System.Security.Cryptography;

namespace GpuInfra.Cli;

// The names by which an address leads to a part of the page. They come from what the parts are called, so that a link to one
// still leads there when others come and go.
internal static class Anchors
{
    private const int Longest = 80;
    private const int HashLength = 8;

    public static string Of(params IEnumerable<string> steps) => string.Join('/', steps.Select(Step));

    // An anchor for each thing below a path. Things of one name are told apart by what they are besides.
    public static Dictionary<T, string> Of<T>(IEnumerable<T> things, Func<T, string[]> path, Func<T, string> identity)
        where T : class
    {
        var anchors = new Dictionary<T, string>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var alike in things.GroupBy(thing => Of(path(thing)), StringComparer.Ordinal))
        {
            var some = alike.ToList();
            foreach (var thing in some)
            {
                var anchor = some.Count == 1 ? alike.Key : $"{alike.Key}-{Hash(identity(thing))}";
                while (!taken.Add(anchor))
                {
                    // Only a broken plan says the same thing twice.
                    anchor += "-";
                }

                anchors[thing] = anchor;
            }
        }

        return anchors;
    }

    // What cannot stand in an address as it is has its hash instead.
    private static string Step(string text)
    {
        var plain = string.Concat(text.Take(Longest).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-'));
        return plain == text && plain.Length > 0 ? plain : $"{plain.Trim('-')}-{Hash(text)}".TrimStart('-');
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
