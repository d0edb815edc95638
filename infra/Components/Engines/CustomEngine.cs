namespace GpuInfra;

// Any server of which nothing is assumed.
internal sealed class CustomEngine() : Engine("custom", Sources.HealthChecks)
{
    public override Server? Server => null;

    public override string Title => "another server";

    public override string ModelExample => "";

    protected override ServiceDefaults Preset(ServedModel model) => ServiceDefaults.None;
}
