namespace GpuInfra.StackFiles;

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
