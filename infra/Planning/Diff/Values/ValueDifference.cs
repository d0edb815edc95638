namespace GpuInfra.Planning;

internal sealed record ValueDifference(PropertyPlace Place, PropertyValue? Old, PropertyValue? New);
