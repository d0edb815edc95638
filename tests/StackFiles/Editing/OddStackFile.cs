using System.Globalization;

namespace GpuInfra.StackFiles.Tests;

/// <summary>Writes stack files as nobody would: each key anywhere, in any style, with comments and blank lines everywhere.</summary>
internal sealed class OddStackFile(int seed)
{
    private static readonly string[] Keys = ["engine", "model", "cpu", "memory", "gpu", "env", "silence", "import", "zzz", "minInstances", "concurrency"];

    private static readonly string[] Chomps = ["", "-", "+"];

    private readonly Dice _random = new(seed);
    private readonly List<string> _lines = [];
    private int _names;

    public string Write()
    {
        Noise("");
        foreach (var part in Shuffled("secretsprovider: default", "config:"))
        {
            _lines.Add(part);
            if (part == "config:")
            {
                Config();
            }
        }

        Noise("");
        return string.Join(_random.Next(5) == 0 ? "\r\n" : "\n", _lines) + (_random.Next(4) == 0 ? "" : "\n");
    }

    private void Config()
    {
        foreach (var key in Shuffled("gcp:project", "gcp:region", "pulumi:disable-default-providers", "gpuinfra:platform", "gpuinfra:services"))
        {
            Noise("  ");
            _lines.Add(key switch
            {
                "gpuinfra:platform" or "gpuinfra:services" => $"  {key}:",
                _ => $"  {key}: {Plain()}",
            });
            if (key == "gpuinfra:platform")
            {
                Map("    ", ["protect", "labels", "scaleToZero", "images"]);
            }
            else if (key == "gpuinfra:services")
            {
                foreach (var service in Shuffled("b", "a"))
                {
                    Noise("    ");
                    _lines.Add($"    {service}:");
                    Map("      ", Keys);
                }
            }
        }
    }

    private void Map(string indent, string[] keys)
    {
        foreach (var key in Shuffled(keys).Take(_random.Next(1, keys.Length + 1)))
        {
            Noise(indent);
            Entry(indent, key);
        }
    }

    private void Entry(string indent, string key)
    {
        switch (_random.Next(9))
        {
            case 0:
                _lines.AddRange([$"{indent}{key}: {"|>"[_random.Next(2)]}{Chomps[_random.Next(Chomps.Length)]}", $"{indent}  # no comment", "", $"{indent}   deeper"]);
                break;
            case 1:
                _lines.AddRange([$"{indent}{key}:", $"{indent}  - rule: RUN001", $"{indent}    path: {Plain()}", $"{indent}  # between", $"{indent}  - reason: r", $"{indent}    rule: {Plain()}"]);
                break;
            case 2:
                _lines.AddRange([$"{indent}{key}: {{b: 1, # in it", $"{indent}  a: [x,", $"{indent}  y]}}"]);
                break;
            case 3:
                _lines.Add($"{indent}{key}: &n{_names++.ToString(CultureInfo.InvariantCulture)} {Plain()}");
                break;
            case 4 when _names > 0:
                _lines.Add($"{indent}{key}: *n{_random.Next(_names).ToString(CultureInfo.InvariantCulture)}");
                break;
            case 5:
                _lines.Add($"{indent}{key}:");
                break;
            case 6:
                _lines.AddRange([$"{indent}{key}: \"a", $"{indent}  # not one", $"{indent}  b\""]);
                break;
            default:
                _lines.Add($"{indent}{key}: {Plain()}{(_random.Next(3) == 0 ? "   # behind" : "")}");
                break;
        }
    }

    private string Plain() => _random.Next(4) switch
    {
        0 => $"'it''s {_random.Next(9)}'",
        1 => "\"\\u00e9: #\"",
        2 => $"{_random.Next(99)}",
        _ => "text of words",
    };

    private void Noise(string indent)
    {
        for (var i = _random.Next(8); i > 5; i--)
        {
            _lines.Add(_random.Next(4) switch { 0 => "", 1 => $"{indent}  # deeper", 2 => "# shallow", _ => $"{indent}# above" });
        }
    }

    private string[] Shuffled(params string[] items)
    {
        string[] shuffled = [.. items];
        _random.Shuffle(shuffled);
        return shuffled;
    }
}

/// <summary>Numbers that look drawn, the same for the same beginning.</summary>
internal sealed class Dice(int seed)
{
    private const ulong Factor = 6364136223846793005;
    private const ulong Summand = 1442695040888963407;
    private const int UsefulBits = 33;

    private ulong _state = unchecked(((ulong)seed * Factor) + Summand);

    /// <summary>A number from zero, below another.</summary>
    public int Next(int end)
    {
        _state = unchecked((_state * Factor) + Summand);
        return (int)((_state >> UsefulBits) % (ulong)end);
    }

    public int Next(int start, int end) => start + Next(end - start);

    public void Shuffle<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
