using System.Collections.Concurrent;
using System.Text;

namespace GpuInfra.OfflineSdk.Tests;

/// <summary>A console that is read while others write: the SDK tells of its tasks even after the deployment has ended.</summary>
internal sealed class SharedWriter : TextWriter
{
    private readonly ConcurrentQueue<char> _written = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => _written.Enqueue(value);

    public override string ToString() => new([.. _written]);
}
