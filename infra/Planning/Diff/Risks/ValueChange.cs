namespace GpuInfra.Planning;

internal sealed record ValueChange(ResourceDraft Draft, PropertyPlace Place, PropertyValue? Old, PropertyValue? New)
{
    public PropertyValue? OldAt(string path) => Draft.Old.Inputs.Find(path);

    public PropertyValue? NewAt(string path) => Draft.New.Inputs.Find(path);

    // The identity of the last item on the way.
    public string Item => Place.Steps.LastOrDefault(static step => step.IsItem).Name ?? "";
}
