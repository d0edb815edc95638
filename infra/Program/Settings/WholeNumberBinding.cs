using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuInfra.Program;

internal sealed partial class WholeNumberBinding : Binding
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
            default:
                return Refuse(slot, problems, FixOf(slot, scalar));
        }
    }

    private static string? FixOf(ConfigSlot slot, ConfigScalar scalar) =>
        Durations.In(slot.Path.LastKey, scalar.Text) is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"That is {time.Number} {time.Unit}: write {slot.With($"{time.Number}")}.")
        : scalar.Kind == ScalarKind.Ambiguous ? "Write the number in decimal digits alone, without a zero in front."
        : QuotedNumber(scalar) is { } quoted ? $"Remove the quotes: {slot.With(quoted)}."
        : Digits(scalar) is { } digits ? $"Write {slot.With(digits)}."
        : null;

    // Other ways to write a whole number: 4.0, 1e3, 1,000, 1 000, and 4 with a comma as JSON has it.
    private static string? Digits(ConfigScalar scalar) =>
        ScalarSyntax.TryNumber(scalar, out var number) && double.IsInteger(number) && Math.Abs(number) <= int.MaxValue
            ? number.ToString(CultureInfo.InvariantCulture)
        : GroupedForm.IsMatch(scalar.Text)
            ? string.Concat(scalar.Text.Where(char.IsAsciiDigit))
        : null;

    // Without its quotes, a number with a zero in front is another to Pulumi.
    private static string? QuotedNumber(ConfigScalar scalar) =>
        scalar.Kind == ScalarKind.Text && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"^(\d{1,9},|\d{1,3}([, '’]\d{3})+)$")]
    private static partial Regex GroupedForm { get; }
}
