using GpuInfra.StackFiles;

namespace GpuInfra.Cli;

/// <summary>The keys of the stack file.</summary>
internal static class KeyTopics
{
    /// <summary>The keys that a word may mean, each with what is known of it.</summary>
    /// <param name="word">The end of a path, such as <c>memory</c> or <c>services.chat.memory</c>.</param>
    public static IEnumerable<Topic> Of(string word) =>
        StackKeys.All.Where(key => key.IsCalled(word)).Select(key => new Topic("keys", key.Path, key.Kind)
        {
            Text = key.Description,
            Facts =
            [
                .. key.IsRequired ? [new Fact("required", "yes")] : Array.Empty<Fact>(),
                .. key.Words.Count > 0 ? [new Fact("values", string.Join(", ", key.Words))] : Array.Empty<Fact>(),
                .. key.Bounds is { } bounds ? [new Fact("value", $"{bounds}", bounds.Source)] : Array.Empty<Fact>(),
            ],
        });

    public static IEnumerable<string> Words => StackKeys.All.Select(key => key.Key).Distinct();
}
