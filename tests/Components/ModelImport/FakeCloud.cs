using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace GpuInfra.Components.Tests;

/// <summary>What an import talks to, on this machine: a bucket, Hugging Face's hub, Ollama's registry and a file server.</summary>
internal sealed class FakeCloud : IDisposable
{
    private static int LastPort = 20_000 + (Environment.ProcessId % 10_000);

    private readonly HttpListener _listener;
    private readonly ConcurrentDictionary<string, (string Name, long Match, MemoryStream Data, string Metadata)> _sessions = new();
    private readonly Task _loop;
    private long _generation;

    public FakeCloud()
    {
        // One that could not start cannot be started again, and two of a process on one port would answer for each other.
        while (true)
        {
            var port = Interlocked.Increment(ref LastPort);
            try
            {
                _listener = new() { Prefixes = { $"http://127.0.0.1:{port}/" } };
                _listener.Start();
                Address = $"http://127.0.0.1:{port}";
                break;
            }
            catch (HttpListenerException)
            {
                // Somebody has that port.
            }
        }

        _loop = Task.Run(ServeAsync);
    }

    public string Address { get; }

    /// <summary>The objects of the bucket by name.</summary>
    public ConcurrentDictionary<string, (byte[] Data, long Generation, string Metadata)> Objects { get; } = new();

    /// <summary>What other servers have, by path and query.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>The answers, by path, that come in place of the next ones: status codes.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<int>> Refusals { get; } = new();

    /// <summary>Paths whose next answer ends after some bytes.</summary>
    public ConcurrentDictionary<string, int> Interruptions { get; } = new();

    /// <summary>Who may read files; anybody where nobody is named.</summary>
    public string? Token { get; set; }

    /// <summary>What happens before an object becomes visible, by its name.</summary>
    public Action<string>? BeforeFinish { get; set; }

    /// <summary>What was asked for: method, path and query.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public void Dispose()
    {
        _listener.Stop();
        _loop.Wait(TimeSpan.FromSeconds(5));
        _listener.Close();
    }

    /// <summary>Puts an object into the bucket, as somebody else does.</summary>
    public void Store(string name, byte[] data, string digest) =>
        Objects[name] = (data, Interlocked.Increment(ref _generation), JsonSerializer.Serialize(new { metadata = new { digest } }));

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => Answer(context));
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var (request, path) = (context.Request, context.Request.Url!.AbsolutePath);
        Requests.Enqueue($"{request.HttpMethod} {request.Url!.PathAndQuery}");
        try
        {
            if (Refusals.TryGetValue(path, out var codes) && codes.TryDequeue(out var code))
            {
                End(context, code, []);
            }
            else if (path.StartsWith("/upload/", StringComparison.Ordinal))
            {
                Begin(context);
            }
            else if (path.StartsWith("/session/", StringComparison.Ordinal))
            {
                Take(context, path);
            }
            else if (path.StartsWith("/storage/v1/b/models/o/", StringComparison.Ordinal))
            {
                Read(context, Uri.UnescapeDataString(request.RawUrl!["/storage/v1/b/models/o/".Length..].Split('?')[0]));
            }
            else
            {
                Serve(context, request.Url.PathAndQuery);
            }
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The client is gone, which some tests want.
        }
    }

    private void Begin(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var (query, body) = (context.Request.QueryString, reader.ReadToEnd());
        var id = $"/session/{Guid.NewGuid():N}";
        _sessions[id] = (query["name"]!, long.Parse(query["ifGenerationMatch"]!, System.Globalization.CultureInfo.InvariantCulture), new(), body);
        context.Response.Headers["Location"] = Address + id;
        End(context, 200, []);
    }

    private void Take(HttpListenerContext context, string path)
    {
        var (name, match, data, metadata) = _sessions[path];
        var range = context.Request.Headers["Content-Range"]!;
        context.Request.InputStream.CopyTo(data);
        if (range.EndsWith("/*", StringComparison.Ordinal))
        {
            context.Response.Headers["Range"] = $"bytes=0-{data.Length - 1}";
            End(context, 308, []);
            return;
        }

        BeforeFinish?.Invoke(name);
        var now = Objects.TryGetValue(name, out var old) ? old.Generation : 0;
        if (now == match)
        {
            Objects[name] = (data.ToArray(), Interlocked.Increment(ref _generation), metadata);
        }

        End(context, now == match ? 200 : 412, []);
    }

    private void Read(HttpListenerContext context, string name)
    {
        if (!Objects.TryGetValue(name, out var found))
        {
            End(context, 404, []);
        }
        else if (context.Request.QueryString["alt"] == "media")
        {
            End(context, 200, found.Data);
        }
        else
        {
            var answer = JsonSerializer.Deserialize<Dictionary<string, object?>>(found.Metadata.Length > 0 ? found.Metadata : "{}")!;
            (answer["size"], answer["generation"]) = ($"{found.Data.Length}", $"{found.Generation}");
            End(context, 200, JsonSerializer.SerializeToUtf8Bytes(answer));
        }
    }

    private void Serve(HttpListenerContext context, string path)
    {
        if (Token is not null && context.Request.Headers["Authorization"] != $"Bearer {Token}")
        {
            End(context, 401, []);
        }
        else if (!Files.TryGetValue(path, out var data))
        {
            End(context, 404, []);
        }
        else
        {
            var from = context.Request.Headers["Range"] is { } range ? int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture) : 0;
            context.Response.StatusCode = from > 0 ? 206 : 200;
            context.Response.ContentLength64 = data.Length - from;
            if (Interruptions.TryRemove(path, out var bytes))
            {
                context.Response.OutputStream.Write(data, from, bytes);
                context.Response.OutputStream.Flush();
                context.Response.Abort();
                return;
            }

            context.Response.OutputStream.Write(data, from, data.Length - from);
            context.Response.Close();
        }
    }

    private static void End(HttpListenerContext context, int code, byte[] body)
    {
        context.Request.InputStream.CopyTo(Stream.Null);
        context.Response.StatusCode = code;
        context.Response.ContentLength64 = body.Length;
        context.Response.OutputStream.Write(body);
        context.Response.Close();
    }
}
