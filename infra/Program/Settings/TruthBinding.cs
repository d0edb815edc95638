namespace GpuInfra.Program;

internal sealed class TruthBinding : Binding
{
    public override string Wanted => "true or false";

    public override string Example => "true";

    public override ValueShape Shape => new TruthShape();

    protected override object? Convert(ConfigSlot slot, ProblemList problems) =>
        slot.Node switch
        {
            ConfigScalar { Kind: ScalarKind.Truth } scalar => ScalarSyntax.IsTrue(scalar),
            ConfigScalar { Kind: ScalarKind.Text, Text: "true" or "false" } scalar =>
                Refuse(slot, problems, $"Remove the quotes: {slot.With(scalar.Text)}."),
            ConfigScalar { Text: "yes" or "Yes" or "on" or "On" } => Refuse(slot, problems, $"Write {slot.With("true")}."),
            ConfigScalar { Text: "no" or "No" or "off" or "Off" } => Refuse(slot, problems, $"Write {slot.With("false")}."),
            _ => Refuse(slot, problems),
        };
}
