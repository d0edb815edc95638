using System.Reflection;

namespace GpuInfra.StackFiles;

/// <summary>A key that a map of a stack file may have, and the property that its value becomes.</summary>
internal sealed record ArgsMember(string Key, PropertyInfo Property, Binding Binding, bool IsRequired)
{
    /// <summary>The property that a list becomes in place of one value; none where a list would be wrong.</summary>
    public ArgsMember? List { get; init; }

    /// <summary>Whether its value is one of a few words.</summary>
    public bool HasFewWords => KnownWords.Of(Property) is not null;

    /// <summary>A value that may be right: one of the known words, or else one of the type.</summary>
    public string Example => KnownWords.Of(Property) is [var word, ..] && Binding is TextBinding ? word : Binding.Example;

    /// <summary>Which property a value becomes.</summary>
    public ArgsMember For(ConfigNode value) => value is ConfigSequence ? List ?? this : this;
}
