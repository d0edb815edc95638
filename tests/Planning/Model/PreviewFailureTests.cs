using System.Text.Json;

namespace GpuInfra.Planning.Tests;

/// <summary>Why a preview failed, in the engine's words.</summary>
public class PreviewFailureTests
{
    private const string Said = "The preview failed, so that steps may be missing: ";

    [Theory]
    [InlineData("GPU is gone.\nLook:", null, "GPU is gone")]
    [InlineData("error: GPU is gone\n", null, "GPU is gone")]
    [InlineData("  a\r\n\r\n   b  \n", null, "a b")]
    [InlineData(". a", null, "")]
    [InlineData("a. b. c", null, "a")]
    [InlineData("refused", "urn:pulumi:dev::shop::gcp:storage/bucket:Bucket::models", "models: refused")]
    [InlineData("models is refused", "urn:pulumi:dev::shop::gcp:storage/bucket:Bucket::models", "models is refused")]
    [InlineData("\"urn:pulumi:dev::shop::t::models\" is refused", "urn:pulumi:dev::shop::t::models", "models is refused")]
    [InlineData("urn:pulumi:dev::shop::t::models is refused", "urn:pulumi:dev::shop::t::models", "models is refused")]
    [InlineData("refused", "urn:pulumi:models", "refused")]
    public async Task ReadAsync_APreviewThatFailed_SaysTheFirstSentence(string message, string? urn, string reason)
    {
        var place = urn is null ? "" : $"\"urn\": {JsonSerializer.Serialize(urn)}, ";
        var preview = Snapshots.Preview
            .Replace("\"message\": \"hello\\n\"", $"{place}\"message\": {JsonSerializer.Serialize(message)}", StringComparison.Ordinal)
            .Replace("info#err", "error", StringComparison.Ordinal);

        Assert.Equal(Said + reason + ".", Assert.Single(await Snapshots.OfAsync(preview)).Notes[0]);
    }
}
