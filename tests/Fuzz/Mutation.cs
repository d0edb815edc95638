namespace GpuInfra.Fuzz;

/// <summary>One change of a text. Any numbers do: they are taken modulo what there is.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="At">Where.</param>
/// <param name="Choice">With what.</param>
public sealed record Mutation(MutationKind Kind, int At, int Choice)
{
    private static readonly MutationKind[] Kinds = Enum.GetValues<MutationKind>();

    /// <summary>A mutation made of three numbers.</summary>
    public static Mutation Of(int kind, int at, int choice) =>
        new(Kinds[kind % Kinds.Length], at, choice);

    /// <summary>A mutation chosen by chance.</summary>
    public static Mutation Draw(Dice dice) => Of(dice.Next(Kinds.Length), dice.Next(1 << 20), dice.Next(1 << 20));

    /// <summary>The text with the change; unchanged where there is nothing to change.</summary>
    public string Apply(string text) => Kind switch
    {
        MutationKind.FlipBit => CharacterMutations.FlipBit(text, At, Choice),
        MutationKind.DropCharacters => CharacterMutations.Drop(text, At, Choice),
        MutationKind.InsertCharacters => CharacterMutations.Insert(text, At, Choice),
        MutationKind.Truncate => CharacterMutations.Truncate(text, At),
        MutationKind.Reencode => CharacterMutations.Reencode(text, Choice),
        MutationKind.ReplaceWord => CharacterMutations.ReplaceWord(text, At, Choice),
        _ => Lines.Of(text).With(this).ToString(),
    };
}
