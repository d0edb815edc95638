using System.Collections.Concurrent;

namespace GpuInfra.StackFiles;

// A key that a map of a stack file may have, and the argument that its value becomes.
internal sealed record ArgsMember(ArgsInput Input)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ArgsMember>> Known = new();

    private readonly Lazy<Binding> _binding = new(() => Binding.For(Input.Form));

    public string Key => Input.Key;

    public Binding Binding => _binding.Value;

    // The argument that a list becomes in place of one value; none where a list would be wrong.
    public ArgsMember? List { get; init; }

    public bool HasFewWords => KnownWords.Of(Input) is not null;

    public string Example => KnownWords.Of(Input) is [var word, ..] && Input.Form is TextForm ? word : Binding.Example;

    public static IReadOnlyList<ArgsMember> Of(ArgsType type) => Known.GetOrAdd(type.Type, _ =>
    {
        var said = type.Inputs.Where(input => !input.IsOfProgram).ToList();
        return
        [
            .. said.Where(input => input.InPlaceOf is null).Select(input => new ArgsMember(input)
            {
                List = said.Find(list => list.InPlaceOf == input.Key) is { } list ? new(list) : null,
            }),
        ];
    });

    public ArgsMember For(ConfigNode value) => value is ConfigSequence ? List ?? this : this;
}
