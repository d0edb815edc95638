namespace Pulumi.Serialization;

/// <summary>How a resource that is an argument is written.</summary>
internal enum ResourceForm
{
    /// <summary>As its id, or the URN of a component.</summary>
    Id,

    /// <summary>As an object that says which resource it is.</summary>
    Reference,
}
