namespace GpuInfra.SchemaGenerator;

// How an input that is no text travels to the provider: as the value it is, or, to the provider's own configuration, as JSON.
internal enum InputForm
{
    Value,
    JsonText,
}
