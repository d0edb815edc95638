namespace GpuInfra.Planning;

// What is compared of one resource, and what is known of its type.
internal sealed record ComparedResource(string Type, ResourceInputs Inputs)
{
    public TypeFacts? Facts { get; init; }

    // Whether the old side is what is deployed.
    public bool IsState { get; init; }

    // Whether the state holds whatever the provider knows, so that what is not in it is not there.
    public bool IsWhole { get; init; }

    // Whether the state names no version of the schema, and the provider brings it up to date before it compares.
    public bool IsMigrated { get; init; }
}
