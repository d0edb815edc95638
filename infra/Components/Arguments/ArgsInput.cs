namespace GpuInfra;

/// <summary>One argument of a class: a property with the attribute <c>Input</c>.</summary>
/// <param name="Key">What it is called in a stack file.</param>
/// <param name="Owner">The class that declares it.</param>
/// <param name="Name">What the property is called.</param>
/// <param name="Form">What a stack file may say.</param>
public sealed record ArgsInput(string Key, Type Owner, string Name, ValueForm Form)
{
    /// <summary>Whether it must be given.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>Whether a program alone sets it, and no stack file.</summary>
    public required bool IsOfProgram { get; init; }

    /// <summary>The key of the argument that has one value where this one has a list; none for any other.</summary>
    public required string? InPlaceOf { get; init; }

    /// <summary>The words that it may be, where its class says which; none where any text may be right.</summary>
    public required IReadOnlyList<string>? Words { get; init; }

    /// <summary>What its comment says, in plain words.</summary>
    public required Func<string> Summary { get; init; }

    /// <summary>Reads it.</summary>
    public required Func<object, object?> Get { get; init; }

    /// <summary>Sets it to a value of its form.</summary>
    public required Action<object, object> Set { get; init; }
}
