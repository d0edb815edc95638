namespace GpuInfra;

/// <summary>What is known of one type of resource, beyond what its provider says of it.</summary>
/// <param name="Type">The type's token, such as <c>gcp:storage/bucket:Bucket</c>.</param>
public sealed record ResourceKind(string Type)
{
    /// <summary>What it is called in a sentence; the words of its token, if it is left out.</summary>
    public string? Noun { get; init; }

    /// <summary>The inputs by which the cloud tells one from another.</summary>
    public IReadOnlyList<string> Identity { get; init; } = ["name", "project", "location", "region"];

    /// <summary>The inputs that a reader looks for; the first few plain ones, if it is left out.</summary>
    public IReadOnlyList<ShownInput>? Shown { get; init; }

    /// <summary>What is lost with it.</summary>
    public Loss Loss { get; init; } = Loss.Usual;

    /// <summary>Whether it goes along with something bigger: many of them must not hide that.</summary>
    public bool IsCompanion { get; init; }

    /// <summary>What replaces it beyond what the facts of its provider say: mostly what depends on the values.</summary>
    public IReadOnlyList<ReplacementCondition> Replacements { get; init; } = [];

    /// <summary>The differences that are known to show where there are none.</summary>
    public IReadOnlyList<NoiseCondition> Noise { get; init; } = [];

    /// <summary>How the items of its lists are matched, where a list's name alone does not tell.</summary>
    public IReadOnlyList<ListMatch> Lists { get; init; } = [];

    /// <summary>What IAM asks of whoever looks after one; nothing if the pipelines do not.</summary>
    public ResourcePermissions? Permissions { get; init; }
}
