namespace GpuInfra.Components.Tests;

public sealed class ResourceKindsTests
{
    // What goes with something else is no loss of its own.
    [Fact]
    public void All_Companions_AreThese() => Assert.Equal(
        ["gcp:compute/address:Address", "gcp:compute/globalAddress:GlobalAddress", "gcp:dns/recordSet:RecordSet", "random:index/randomId:RandomId"],
        ResourceKinds.All.Where(kind => kind.IsCompanion).Select(kind => kind.Type));
}
