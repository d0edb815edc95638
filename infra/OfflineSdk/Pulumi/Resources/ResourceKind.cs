namespace Pulumi;

/// <summary>Who makes a resource, and who its children.</summary>
internal enum ResourceKind
{
    /// <summary>A provider makes it.</summary>
    Custom,

    /// <summary>It groups the resources that this program makes.</summary>
    LocalComponent,

    /// <summary>It groups resources that a provider makes.</summary>
    RemoteComponent,

    /// <summary>It stands for a resource that is known by its URN alone.</summary>
    Reference,
}
