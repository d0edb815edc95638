namespace GpuInfra.StackFiles;

/// <summary>A key that a map of a stack file may have, and the argument that its value becomes.</summary>
internal sealed record ArgsMember(ArgsInput Input)
{
    private readonly Lazy<Binding> _binding = new(() => Binding.For(Input.Form));

    public string Key => Input.Key;

    public Binding Binding => _binding.Value;

    /// <summary>The argument that a list becomes in place of one value; none where a list would be wrong.</summary>
    public ArgsMember? List { get; init; }

    /// <summary>Whether its value is one of a few words.</summary>
    public bool HasFewWords => KnownWords.Of(Input) is not null;

    /// <summary>A value that may be right: one of the known words, or else one of the form.</summary>
    public string Example => KnownWords.Of(Input) is [var word, ..] && Input.Form is TextForm ? word : Binding.Example;

    /// <summary>The keys that a stack file may say of a class of arguments, its own before those of its bases.</summary>
    public static IEnumerable<ArgsMember> Of(ArgsType type)
    {
        var said = type.Inputs.Where(input => !input.IsOfProgram).ToList();
        return said.Where(input => input.InPlaceOf is null).Select(input => new ArgsMember(input)
        {
            List = said.Find(list => list.InPlaceOf == input.Key) is { } list ? new(list) : null,
        });
    }

    /// <summary>Which argument a value becomes.</summary>
    public ArgsMember For(ConfigNode value) => value is ConfigSequence ? List ?? this : this;
}
