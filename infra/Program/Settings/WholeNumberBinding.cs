using System.Globalization;

namespace GpuInfra.Program;

internal sealed class WholeNumberBinding : Binding
{
    public override string Wanted => "a whole number";

    public override string Example => "1";

    public override ValueShape Shape => new WholeNumberShape();

    protected override object? Convert(ConfigSlot slot, ProblemList problems)
    {
        if (slot.Node is not ConfigScalar scalar)
        {
            return Refuse(slot, problems);
        }

        switch (scalar.Kind)
        {
            case ScalarKind.WholeNumber
                when ScalarSyntax.TryWholeNumber(scalar, out var number) && number is >= int.MinValue and <= int.MaxValue:
                return (int)number;
            case ScalarKind.WholeNumber:
                problems.Add(
                    slot.Mark,
                    slot.Path,
                    Mistake.ValueHasType(
                        $"is {scalar.Text}, but must be between {int.MinValue} and {int.MaxValue}",
                        "Write a number within these bounds."));
                return null;
            case ScalarKind.Ambiguous:
                return Refuse(slot, problems, "Write the number in decimal digits alone, without a zero in front.");
            default:
                return Refuse(slot, problems, QuotedNumber(scalar) is { } quoted ? $"Remove the quotes: {slot.With(quoted)}." : null);
        }
    }

    // Without its quotes, a number with a zero in front is another to Pulumi.
    private static string? QuotedNumber(ConfigScalar scalar) =>
        scalar.Kind == ScalarKind.Text && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
}
