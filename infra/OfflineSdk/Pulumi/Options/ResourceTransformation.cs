namespace Pulumi;

/// <summary>Sees a resource before it is registered, and may answer other arguments and options for it.</summary>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);
