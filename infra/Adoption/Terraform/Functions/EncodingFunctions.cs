using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GpuInfra.Adoption;

/// <summary>Functions of hashes and of YAML.</summary>
internal static class EncodingFunctions
{
    public static readonly Dictionary<string, HclFunction> All = new(StringComparer.Ordinal)
    {
#pragma warning disable CA5350, CA5351 // Terraform's functions of these names, of which nothing here is secret.
        ["md5"] = Hex(MD5.HashData),
        ["sha1"] = Hex(SHA1.HashData),
#pragma warning restore CA5350, CA5351
        ["sha256"] = Hex(SHA256.HashData),
        ["sha512"] = Hex(SHA512.HashData),
        ["base64sha256"] = Base64(SHA256.HashData),
        ["base64sha512"] = Base64(SHA512.HashData),
        ["yamldecode"] = (arguments, place) => Decode(arguments.Text(0), place),
        ["yamlencode"] = (arguments, place) => new HclText(Encode(arguments.At(0)), place),
    };

    private static HclFunction Hex(Func<byte[], byte[]> hash)
        => (arguments, place) => new HclText(Convert.ToHexStringLower(hash(Encoding.UTF8.GetBytes(arguments.Text(0)))), place);

    private static HclFunction Base64(Func<byte[], byte[]> hash)
        => (arguments, place) => new HclText(Convert.ToBase64String(hash(Encoding.UTF8.GetBytes(arguments.Text(0)))), place);

    private static HclValue Decode(string text, SourcePlace place)
    {
        try
        {
            return YamlDocuments.Read(new SourceText(place.File, text)) switch
            {
                [] => new HclNull(place),
                [var only] => At(HclJson.Value(only), place),
                _ => throw new HclArgumentException("finds several documents"),
            };
        }
        catch (SourceMistakeException)
        {
            throw new HclArgumentException("finds no YAML");
        }
    }

    /// <summary>What a text holds stands where the text does.</summary>
    private static HclValue At(HclValue value, SourcePlace place) => value switch
    {
        HclList list => new HclList([.. list.Items.Select(item => At(item, place))], place),
        HclObject map => new HclObject([.. map.Entries.Select(entry => new HclEntry(entry.Name, At(entry.Value, place), place))], place),
        _ => value with { Place = place },
    };

    /// <summary>As Terraform writes it: every name and text in double quotes, two blanks a level.</summary>
    private static string Encode(HclValue value)
    {
        var text = new StringBuilder();
        Encode(text, value, "");
        return text.ToString();
    }

    private static void Encode(StringBuilder text, HclValue value, string indent)
    {
        switch (value)
        {
            case HclObject { Entries.Length: > 0 } map:
                foreach (var entry in map.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
                {
                    text.Append(CultureInfo.InvariantCulture, $"{indent}{ValueFunctions.Json(new HclText(entry.Name, entry.Place))}:");
                    EncodeBelow(text, entry.Value, indent);
                }

                break;
            case HclList { Items.Length: > 0 } list:
                foreach (var item in list.Items)
                {
                    EncodeItem(text, item, indent);
                }

                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"{indent}{ValueFunctions.Json(value)}\n");
                break;
        }
    }

    private static void EncodeBelow(StringBuilder text, HclValue value, string indent)
    {
        if (value is HclObject { Entries.Length: > 0 } or HclList { Items.Length: > 0 })
        {
            text.Append('\n');
            Encode(text, value, value is HclList ? indent : indent + "  ");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $" {ValueFunctions.Json(value)}\n");
    }

    /// <summary>A map begins behind the hyphen.</summary>
    private static void EncodeItem(StringBuilder text, HclValue item, string indent)
    {
        var start = text.Length;
        Encode(text, item, indent + "  ");
        text[start + indent.Length] = '-';
    }
}
