namespace GpuInfra.Planning;

// The model that a service serves, as its component says it.
internal sealed record PlannedModel(PlannedResource Resource)
{
    private PropertyMap Inputs => Resource.Inputs;

    public string? Region => Inputs.Text("location");

    // As it is written; nothing where none is, which means any other server.
    public string? EngineId => Inputs.Text("engine");

    public Engine Engine => Engines.Find(EngineId) ?? Engines.Custom;

    public string Name => Inputs.Text("model") ?? "";

    public string? Source => Inputs.Text("modelSource");

    // What is copied into memory lies in the bucket.
    public string Store => Source switch
    {
        null => ServedModel.ImageSource,
        ServedModel.MemorySource => ServedModel.BucketSource,
        var said => said,
    };

    // Nothing where nobody knows it.
    public long? WeightBytes => Models.WeightBytesOf(Engine, Name, Inputs.Text("weights"));

    public PlannedUsage? Usage => PlannedUsage.Of(Inputs.Map("usage"));
}
