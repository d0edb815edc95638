namespace GpuInfra.Planning;

internal enum MatchedBy
{
    // By nothing: the resource is on one side alone.
    Nothing,

    // By the URN, its stack and project aside.
    Urn,

    // By an alias, its own or one that follows from a parent's.
    Alias,

    // By what it is in the cloud: the engine sees two resources there.
    CloudIdentity,
}
