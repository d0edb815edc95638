using System.Text;

namespace GpuInfra.Planning.Tests;

/// <summary>Files that come in pieces.</summary>
public sealed class SnapshotStreamTests
{
    // Whoever waits for a file on a thread of its own would wait for itself.
    [Fact]
    public async Task ReadAsync_ACallerWithAContext_IsNotCalledBackInIt()
    {
        await using var stream = new LateStream(Encoding.UTF8.GetBytes(Snapshots.Preview));

        Assert.Equal(0, await CountingContext.RunAsync(async () => Assert.Single(await SnapshotReader.ReadAsync(stream).ConfigureAwait(false))));
    }

    private sealed class LateStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(1, cancellationToken).ConfigureAwait(false);
            return Read(buffer.Span);
        }
    }
}
