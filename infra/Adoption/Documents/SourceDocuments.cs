using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Reads the documents of a file that is JSON or YAML, whichever it is: YAML in flow style begins as JSON does.</summary>
public static class SourceDocuments
{
    /// <summary>Whether a text begins as an object or an array of JSON does.</summary>
    public static bool BeginsAsJson(string text) => text.AsSpan().TrimStart('\uFEFF').TrimStart() is ['{' or '[', ..];

    /// <summary>All documents of a file, but no empty ones.</summary>
    /// <exception cref="SourceMistakeException">It is neither JSON nor YAML.</exception>
    public static ImmutableArray<SourceValue> Read(SourceText file, out bool isJson)
    {
        isJson = BeginsAsJson(file.Text);
        if (!isJson)
        {
            return YamlDocuments.Read(file);
        }

        try
        {
            return [JsonText.Read(file)];
        }
        catch (SourceMistakeException)
        {
            isJson = false;
            if (ReadYaml(file) is not { } documents)
            {
                throw;
            }

            return documents;
        }
    }

    // Whether a text may hold a word: JSON may write each of its letters as an escape.
    internal static bool MayHold(string text, string word) => text.Contains(word, StringComparison.Ordinal) || text.Contains("\\u", StringComparison.Ordinal);

    private static ImmutableArray<SourceValue>? ReadYaml(SourceText file)
    {
        try
        {
            return YamlDocuments.Read(file);
        }
        catch (SourceMistakeException)
        {
            return null;
        }
    }
}
