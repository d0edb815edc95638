namespace GpuInfra.StackFiles;

internal sealed partial class WholeNumberBinding : Binding
{
    private const string Port = "port";
    private const int Kilo = 1024;

    public override string Wanted => "a whole number";

    public override string Example => "1";

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
                    slot.Place,
                    slot.Path,
                    ValueHasType.Mistake(
                        $"is {scalar.Text}, but must be between {int.MinValue} and {int.MaxValue}",
                        "Write a number within these bounds."));
                return null;
            default:
                return Refuse(slot, problems, FixOf(slot, scalar));
        }
    }

    private static string FixOf(ConfigSlot slot, ConfigScalar scalar)
    {
        var bounds = KeyLimits.At(slot.Path.LastKey ?? "", slot.Path.OuterKey)?.Agreed;
        return Durations.In(slot.Path.LastKey, scalar.Text) is { } time ? OfTime(slot, time, bounds)
            : scalar.Kind == ScalarKind.Ambiguous ? "Write the number in decimal digits alone, without a zero in front."
            : QuotedNumber(scalar) is { } quoted && IsWithin(quoted, bounds) ? $"Remove the quotes: {slot.With(Text(quoted))}."
            : Digits(scalar) is { } digits && IsWithin(digits, bounds) ? $"Write {slot.With(Text(digits))}."
            : Beginning(scalar.Text) is { } start && IsWithin(start, bounds) ? $"Write {slot.With(Text(start))}."
            : $"Write for example {slot.With(Text(ExampleOf(slot, bounds)))}.";
    }

    private static int ExampleOf(ConfigSlot slot, Bounds<int>? bounds) =>
        slot.Path.LastKey == Port ? CloudRunLimits.DefaultPort : IsWithin(1, bounds) ? 1 : bounds!.Minimum;

    private static string OfTime(ConfigSlot slot, (long Number, string Unit) time, Bounds<int>? bounds)
    {
        var said = $"That is {Text(time.Number)} {time.Unit}";
        return IsWithin(time.Number, bounds) ? $"{said}: write {slot.With(Text(time.Number))}."
            : bounds is null ? $"{said}, more than any number here may be."
            : bounds.Maximum is { } most && time.Number > most
                ? $"{said}, and no more than {Text(most)} are sure to be taken: write {slot.With(Text(most))}."
            : $"{said}, but at least {Text(bounds.Minimum)} is needed: write for example {slot.With(Text(bounds.Minimum))}.";
    }

    // The number of 8080/tcp and 4.5; of 8k it is the power of two that those who say it mean.
    private static long? Beginning(string text) =>
        NumberForm.Match(text.Trim()) is { Success: true } match
            && long.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number * (match.Groups["kilo"].Success ? Kilo : 1)
            : null;

    private static bool IsWithin(long number, Bounds<int>? bounds) =>
        Math.Abs(number) <= int.MaxValue && bounds?.Contains((int)number) != false;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // Other ways to write a whole number: 4.0, 1e3, 1,000, 1 000, and 4 with a comma as JSON has it.
    private static long? Digits(ConfigScalar scalar) =>
        ScalarSyntax.TryNumber(scalar, out var number) && double.IsInteger(number) && Math.Abs(number) <= int.MaxValue
            ? (long)number
        : GroupedForm.IsMatch(scalar.Text) && long.TryParse(
            string.Concat(scalar.Text.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var grouped)
            ? grouped
        : null;

    // Without its quotes, a number with a zero in front is another to Pulumi.
    private static long? QuotedNumber(ConfigScalar scalar) =>
        scalar.Kind == ScalarKind.Text && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    [GeneratedRegex(@"^(?<number>[1-9]\d{0,6})((?<kilo>[kK])i?|/[a-z]+|\.\d+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberForm { get; }

    [GeneratedRegex(@"^(\d{1,9},|\d{1,3}([, '’]\d{3})+)$")]
    private static partial Regex GroupedForm { get; }
}
