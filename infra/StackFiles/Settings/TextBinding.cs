namespace GpuInfra.StackFiles;

internal sealed class TextBinding : Binding
{
    public override string Wanted => "a text";

    public override string Example => "\"...\"";

    protected override object? Convert(ConfigSlot slot, ProblemList problems)
    {
        switch (slot.Node)
        {
            case ConfigSecret:
                // Pulumi decrypts it for the program, which hands it on as plain text.
                return Refuse(slot, problems, "Put it into Secret Manager and name it under 'secrets', or set it without --secret.");
            case ConfigScalar scalar when ScalarSyntax.KeepsItsText(scalar, out var text):
                return text;
            case ConfigScalar scalar:
                problems.Add(
                    slot.Place,
                    slot.Path,
                    TextIsPlain.Mistake(
                        $"is {scalar.Text} without quotes, which Pulumi reads as a number or a date and spells in its own way",
                        $"Write {slot.With($"\"{scalar.Text}\"")}"
                            + (ScalarSyntax.InDecimal(scalar) is { } number ? $", or {slot.With(number)} if it is a number." : ".")));
                return null;
            case ConfigSequence { Items: [ConfigScalar { Kind: ScalarKind.Text } only] }:
                return Refuse(slot, problems, $"Write {slot.With(only.Text)}.");
            case ConfigMap map when SplitTexts.Join(map) is { } text:
                return Refuse(slot, problems, $"Write {slot.With($"\"{text}\"")}.");
            default:
                return Refuse(slot, problems);
        }
    }
}

internal sealed class BooleanBinding : Binding
{
    public override string Wanted => "true or false";

    public override string Example => "true";

    protected override object? Convert(ConfigSlot slot, ProblemList problems) =>
        slot.Node switch
        {
            ConfigScalar { Kind: ScalarKind.Boolean } scalar => ScalarSyntax.IsTrue(scalar),
            ConfigScalar { Kind: ScalarKind.Text } scalar when scalar.Text.ToLowerInvariant() is "true" or "false" =>
                Refuse(slot, problems, $"Remove the quotes: {slot.With(scalar.Text.ToLowerInvariant())}."),
            ConfigScalar scalar when scalar.Text.ToLowerInvariant() is "yes" or "y" or "on" or "enabled" =>
                Refuse(slot, problems, $"Write {slot.With("true")}."),
            ConfigScalar scalar when scalar.Text.ToLowerInvariant() is "no" or "n" or "off" or "disabled" or "0" =>
                Refuse(slot, problems, $"Write {slot.With("false")}."),
            _ => Refuse(slot, problems),
        };
}
