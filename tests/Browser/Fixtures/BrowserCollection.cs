using System.Diagnostics.CodeAnalysis;

namespace GpuInfra.Browser.Tests;

/// <summary>The tests that share one browser.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "Collection is xunit's word for it.")]
public sealed class BrowserCollection : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
