using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GpuInfra.Engine.Tests;

/// <summary>Texts of the made-up cloud in which the properties of a resource stand.</summary>
internal static partial class Template
{
    private const string Digits = "#hex";

    /// <summary>The text for one resource; unknown, where one of its properties is.</summary>
    public static string Fill(string template, JsonObject properties, string urn)
    {
        var isKnown = true;
        var text = Place().Replace(template, match =>
        {
            var name = match.Groups[1].Value;
            var value = name == Digits ? DigitsOf(urn) : ValueOf(properties[name], name, urn);
            isKnown &= value != WireText.Unknown;
            return value;
        });
        return isKnown ? text : WireText.Unknown;
    }

    private static string DigitsOf(string urn) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(urn)).AsSpan(0, 4));

    private static string ValueOf(JsonNode? value, string name, string urn) =>
        value?.ToString() ?? throw new KeyNotFoundException($"{urn} has no {name}, which the made-up cloud needs.");

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Place();
}
