namespace GpuInfra.Planning;

// The inputs of one resource on both sides.
internal sealed record ResourceInputs(PropertyMap Old, PropertyMap New);
