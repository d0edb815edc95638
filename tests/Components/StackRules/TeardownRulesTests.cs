namespace GpuInfra.Components.Tests;

public sealed class TeardownRulesTests
{
    private const string Blocked =
        "Warning DestroyIsNotBlocked services.chat.deletionProtection: is true, but platform.protect is false: a destroy stops at "
        + "this service. Leave it out, or say false and apply that before destroying. "
        + "[https://www.pulumi.com/registry/packages/gcp/api-docs/cloudrunv2/service/]";

    [Theory]
    [InlineData(false, true, Blocked)]
    [InlineData(false, false, "")]
    [InlineData(false, null, "")]
    [InlineData(true, true, "")]
    [InlineData(true, null, "")]
    [InlineData(null, true, "")]
    public void Check_ProtectedServiceInAnUnprotectedStack_Warns(bool? protect, bool? deletionProtection, string expected) =>
        Assert.Equal(expected, GivenStack.Violations(
            GivenStack.Platform(protect: protect),
            ("chat", new() { Image = GivenStack.Image, DeletionProtection = deletionProtection })));
}
