namespace GpuInfra.Planning;

// Whether the provider takes what is deployed for what is planned, though they are spelled differently.
internal delegate bool Equality(PropertyValue? deployed, PropertyValue? planned, ResourceInputs inputs);
